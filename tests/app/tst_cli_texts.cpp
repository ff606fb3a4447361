// SPDX-License-Identifier: GPL-3.0-or-later
// Texts arrive byte for byte, from the command line and from lines. `tokenize` echoes them and
// needs no model, so what it prints is what arrived.
#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope::tests;

namespace {

constexpr int kMaskId = 103; // of the demo model, as of every uncased BERT
const QString kTokenizer = recordedFile(QStringLiteral("demo.tokenizer.json"));

QStringList tokenizeArguments(const QStringList& more)
{
    return QStringList{QStringLiteral("tokenize"), QStringLiteral("--tokenizer"), kTokenizer,
                       QStringLiteral("--json")}
    + more;
}

QStringList textsOf(const CliResult& result)
{
    QStringList texts;
    for (const QJsonObject& object : result.objects()) {
        texts.append(object[QStringLiteral("text")].toString(QStringLiteral("(no text)")));
    }
    return texts;
}

/// "0110" and the like, as the recorded cases hold flags and sequence numbers.
QString digitsOf(const QJsonValue& values)
{
    QString digits;
    for (const QJsonValue& value : values.toArray()) {
        if (value.isBool()) {
            digits += QLatin1Char(value.toBool() ? '1' : '0');
        } else {
            digits += value.isNull() ? QStringLiteral("-") : QString::number(value.toInt());
        }
    }
    return digits;
}

QJsonArray flattened(const QJsonValue& pairs)
{
    QJsonArray flat;
    for (const QJsonValue& pair : pairs.toArray()) {
        flat.append(pair[0]);
        flat.append(pair[1]);
    }
    return flat;
}

/// The recorded lines that hold one text, neither cut nor paired.
QList<QByteArray> recordedTexts(const QString& name)
{
    QList<QByteArray> lines = readFile(recordedFile(name)).trimmed().split('\n');
    lines.removeIf([](const QByteArray& line) {
        const QJsonObject read = QJsonDocument::fromJson(line).object();
        return read.contains(QStringLiteral("pair")) || read.contains(QStringLiteral("max_length"));
    });
    return lines;
}

} // namespace

class TestCliTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandLineTexts_data();
    void commandLineTexts();
    void textsKeepTheirOrder();
    void invalidUtf8OnTheCommandLine();
    void lines_data();
    void lines();
    void filesAreReadLikeStandardInput();
    void jsonLines();
    void jsonLinesThatHoldNoText();
    void pairs_data();
    void pairs();
    void pairsOnLines();
    void linesAreAnsweredBeforeTheNextIsWritten();
    void answersOfHuggingFace();
    void textsDoNotSwallowTheModel();
};

void TestCliTexts::commandLineTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("one mask") << QStringLiteral("[MASK]");
    QTest::newRow("brackets and commas") << QStringLiteral("[MASK], dear, is [MASK]");
    QTest::newRow("commas") << QStringLiteral("a,b,,c");
    QTest::newRow("a dash") << QStringLiteral("-");
    QTest::newRow("two dashes") << QStringLiteral("--");
    QTest::newRow("an option's name") << QStringLiteral("--json");
    QTest::newRow("its own name") << QStringLiteral("--text");
    QTest::newRow("its own name with a value") << QStringLiteral("--text=x");
    QTest::newRow("help") << QStringLiteral("--help");
    QTest::newRow("line feeds") << QStringLiteral("\n\none\r\ntwo\n");
    QTest::newRow("blanks") << QStringLiteral("  two  blanks\t ");
    QTest::newRow("quotes") << QStringLiteral("\"'`$HOME %s \\n {}");
    QTest::newRow("a list") << QStringLiteral("[1,2]");
    QTest::newRow("equals sign") << QStringLiteral("=x");
    QTest::newRow("several scripts") << QString::fromUtf8("naïve 東京 😀 e\u0301");
    QTest::newRow("not an end") << QStringLiteral("++");
}

