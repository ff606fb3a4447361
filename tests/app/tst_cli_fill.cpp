// SPDX-License-Identifier: GPL-3.0-or-later
// `fill` on a small real model against recorded answers of Hugging Face's fill-mask pipeline.
#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace maskscope::tests;

namespace {

const QString kSmallBert = dataFile(QStringLiteral("models/small_bert.pt"));

QStringList fillArguments(const QStringList& more)
{
    return QStringList{QStringLiteral("fill"), kSmallBert, QStringLiteral("--json")} + more;
}

/// "Equal" as the command line's contract defines it, for one candidate at a rank.
bool isSameRank(int id, int expectedId, double p, double expectedP)
{
    return id == expectedId || std::abs(std::log(p) - std::log(expectedP)) < 2e-3;
}

void compareMask(const QJsonObject& mask, const QJsonObject& expected)
{
    QCOMPARE(mask[QStringLiteral("position")], expected[QStringLiteral("position")]);
    const QJsonArray ids = expected[QStringLiteral("ids")].toArray();
    const QJsonArray ps = expected[QStringLiteral("p")].toArray();
    const QJsonArray candidates = mask[QStringLiteral("candidates")].toArray();
    QCOMPARE(candidates.size(), ids.size());
    for (int i = 0; i < ids.size(); ++i) {
        const double p = candidates[i][QStringLiteral("p")].toDouble();
        const double expectedP = ps[i].toDouble();
        QVERIFY(
            isSameRank(candidates[i][QStringLiteral("id")].toInt(), ids[i].toInt(), p, expectedP));
        QVERIFY(std::abs(std::log(p) - std::log(expectedP)) <= 2e-3);
        QVERIFY(std::abs(p - expectedP) <= 1e-4);
    }
}

qsizetype candidateCount(const QJsonObject& answer)
{
    return answer[QStringLiteral("masks")][0][QStringLiteral("candidates")].toArray().size();
}

} // namespace

class TestCliFill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOfHuggingFace();
    void keysOfAnAnswer();
    void pairsAndCuts();
    void pairsOnLines();
    void aCutThatTakesTheMask();
    void topK();
    void aliases();
    void aTextThatFailsDoesNotStopTheOthers();
    void enginesAgree();
    void linesAreAnsweredBeforeTheNextIsWritten();
    void modelsMayPrint();
    void textForPeople();
};

void TestCliFill::answersOfHuggingFace()
{
    const QJsonArray texts
        = readJson(dataFile(QStringLiteral("small_bert.json")))[QStringLiteral("texts")].toArray();
    QVERIFY(texts.size() >= 50);
    QStringList arguments{QStringLiteral("--top-k"), QStringLiteral("50")};
    for (const auto& text : texts) {
        arguments += QStringLiteral("--text=") + text[QStringLiteral("text")].toString();
    }
    const CliResult result = runCli(fillArguments(arguments));
    QCOMPARE(result.exitCode, 0);
    const QList<QJsonObject> answers = result.objects();
    QCOMPARE(answers.size(), texts.size());
    for (int i = 0; i < texts.size(); ++i) {
        QCOMPARE(answers[i][QStringLiteral("text")], texts[i][QStringLiteral("text")]);
        QCOMPARE(answers[i][QStringLiteral("ids")], texts[i][QStringLiteral("ids")]);
        const QJsonArray masks = answers[i][QStringLiteral("masks")].toArray();
        const QJsonArray expected = texts[i][QStringLiteral("masks")].toArray();
        QCOMPARE(masks.size(), expected.size());
        for (int m = 0; m < masks.size(); ++m) {
            compareMask(masks[m].toObject(), expected[m].toObject());
        }
    }
}

void TestCliFill::keysOfAnAnswer()
{
    const CliResult result
        = runCli(fillArguments({QStringLiteral("--text"), QStringLiteral("The [MASK] is blue.")}));
    const QJsonObject answer = result.object();
    QStringList keys = answer.keys();
    QCOMPARE(keys,
             (QStringList{QStringLiteral("engine"), QStringLiteral("ids"), QStringLiteral("length"),
                          QStringLiteral("masks"), QStringLiteral("ms"),
                          QStringLiteral("padded_to"), QStringLiteral("text"),
                          QStringLiteral("tokens"), QStringLiteral("truncated")}));
    QCOMPARE(answer[QStringLiteral("engine")].toString(), QStringLiteral("fast"));
    QCOMPARE(answer[QStringLiteral("length")].toInt(), 7); // [CLS] the [MASK] is blue . [SEP]
    QVERIFY(answer[QStringLiteral("padded_to")].isNull());
    QCOMPARE(answer[QStringLiteral("truncated")], QJsonValue(false));
    QVERIFY(answer[QStringLiteral("ms")].toDouble() > 0);
    const QJsonArray tokens{QStringLiteral("[CLS]"),  QStringLiteral("the"),
                            QStringLiteral("[MASK]"), QStringLiteral("is"),
                            QStringLiteral("blue"),   QStringLiteral("."),
                            QStringLiteral("[SEP]")};
    QCOMPARE(answer[QStringLiteral("tokens")].toArray(), tokens);
    const QJsonObject candidate
        = answer[QStringLiteral("masks")][0][QStringLiteral("candidates")][0].toObject();
    QCOMPARE(candidate.keys(),
             (QStringList{QStringLiteral("id"), QStringLiteral("p"), QStringLiteral("text"),
                          QStringLiteral("token")}));
}

