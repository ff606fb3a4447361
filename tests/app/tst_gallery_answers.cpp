// SPDX-License-Identifier: GPL-3.0-or-later
// What the gallery promises of the demo model, tried on it.
#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QTest>

using namespace maskscope::tests;

/// The examples name what a person would say; the demo model has to say it, too.
class TestGalleryAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpectedWordIsAmongTheFirstTen()
    {
        const QJsonArray examples
            = readJson(QStringLiteral(MASKSCOPE_GALLERY "/en.json"))[QStringLiteral("examples")]
                  .toArray();
        QStringList arguments{QStringLiteral("fill"), QStringLiteral("demo"),
                              QStringLiteral("--json"), QStringLiteral("--top-k"),
                              QStringLiteral("10")};
        for (const QJsonValue& example : examples) {
            arguments << QStringLiteral("--text") << example[QStringLiteral("text")].toString();
        }
        const CliResult result = runCli(arguments);
        QCOMPARE(result.exitCode, 0);
        const QList<QJsonObject> answers = result.objects();
        QCOMPARE(answers.size(), examples.size());
        int sensible = 0;
        for (qsizetype i = 0; i < examples.size(); ++i) {
            const QJsonValue example = examples.at(i);
            const QStringList words = wordsOf(answers.at(i));
            const QString told
                = example[QStringLiteral("text")].toString() + words.join(QLatin1Char(' '));
            const QString wrong = example[QStringLiteral("wrong")].toString();
            if (wrong.isEmpty()) {
                QVERIFY2(namesOneOf(words, example[QStringLiteral("expected")].toArray()),
                         qPrintable(told));
                ++sensible;
            } else {
                QVERIFY2(words.value(0) == wrong, qPrintable(told)); // told as a mistake
            }
        }
        QCOMPARE(sensible, 30);
    }

private:
    static QStringList wordsOf(const QJsonObject& answer)
    {
        QStringList words;
        const QJsonArray candidates
            = answer[QStringLiteral("masks")][0][QStringLiteral("candidates")].toArray();
        for (const QJsonValue& candidate : candidates) {
            words << candidate[QStringLiteral("text")].toString();
        }
        return words;
    }
    static bool namesOneOf(const QStringList& words, const QJsonArray& expected)
    {
        return std::any_of(expected.begin(), expected.end(), [&words](const QJsonValue& word) {
            return words.contains(word.toString());
        });
    }
};

QTEST_MAIN(TestGalleryAnswers)
#include "tst_gallery_answers.moc"
