// SPDX-License-Identifier: GPL-3.0-or-later
// `fill` with chosen words and with all masks filled together, against what PyTorch in Python tells
// (tests/data/make_fill_cases.py).
#include "tests/app/cli_runner.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace maskscope::tests;

namespace {

const QString kSmallBert = dataFile(QStringLiteral("models/small_bert.pt"));

QStringList fillArguments(const QString& model, const QStringList& more)
{
    return QStringList{QStringLiteral("fill"), model, QStringLiteral("--json")} + more;
}

QJsonArray recordedCases()
{
    return readJson(dataFile(QStringLiteral("fill_cases.json")))[QStringLiteral("cases")].toArray();
}

QString modelOf(const QJsonValue& recorded)
{
    const QJsonObject models
        = readJson(dataFile(QStringLiteral("fill_cases.json")))[QStringLiteral("models")]
              .toObject();
    return dataFile(models[recorded[QStringLiteral("model")].toString()].toString());
}

QStringList argumentsOf(const QJsonValue& recorded)
{
    QStringList arguments{QStringLiteral("--joint"), QStringLiteral("--top-k=10"),
                          QStringLiteral("--text=") + recorded[QStringLiteral("text")].toString()};
    if (!recorded[QStringLiteral("pair")].isNull()) {
        arguments += QStringLiteral("--pair=") + recorded[QStringLiteral("pair")].toString();
    }
    for (const auto& target : recorded[QStringLiteral("masks")][0].toArray()) {
        arguments += {QStringLiteral("--target"), target[QStringLiteral("text")].toString()};
    }
    return arguments;
}

/// "Equal" as the contract says it, `pieces` predictions multiplied.
void compareTarget(const QJsonValue& found, const QJsonValue& expected)
{
    for (const char* key : {"text", "ids", "tokens", "method"}) {
        QCOMPARE(found[QLatin1String(key)], expected[QLatin1String(key)]);
    }
    const double p = found[QStringLiteral("p")].toDouble(-1);
    if (expected[QStringLiteral("ln_p")].isNull()) {
        QCOMPARE(p, 0.0);
        QVERIFY(found[QStringLiteral("rank")].isNull());
        return;
    }
    const double lnP = expected[QStringLiteral("ln_p")].toDouble();
    const auto pieces = static_cast<double>(expected[QStringLiteral("ids")].toArray().size());
    QVERIFY(std::abs(std::log(p) - lnP) <= 2e-3 * pieces);
    QVERIFY(std::abs(p - std::exp(lnP)) <= 1e-4);
    QCOMPARE(found[QStringLiteral("rank")].isNull(), expected[QStringLiteral("rank")].isNull());
    QVERIFY(
        std::abs(found[QStringLiteral("rank")].toInt() - expected[QStringLiteral("rank")].toInt())
        <= 2);
}

void compareJoint(const QJsonArray& found, const QJsonArray& expected, double near)
{
    QCOMPARE(found.size(), expected.size());
    for (qsizetype i = 0; i < found.size(); ++i) {
        const double p = found[i][QStringLiteral("log_p")].toDouble();
        QVERIFY(std::abs(p - expected[i][QStringLiteral("log_p")].toDouble()) <= near);
        QVERIFY(i == 0 || p <= found[i - 1][QStringLiteral("log_p")].toDouble());
    }
    QCOMPARE(found[0][QStringLiteral("ids")], expected[0][QStringLiteral("ids")]);
}

} // namespace

class TestCliFillTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asRecorded_data();
    void asRecorded();
    void keys();
    void listsAndWords();
    void oneMaskTogetherAsInItsList();
    void sentencesKeepWhatWasTyped();
    void tenMasks();
    void textsThatFail();
    void outOfTime();
    void textForPeople();
};

void TestCliFillTargets::asRecorded_data()
{
    QTest::addColumn<int>("index");
    const QJsonArray cases = recordedCases();
    QVERIFY(cases.size() >= 24);
    for (int i = 0; i < cases.size(); i += 3) { // tst_torch_explain has them all
        const QString name = cases[i][QStringLiteral("model")].toString() + QLatin1Char(' ')
            + cases[i][QStringLiteral("text")].toString();
        QTest::newRow(qPrintable(name)) << i;
    }
}