/// Recorded by make_pair_cases.py.
void TestCliFill::pairsAndCuts()
{
    const QJsonArray cases
        = QJsonDocument::fromJson(readFile(dataFile(QStringLiteral("pair_answers.json")))).array();
    QVERIFY(cases.size() >= 8);
    for (const QJsonValue& expected : cases) {
        QStringList arguments{
            QStringLiteral("--text=") + expected[QStringLiteral("text")].toString(),
            QStringLiteral("--pair=") + expected[QStringLiteral("pair")].toString()};
        const int length = expected[QStringLiteral("max_length")].toInt();
        if (length > 0) {
            arguments += {QStringLiteral("--max-length"), QString::number(length)};
        }
        const CliResult result = runCli(fillArguments(arguments));
        QCOMPARE(result.exitCode, 0);
        const QJsonObject answer = result.object();
        for (const char* key : {"text", "pair", "ids", "tokens", "truncated"}) {
            QCOMPARE(answer[QLatin1String(key)], expected[QLatin1String(key)]);
        }
        const QJsonArray masks = expected[QStringLiteral("masks")].toArray();
        QCOMPARE(answer[QStringLiteral("masks")].toArray().size(), masks.size());
        for (int m = 0; m < masks.size(); ++m) {
            compareMask(answer[QStringLiteral("masks")][m].toObject(), masks[m].toObject());
        }
    }
}

void TestCliFill::pairsOnLines()
{
    const QByteArray input = "{\"text\": \"the sky\", \"pair\": \"is ___ .\"}\n"
                             "{\"text\": \"the sky\", \"pair\": \"is blue\"}\n\"the ___\"\n";
    const CliResult result
        = runCli(fillArguments({QStringLiteral("-"), QStringLiteral("--input=jsonl")}), input);
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("NO_MASK")});
    const QList<QJsonObject> answers = result.objects();
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[0][QStringLiteral("pair")].toString(), QStringLiteral("is ___ ."));
    QCOMPARE(answers[0][QStringLiteral("masks")][0][QStringLiteral("position")].toInt(), 5);
    QCOMPARE(answers[1][QStringLiteral("error")][QStringLiteral("code")].toString(),
             QStringLiteral("NO_MASK"));
    QVERIFY(!answers[2].contains(QStringLiteral("pair")));
    const QStringList asGiven{QStringLiteral("--text=the sky"), QStringLiteral("--pair=is ___ ."),
                              QStringLiteral("--no-mask-aliases")};
    QCOMPARE(runCli(fillArguments(asGiven)).errorCodes(), QStringList{QStringLiteral("NO_MASK")});
}

void TestCliFill::aCutThatTakesTheMask()
{
    const QStringList text{QStringLiteral("--text=the sky is [MASK]"),
                           QStringLiteral("--max-length")};
    const CliResult lost = runCli(fillArguments(text + QStringList{QStringLiteral("5")}));
    QCOMPARE(lost.exitCode, 4);
    QCOMPARE(lost.errorCodes(), QStringList{QStringLiteral("NO_MASK")});
    QVERIFY2(lost.err.contains("the cut"), lost.err.constData());
    QCOMPARE(runCli(fillArguments(text + QStringList{QStringLiteral("1")})).errorCodes(),
             QStringList{QStringLiteral("NO_MASK")});
    const CliResult kept = runCli(fillArguments(text + QStringList{QStringLiteral("6")}));
    QCOMPARE(kept.exitCode, 0);
    QCOMPARE(kept.object()[QStringLiteral("truncated")], QJsonValue(false));
}

void TestCliFill::topK()
{
    const QStringList text{QStringLiteral("--text"), QStringLiteral("The [MASK] is blue.")};
    QCOMPARE(candidateCount(runCli(fillArguments(text)).object()), qsizetype{5});
    const auto withTopK = [&text](const char* number) {
        return runCli(fillArguments(
                          text + QStringList{QStringLiteral("--top-k"), QLatin1String(number)}))
            .object();
    };
    QCOMPARE(candidateCount(withTopK("1")), qsizetype{1});
    const QJsonObject all = withTopK("100000"); // more than the vocabulary has
    QCOMPARE(candidateCount(all), qsizetype{1000});
    double sum = 0;
    const QJsonArray candidates
        = all[QStringLiteral("masks")][0][QStringLiteral("candidates")].toArray();
    for (const auto& candidate : candidates) {
        sum += candidate[QStringLiteral("p")].toDouble();
    }
    QVERIFY(std::abs(sum - 1.0) < 1e-4);
}