void TestCliTexts::commandLineTexts()
{
    QFETCH(QString, text);
    const CliResult apart = runCli(tokenizeArguments({QStringLiteral("--text"), text}));
    QCOMPARE(apart.exitCode, 0);
    QCOMPARE(textsOf(apart), QStringList{text});
    const CliResult joined = runCli(tokenizeArguments({QStringLiteral("--text=") + text}));
    QCOMPARE(joined.exitCode, 0);
    QCOMPARE(textsOf(joined), QStringList{text});
}

void TestCliTexts::textsKeepTheirOrder()
{
    const QStringList texts{QStringLiteral("b"), {}, QStringLiteral("[a]"), QStringLiteral("b")};
    QStringList arguments;
    for (const QString& text : texts) {
        arguments += QStringLiteral("--text=") + text;
    }
    QCOMPARE(textsOf(runCli(tokenizeArguments(arguments))), texts);
}

void TestCliTexts::invalidUtf8OnTheCommandLine()
{
    // QProcess cannot pass such bytes, a shell can.
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("exec \"$0\" tokenize --tokenizer \"$1\" --json --text "
                                  "\"$(printf 'a\\377b\\342\\202')\""),
                   cliProgram(), kTokenizer});
    const CliResult result = finishCli(process);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(textsOf(result), QStringList{QString::fromUtf8("a\uFFFDb\uFFFD")});
}

void TestCliTexts::lines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("texts");
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("one line") << QByteArray("a\n") << QStringList{a};
    QTest::newRow("no last line feed") << QByteArray("a\nb") << QStringList{a, b};
    QTest::newRow("an empty line is a text") << QByteArray("a\n\nb\n") << QStringList{a, {}, b};
    QTest::newRow("only empty lines") << QByteArray("\n\n") << QStringList{{}, {}};
    QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n") << QStringList{a, b};
    QTest::newRow("one CR only") << QByteArray("a\r\r\n") << QStringList{QStringLiteral("a\r")};
    QTest::newRow("CR alone ends nothing")
        << QByteArray("a\rb\n") << QStringList{QStringLiteral("a\rb")};
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "a\nb\n")
                         << QStringList{a, b};
    QTest::newRow("BOM alone") << QByteArray("\xEF\xBB\xBF") << QStringList();
    QTest::newRow("BOM and a line feed") << QByteArray("\xEF\xBB\xBF\n") << QStringList{QString()};
    QTest::newRow("BOM later stays") << QByteArray("a\n\xEF\xBB\xBF"
                                                   "b\n")
                                     << QStringList{a, QString::fromUtf8("\uFEFFb")};
    QTest::newRow("invalid UTF-8")
        << QByteArray("a\xFF\n\xC3\n")
        << QStringList{QString::fromUtf8("a\uFFFD"), QString::fromUtf8("\uFFFD")};
    QTest::newRow("NUL") << QByteArray("a\0b\n", 4) << QStringList{QString::fromUtf8("a\0b", 3)};
    QTest::newRow("a dash") << QByteArray("-\n--text\n")
                            << QStringList{QStringLiteral("-"), QStringLiteral("--text")};
    const QByteArray longLine(300'000, 'x');
    QTest::newRow("longer than any buffer") << longLine + "\nb\n"
                                            << QStringList{QString::fromLatin1(longLine), b};
}

void TestCliTexts::lines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, texts);
    const CliResult result = runCli(tokenizeArguments({QStringLiteral("-")}), bytes);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(textsOf(result), texts);
}

void TestCliTexts::filesAreReadLikeStandardInput()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("texts.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xEF\xBB\xBF[MASK]\r\n\r\nlast");
    file.close();
    const CliResult result = runCli(tokenizeArguments({QStringLiteral("--file"), path}));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(textsOf(result), (QStringList{QStringLiteral("[MASK]"), {}, QStringLiteral("last")}));

    const CliResult missing = runCli(tokenizeArguments({QStringLiteral("--file"), path + path}));
    QCOMPARE(missing.exitCode, 4);
    QCOMPARE(missing.errorCodes(), QStringList{QStringLiteral("INPUT_NOT_READABLE")});
    const CliResult directory
        = runCli(tokenizeArguments({QStringLiteral("--file"), folder.path()}));
    QCOMPARE(directory.exitCode, 4);
    QCOMPARE(directory.errorCodes(), QStringList{QStringLiteral("INPUT_NOT_READABLE")});
}