void TestCliFillTargets::asRecorded()
{
    QFETCH(int, index);
    const QJsonValue recorded = recordedCases().at(index);
    const CliResult result = runCli(fillArguments(modelOf(recorded), argumentsOf(recorded)));
    QCOMPARE(result.exitCode, 0);
    const QJsonObject answer = result.object();
    QCOMPARE(answer[QStringLiteral("ids")], recorded[QStringLiteral("ids")]);
    const QJsonArray masks = answer[QStringLiteral("masks")].toArray();
    QCOMPARE(masks.size(), recorded[QStringLiteral("masks")].toArray().size());
    for (int mask = 0; mask < masks.size(); ++mask) {
        const QJsonArray expected = recorded[QStringLiteral("masks")][mask].toArray();
        const QJsonArray targets = masks[mask][QStringLiteral("targets")].toArray();
        QCOMPARE(targets.size(), expected.size());
        for (int i = 0; i < targets.size(); ++i) {
            compareTarget(targets[i], expected[i]);
        }
    }
    compareJoint(answer[QStringLiteral("joint")].toArray(),
                 recorded[QStringLiteral("joint")].toArray(),
                 2e-3 * static_cast<double>(masks.size()));
}

void TestCliFillTargets::keys()
{
    const QStringList text{QStringLiteral("--text=The [MASK] is [MASK].")};
    const QJsonObject plain = runCli(fillArguments(kSmallBert, text)).object();
    QVERIFY(!plain.contains(QStringLiteral("joint")));
    const QJsonObject plainMask = plain[QStringLiteral("masks")][0].toObject();
    QVERIFY(!plainMask.contains(QStringLiteral("targets")));

    const QStringList more{QStringLiteral("--joint"), QStringLiteral("--targets=blue")};
    const QJsonObject answer = runCli(fillArguments(kSmallBert, text + more)).object();
    const QJsonArray joint = answer[QStringLiteral("joint")].toArray();
    QCOMPARE(joint.size(), qsizetype{5});
    QCOMPARE(joint[0].toObject().keys(),
             (QStringList{QStringLiteral("ids"), QStringLiteral("log_p"),
                          QStringLiteral("sentence"), QStringLiteral("texts")}));
    QCOMPARE(joint[0][QStringLiteral("texts")].toArray().size(), qsizetype{2});
    const QJsonObject target
        = answer[QStringLiteral("masks")][1][QStringLiteral("targets")][0].toObject();
    QCOMPARE(
        target.keys(),
        (QStringList{QStringLiteral("ids"), QStringLiteral("method"), QStringLiteral("p"),
                     QStringLiteral("rank"), QStringLiteral("text"), QStringLiteral("tokens")}));
}

/// Lists are split at commas and lose blanks; a single word keeps both.
void TestCliFillTargets::listsAndWords()
{
    const auto textsOf = [](const QStringList& targets) {
        const QJsonObject answer
            = runCli(fillArguments(kSmallBert,
                                   QStringList{QStringLiteral("--text=I ___ it.")} + targets))
                  .object();
        QStringList texts;
        for (const auto& target :
             answer[QStringLiteral("masks")][0][QStringLiteral("targets")].toArray()) {
            texts += target[QStringLiteral("text")].toString();
        }
        return texts;
    };
    QCOMPARE(
        textsOf({QStringLiteral("--targets"), QStringLiteral("see, like,[MASK]")}),
        (QStringList{QStringLiteral("see"), QStringLiteral("like"), QStringLiteral("[MASK]")}));
    QCOMPARE(
        textsOf({QStringLiteral("--target"), QStringLiteral("a, b"),
                 QStringLiteral("--target= like"), QStringLiteral("--target"),
                 QStringLiteral("--json")}),
        (QStringList{QStringLiteral("a, b"), QStringLiteral(" like"), QStringLiteral("--json")}));
}

void TestCliFillTargets::oneMaskTogetherAsInItsList()
{
    const QJsonObject answer
        = runCli(fillArguments(kSmallBert,
                               {QStringLiteral("--text=The [MASK] is blue."),
                                QStringLiteral("--top-k=1000"), QStringLiteral("--joint")}))
              .object();
    const QJsonArray candidates
        = answer[QStringLiteral("masks")][0][QStringLiteral("candidates")].toArray();
    const QJsonArray joint = answer[QStringLiteral("joint")].toArray();
    QCOMPARE(joint.size(), qsizetype{1000});
    for (qsizetype i = 0; i < joint.size(); ++i) {
        QCOMPARE(joint[i][QStringLiteral("ids")][0], candidates[i][QStringLiteral("id")]);
        QCOMPARE(joint[i][QStringLiteral("texts")][0], candidates[i][QStringLiteral("text")]);
        const double p = candidates[i][QStringLiteral("p")].toDouble();
        QVERIFY(std::abs(joint[i][QStringLiteral("log_p")].toDouble() - std::log(p)) < 1e-4);
    }
}