void TestCliFill::aliases()
{
    const QString blank = QStringLiteral("The ____ is blue.");
    const QJsonObject answer = runCli(fillArguments({QStringLiteral("--text"), blank})).object();
    QCOMPARE(answer[QStringLiteral("text")].toString(), blank);
    QCOMPARE(answer[QStringLiteral("masks")].toArray().size(), 1);

    const CliResult off = runCli(
        fillArguments({QStringLiteral("--text"), blank, QStringLiteral("--no-mask-aliases")}));
    QCOMPARE(off.exitCode, 4);
    QCOMPARE(off.errorCodes(), QStringList{QStringLiteral("NO_MASK")});
}

void TestCliFill::aTextThatFailsDoesNotStopTheOthers()
{
    const QByteArray tooLong = "[MASK]" + QByteArray(" the").repeated(62); // 65 tokens
    const QByteArray longest = "[MASK]" + QByteArray(" the").repeated(61);
    const CliResult result = runCli(fillArguments({QStringLiteral("-")}),
                                    "The [MASK].\nno mask\n\n" + tooLong + "\n" + longest + "\n");
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.errorCodes(),
             (QStringList{QStringLiteral("NO_MASK"), QStringLiteral("NO_MASK"),
                          QStringLiteral("TOO_LONG")}));
    const QList<QJsonObject> answers = result.objects();
    QCOMPARE(answers.size(), 5);
    QVERIFY(answers[0].contains(QStringLiteral("masks")));
    QCOMPARE(answers[1].keys(), (QStringList{QStringLiteral("error"), QStringLiteral("text")}));
    QCOMPARE(answers[1][QStringLiteral("text")].toString(), QStringLiteral("no mask"));
    QCOMPARE(answers[2][QStringLiteral("error")][QStringLiteral("code")].toString(),
             QStringLiteral("NO_MASK"));
    const QString message
        = answers[3][QStringLiteral("error")][QStringLiteral("message")].toString();
    QVERIFY(message.contains(QStringLiteral("65")) && message.contains(QStringLiteral("64")));
    QCOMPARE(answers[4][QStringLiteral("length")].toInt(), 64);
}

void TestCliFill::enginesAgree()
{
    const auto answerOf = [](const char* engine) {
        const QJsonObject answer
            = runCli(fillArguments({QStringLiteral("--text=I [MASK] coffee."),
                                    QStringLiteral("--engine"), QLatin1String(engine)}))
                  .object();
        return answer;
    };
    const QJsonObject fast = answerOf("fast");
    const QJsonObject plain = answerOf("plain");
    QCOMPARE(fast[QStringLiteral("engine")].toString(), QStringLiteral("fast"));
    QCOMPARE(plain[QStringLiteral("engine")].toString(), QStringLiteral("plain"));
    const auto candidates = [](const QJsonObject& answer) {
        return answer[QStringLiteral("masks")][0][QStringLiteral("candidates")].toArray();
    };
    QCOMPARE(candidates(fast).size(), candidates(plain).size());
    QVERIFY(!candidates(plain).isEmpty());
    for (qsizetype i = 0; i < candidates(plain).size(); ++i) {
        const QJsonValue a = candidates(fast)[i];
        const QJsonValue b = candidates(plain)[i];
        QCOMPARE(a[QStringLiteral("id")], b[QStringLiteral("id")]);
        const double pa = a[QStringLiteral("p")].toDouble();
        const double pb = b[QStringLiteral("p")].toDouble();
        QVERIFY(std::abs(std::log(pa) - std::log(pb)) <= 2e-3 && std::abs(pa - pb) <= 1e-4);
    }
}

void TestCliFill::linesAreAnsweredBeforeTheNextIsWritten()
{
    QProcess process;
    process.start(cliProgram(), fillArguments({QStringLiteral("-")}));
    for (const QByteArray text : {"The [MASK].", "no mask", "I ___ you."}) {
        process.write(text + "\n");
        const QJsonObject answer = QJsonDocument::fromJson(readLineOf(process)).object();
        QCOMPARE(answer[QStringLiteral("text")].toString(), QString::fromLatin1(text));
    }
    process.closeWriteChannel();
    QCOMPARE(finishCli(process).exitCode, 4);
}

void TestCliFill::modelsMayPrint()
{
    const CliResult result
        = runCli({QStringLiteral("fill"), dataFile(QStringLiteral("models/writes_inputs.pt")),
                  QStringLiteral("--json"), QStringLiteral("--text=The [MASK].")});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.object().contains(QStringLiteral("masks")));
}

void TestCliFill::textForPeople()
{
    const CliResult result
        = runCli({QStringLiteral("fill"), kSmallBert, QStringLiteral("--top-k=2"),
                  QStringLiteral("--text=The capital of France is [MASK]."),
                  QStringLiteral("--text=[MASK] and\x1b[2J [MASK]")});
    QCOMPARE(result.exitCode, 0);
    const QString out = QString::fromUtf8(result.out);
    QVERIFY(out.startsWith(QStringLiteral("The capital of France is [MASK].\n  ")));
    QVERIFY(out.contains(QStringLiteral("50.5 %"))); // recorded: 0.5048
    QVERIFY(out.contains(QStringLiteral("hidden word 2")));
    QVERIFY(!out.contains(QLatin1Char('\x1b')));
}

QTEST_GUILESS_MAIN(TestCliFill)
#include "tst_cli_fill.moc"
