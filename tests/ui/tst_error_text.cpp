// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "tests/ui/window_test.h"
#include "ui/error_text.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace maskscope;

namespace {

/// Knows one sentence and one phrase in another language.
class FewWords : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(const char* context, const char* source, const char*,
                                    int) const override
    {
        const QString text = QString::fromUtf8(source);
        if (QLatin1String(context) == QLatin1String("Phrase")) {
            return text == QStringLiteral("folder") ? QStringLiteral("文件夹") : QString();
        }
        const bool isKnown = QLatin1String(context) == QLatin1String("Message")
            && text.contains(QStringLiteral("{found} tokens and the model reads"));
        return isKnown ? QStringLiteral("最多 {limit} 个词元，这里有 {found} 个。") : QString();
    }
};

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void factsArePutIn()
    {
        const Error error{ErrorCode::TooLong, {{"found", 600}, {"limit", 512}}, {}};
        QCOMPARE(errorText(error),
                 QStringLiteral("This text has 600 tokens and the model reads at most 512. Shorten "
                                "the text."));
    }

    void everyCodeHasASentence()
    {
        for (const MessageTemplate& row : messageTemplates()) {
            const QString text = errorText({row.code, {}, {}});
            QVERIFY2(!text.isEmpty() && !text.contains(QLatin1Char('{')), qPrintable(text));
        }
    }

    void theSentenceIsTranslatedBeforeFactsArePutIn()
    {
        FewWords translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const Error error{ErrorCode::TooLong, {{"found", 600}, {"limit", 512}}, {}};
        QCOMPARE(errorText(error), QStringLiteral("最多 512 个词元，这里有 600 个。"));
        QCoreApplication::removeTranslator(&translator);
    }

    void phrasesAreTranslatedAndFileNamesAreNot()
    {
        FewWords translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const std::string folder = "folder";
        const Error error{ErrorCode::NotAFile, {{"file", folder}, {"kind", folder}}, {}};
        QCOMPARE(
            errorText(error),
            QStringLiteral("'folder' is not an ordinary file but a 文件夹. Choose a model file "
                           "(.pt)."));
        QCoreApplication::removeTranslator(&translator);
    }

    void detailsNameTheCodeAndTheLibrarysText()
    {
        QCOMPARE(errorDetails({ErrorCode::NoMask, {}, {}}), QStringLiteral("NO_MASK"));
        QCOMPARE(errorDetails({ErrorCode::LoadFailed, {}, "raw\ntext"}),
                 QStringLiteral("LOAD_FAILED\nraw\ntext"));
    }

    void detailsTellWhereTheModelStopped()
    {
        const Facts facts{{"reason", "index out of range in self"},
                          {"source", "modeling_bert.py:188"},
                          {"operator", "aten::embedding"},
                          {"module", "bert.embeddings"}};
        QCOMPARE(errorDetails({ErrorCode::ForwardFailed, facts, "raw"}),
                 QStringLiteral("FORWARD_FAILED\nmodeling_bert.py:188 - aten::embedding - "
                                "bert.embeddings\nraw"));
    }

    void detailsAreCapped()
    {
        const QString details
            = errorDetails({ErrorCode::LoadFailed, {}, std::string(1U << 20U, 'x')});
        QVERIFY(details.size() < 5000);
        QVERIFY(details.endsWith(QChar(0x2026)));
    }
};

QTEST_MAIN(TestErrorText)
#include "tst_error_text.moc"