void TestCliFillTargets::sentencesKeepWhatWasTyped()
{
    const QJsonObject answer
        = runCli(fillArguments(kSmallBert,
                               {QStringLiteral("--text=  THE ____\t(is)  [MASK]! "),
                                QStringLiteral("--joint"), QStringLiteral("--top-k=20")}))
              .object();
    for (const auto& filling : answer[QStringLiteral("joint")].toArray()) {
        const QString sentence = filling[QStringLiteral("sentence")].toString();
        QVERIFY(sentence.startsWith(QStringLiteral("  THE")));
        QVERIFY(sentence.contains(QStringLiteral("\t(is) ")));
        QVERIFY(sentence.endsWith(filling[QStringLiteral("texts")][1].toString()
                                  + QStringLiteral("! ")));
    }
}

void TestCliFillTargets::tenMasks()
{
    const QStringList text{QStringLiteral("--text=") + QStringLiteral("[MASK] ").repeated(10),
                           QStringLiteral("--joint"), QStringLiteral("--top-k=50")};
    const CliResult result = runCli(fillArguments(kSmallBert, text));
    QCOMPARE(result.exitCode, 0);
    const QJsonArray joint = result.object()[QStringLiteral("joint")].toArray();
    QCOMPARE(joint.size(), qsizetype{50});
    for (const auto& filling : joint) {
        QCOMPARE(filling[QStringLiteral("ids")].toArray().size(), qsizetype{10});
        QVERIFY(filling[QStringLiteral("log_p")].toDouble() < 0);
    }
}

void TestCliFillTargets::textsThatFail()
{
    const QByteArray longest = "[MASK]" + QByteArray(" the").repeated(61); // as the model reads
    const CliResult result = runCli(fillArguments(kSmallBert,
                                                  {QStringLiteral("-"), QStringLiteral("--joint"),
                                                   QStringLiteral("--target=the blue house")}),
                                    "no mask\n" + longest + "\nThe [MASK].\n");
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.errorCodes(),
             (QStringList{QStringLiteral("NO_MASK"), QStringLiteral("TOO_LONG")}));
    const QList<QJsonObject> answers = result.objects();
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[1][QStringLiteral("error")][QStringLiteral("code")].toString(),
             QStringLiteral("TOO_LONG"));
    QVERIFY(answers[2].contains(QStringLiteral("joint")));
}

/// Each answer is printed before the next text is searched.
void TestCliFillTargets::outOfTime()
{
    QElapsedTimer timer;
    timer.start();
    const QString slow = dataFile(QStringLiteral("models/slow.pt"));
    const CliResult result = runCli(fillArguments(
        slow,
        {QStringLiteral("--text=no mask"), QStringLiteral("--joint"),
         QStringLiteral("--text=The [MASK] is [MASK]."), QStringLiteral("--timeout=1.5")}));
    QVERIFY(!result.crashed);
    QCOMPARE(result.exitCode, 5);
    QVERIFY(result.errorCodes().contains(QStringLiteral("TIMED_OUT")));
    QCOMPARE(result.objects().size(), 1);
    QVERIFY(timer.elapsed() >= 1500 && timer.elapsed() < 20000);
}

void TestCliFillTargets::textForPeople()
{
    const CliResult result = runCli({QStringLiteral("fill"), kSmallBert, QStringLiteral("--joint"),
                                     QStringLiteral("--targets=paris,houses,\u65e5\u672c"),
                                     QStringLiteral("--text=The [MASK] of [MASK].")});
    QCOMPARE(result.exitCode, 0);
    const QString out = QString::fromUtf8(result.out);
    QVERIFY(out.contains(QStringLiteral("your words")));
    QVERIFY(out.contains(QStringLiteral("place ")));
    QVERIFY(out.contains(QStringLiteral("2 pieces, one after another")));
    QVERIFY(out.contains(QStringLiteral("not in the vocabulary")));
    QVERIFY(out.contains(QStringLiteral("together")));
    QVERIFY(out.contains(QStringLiteral("ln p -")));
}

QTEST_GUILESS_MAIN(TestCliFillTargets)
#include "tst_cli_fill_targets.moc"