void TestCliTexts::jsonLines()
{
    const QByteArray input
        = "\"a\\nb\"\n{\"text\": \"[x], y\"}\r\n{\"text\": \"\", \"pair\": null}\n"
          "\"\\u00e9\\ud83d\\ude00\"\n";
    const CliResult result
        = runCli(tokenizeArguments(
                     {QStringLiteral("-"), QStringLiteral("--input"), QStringLiteral("jsonl")}),
                 input);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(textsOf(result),
             (QStringList{QStringLiteral("a\nb"), QStringLiteral("[x], y"), QString(),
                          QString::fromUtf8("é😀")}));
}

void TestCliTexts::jsonLinesThatHoldNoText()
{
    const QByteArray input = "\"one\"\nnot json\n5\n{\"pair\": \"x\"}\n\n"
                             "{\"text\": \"a\", \"pair\": [\"b\"]}\n\"two\"\n";
    const CliResult result
        = runCli(tokenizeArguments({QStringLiteral("-"), QStringLiteral("--input=jsonl")}), input);
    QCOMPARE(result.exitCode, 4);
    const QStringList codes(5, QStringLiteral("INPUT_NOT_READABLE"));
    QCOMPARE(result.errorCodes(), codes);
    const QList<QJsonObject> objects = result.objects();
    QCOMPARE(objects.size(), 7);
    for (qsizetype i = 0; i < codes.size(); ++i) {
        QCOMPARE(objects[i + 1][QStringLiteral("error")][QStringLiteral("code")].toString(),
                 codes[i]);
    }
    QCOMPARE(objects[6][QStringLiteral("text")].toString(), QStringLiteral("two"));
    QVERIFY(objects[6].contains(QStringLiteral("ids")));
}

void TestCliTexts::pairs_data()
{
    QTest::addColumn<QString>("pair");
    QTest::newRow("a text") << QStringLiteral("the sky.");
    QTest::newRow("empty") << QString();
    QTest::newRow("an option's name") << QStringLiteral("--json");
    QTest::newRow("its own name") << QStringLiteral("--pair=x");
    QTest::newRow("a dash") << QStringLiteral("-");
    QTest::newRow("brackets and commas") << QStringLiteral("[a, b],[c]");
    QTest::newRow("line feeds") << QStringLiteral("\none\r\n");
    QTest::newRow("underscores stay") << QStringLiteral("___ [mask]");
}

void TestCliTexts::pairs()
{
    QFETCH(QString, pair);
    const QStringList text{QStringLiteral("--text"), QStringLiteral("[a], ___")};
    const CliResult apart
        = runCli(tokenizeArguments(text + QStringList{QStringLiteral("--pair"), pair}));
    const CliResult joined
        = runCli(tokenizeArguments(QStringList{QStringLiteral("--pair=") + pair} + text));
    for (const CliResult& result : {apart, joined}) {
        QCOMPARE(result.exitCode, 0);
        const QJsonObject answer = result.object();
        QCOMPARE(answer[QStringLiteral("text")].toString(), QStringLiteral("[a], ___"));
        QCOMPARE(answer[QStringLiteral("pair")].toString(QStringLiteral("(none)")), pair);
        QVERIFY(!answer[QStringLiteral("ids")].toArray().contains(kMaskId));
        QVERIFY(digitsOf(answer[QStringLiteral("sequence")]).startsWith(QStringLiteral("-00")));
        QVERIFY(digitsOf(answer[QStringLiteral("type_ids")]).endsWith(QLatin1Char('1')));
    }
}

void TestCliTexts::pairsOnLines()
{
    const QByteArray input = "{\"text\": \"the sky\", \"pair\": \"is the\"}\n\"the sky\"\n"
                             "{\"pair\": \"\", \"text\": \"the sky\"}\n";
    const CliResult result
        = runCli(tokenizeArguments({QStringLiteral("-"), QStringLiteral("--input=jsonl")}), input);
    QCOMPARE(result.exitCode, 0);
    const QList<QJsonObject> answers = result.objects();
    QCOMPARE(answers.size(), 3);
    // [CLS] the sky [SEP] is the [SEP]
    QCOMPARE(digitsOf(answers[0][QStringLiteral("type_ids")]), QStringLiteral("0000111"));
    QCOMPARE(digitsOf(answers[0][QStringLiteral("sequence")]), QStringLiteral("-00-11-"));
    QCOMPARE(digitsOf(answers[0][QStringLiteral("special")]), QStringLiteral("1001001"));
    QCOMPARE(flattened(answers[0][QStringLiteral("offsets")]),
             (QJsonArray{0, 0, 0, 3, 4, 7, 0, 0, 0, 2, 3, 6, 0, 0}));
    QVERIFY(!answers[1].contains(QStringLiteral("pair")));
    QCOMPARE(digitsOf(answers[1][QStringLiteral("type_ids")]), QStringLiteral("0000"));
    QCOMPARE(digitsOf(answers[2][QStringLiteral("type_ids")]), QStringLiteral("00001"));
}

void TestCliTexts::linesAreAnsweredBeforeTheNextIsWritten()
{
    QProcess process;
    process.start(cliProgram(), tokenizeArguments({QStringLiteral("-")}));
    for (const QByteArray text : {"first", "second", ""}) {
        process.write(text + "\n");
        const QJsonObject answer = QJsonDocument::fromJson(readLineOf(process)).object();
        QCOMPARE(answer[QStringLiteral("text")].toString(QStringLiteral("(none)")),
                 QString::fromLatin1(text));
    }
    process.closeWriteChannel();
    QCOMPARE(finishCli(process).exitCode, 0);
}

void TestCliTexts::answersOfHuggingFace()
{
    const QList<QByteArray> cases = recordedTexts(QStringLiteral("demo.cases.jsonl"));
    QVERIFY(cases.size() > 3000);
    // {"text": ...} with other keys beside it
    const CliResult result
        = runCli(tokenizeArguments({QStringLiteral("-"), QStringLiteral("--input=jsonl")}),
                 cases.join('\n') + '\n');
    QCOMPARE(result.exitCode, 0);
    const QList<QJsonObject> answers = result.objects();
    QCOMPARE(answers.size(), cases.size());
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QJsonObject expected = QJsonDocument::fromJson(cases[i]).object();
        const QJsonObject& answer = answers[i];
        QCOMPARE(answer[QStringLiteral("text")], expected[QStringLiteral("text")]);
        QCOMPARE(answer[QStringLiteral("ids")], expected[QStringLiteral("ids")]);
        QCOMPARE(flattened(answer[QStringLiteral("offsets")]),
                 expected[QStringLiteral("offsets")].toArray());
        for (const auto& key :
             {QStringLiteral("type_ids"), QStringLiteral("special"), QStringLiteral("sequence")}) {
            QCOMPARE(digitsOf(answer[key]), expected[key].toString());
        }
        QCOMPARE(answer[QStringLiteral("tokens")].toArray().size(),
                 answer[QStringLiteral("ids")].toArray().size());
    }
}

void TestCliTexts::textsDoNotSwallowTheModel()
{
    const CliResult result
        = runCli({QStringLiteral("tokenize"), QStringLiteral("--text"), QStringLiteral("x"),
                  dataFile(QStringLiteral("models/small_bert.pt")), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(textsOf(result), QStringList{QStringLiteral("x")});
}

QTEST_GUILESS_MAIN(TestCliTexts)
#include "tst_cli_texts.moc"
