// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong usage, options of later versions, help.
#include "tests/app/cli_runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace maskscope::tests;

namespace {

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestCliArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data();
    void wrongUsage();
    void optionsOfLaterVersions_data();
    void optionsOfLaterVersions();
    void helpListsOnlyWhatWorks_data();
    void helpListsOnlyWhatWorks();
    void helpOnErrors();
    void version();
    void acceptedEverywhere();
};

void TestCliArguments::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << words("guess m.pt");
    QTest::newRow("unknown option") << words("fill m.pt --text x --colour");
    QTest::newRow("no model") << words("fill --text x");
    QTest::newRow("no text") << words("fill m.pt");
    QTest::newRow("--text without one") << words("fill m.pt --text");
    QTest::newRow("two sources") << words("fill m.pt --text x -");
    QTest::newRow("text and file") << words("fill m.pt --text x --file y");
    QTest::newRow("file and standard input") << words("fill m.pt - --file y");
    QTest::newRow("a text without its option") << words("fill m.pt hello");
    QTest::newRow("too many") << words("fill m.pt - more");
    QTest::newRow("model given twice") << words("bench m.pt n.pt");
    QTest::newRow("--text for bench") << words("bench m.pt --text x");
    QTest::newRow("top-k 0") << words("fill m.pt --text x --top-k 0");
    QTest::newRow("top-k of letters") << words("fill m.pt --text x --top-k 5x");
    QTest::newRow("top-k too large") << words("fill m.pt --text x --top-k 99999999999999999999");
    QTest::newRow("threads 0") << words("fill m.pt --text x --threads 0");
    QTest::newRow("timeout 0") << words("fill m.pt --text x --timeout 0");
    QTest::newRow("timeout nan") << words("fill m.pt --text x --timeout nan");
    QTest::newRow("timeout inf") << words("fill m.pt --text x --timeout inf");
    QTest::newRow("timeout without value") << words("fill m.pt --text x --timeout");
    QTest::newRow("engine") << words("fill m.pt --text x --engine quick");
    QTest::newRow("precision") << words("fill m.pt --text x --precision fp8");
    QTest::newRow("precision of the plain engine")
        << words("fill m.pt --text x --engine plain --precision int8");
    QTest::newRow("isolate") << words("fill m.pt --text x --isolate maybe");
    QTest::newRow("input") << words("fill m.pt - --input csv");
    QTest::newRow("jsonl of a text") << words("fill m.pt --text x --input jsonl");
    QTest::newRow("pair without text") << words("fill m.pt - --pair y");
    QTest::newRow("pair of a file") << words("tokenize m.pt --file y --pair y");
    QTest::newRow("pair of two texts") << words("fill m.pt --text x --text x --pair y");
    QTest::newRow("two pairs") << words("fill m.pt --text x --pair y --pair z");
    QTest::newRow("--pair without one") << words("fill m.pt --text x --pair");
    QTest::newRow("pair of inspect") << words("inspect m.pt --pair x");
    QTest::newRow("no targets") << words("fill m.pt --text x --targets=");
    QTest::newRow("an empty target among others") << words("fill m.pt --text x --targets a,,b");
    QTest::newRow("a blank target")
        << words("fill m.pt --text x --targets") + QStringList{QStringLiteral("a, ")};
    QTest::newRow("an empty target")
        << words("fill m.pt --text x --target") + QStringList{QString()};
    QTest::newRow("targets twice") << words("fill m.pt --text x --targets a --targets b");
    QTest::newRow("targets both ways") << words("fill m.pt --text x --targets a --target b");
    QTest::newRow("--target without one") << words("fill m.pt --text x --target");
    QTest::newRow("target of tokenize") << words("tokenize m.pt --text x --target a");
    QTest::newRow("joint of bench") << words("bench m.pt --joint");
    QTest::newRow("joint with a value") << words("fill m.pt --text x --joint=3");
    QTest::newRow("max-length 0") << words("fill m.pt --text x --max-length 0");
    QTest::newRow("max-length of letters") << words("fill m.pt --text x --max-length many");
    QTest::newRow("max-length of tokenize") << words("tokenize m.pt --text x --max-length 5");
    QTest::newRow("json and csv") << words("bench m.pt --json --csv");
    QTest::newRow("no length") << words("bench m.pt --lengths 8,,16");
    QTest::newRow("page without a name") << words("inspect m.pt --html=");
    QTest::newRow("force without a page") << words("inspect m.pt --force");
    QTest::newRow("length 0") << words("bench m.pt --lengths 0");
    QTest::newRow("negative repeats") << words("bench m.pt --repeats -1");
    QTest::newRow("negative depth") << words("inspect m.pt --depth -1");
    QTest::newRow("help on nothing") << words("--help everything");
}

void TestCliArguments::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const CliResult result = runCli(arguments);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("USAGE")});
    QCOMPARE(result.out, QByteArray());
}

void TestCliArguments::optionsOfLaterVersions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("isolate always") << words("fill m.pt --text x --isolate always");
    QTest::newRow("isolate never") << words("inspect m.pt --isolate never");
}

void TestCliArguments::optionsOfLaterVersions()
{
    QFETCH(QStringList, arguments);
    const CliResult result = runCli(arguments);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("NOT_IN_THIS_VERSION")});
    QCOMPARE(result.out, QByteArray());
}

void TestCliArguments::helpListsOnlyWhatWorks_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("later");
    QTest::newRow("main") << words("--help") << QStringLiteral("always");
    QTest::newRow("fill") << words("fill --help") << QStringLiteral("always");
    QTest::newRow("tokenize") << words("tokenize m.pt -h") << QStringLiteral("--max-length");
    QTest::newRow("inspect") << words("--help inspect") << QStringLiteral("always");
    QTest::newRow("bench") << words("bench --help") << QStringLiteral("always");
}

void TestCliArguments::helpListsOnlyWhatWorks()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, later);
    const CliResult result = runCli(arguments);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.err, QByteArray());
    const QString help = QString::fromUtf8(result.out);
    QVERIFY(help.contains(QStringLiteral("maskscope-cli")));
    QVERIFY2(!help.contains(QRegularExpression(later)), result.out.constData());
}

void TestCliArguments::helpOnErrors()
{
    const CliResult result = runCli(words("--help errors"));
    QCOMPARE(result.exitCode, 0);
    const QString help = QString::fromUtf8(result.out);
    for (const char* code :
         {"USAGE", "NOT_IN_THIS_VERSION", "NOT_TORCHSCRIPT", "PICKLE_NOT_TORCHSCRIPT",
          "DAMAGED_FILE", "UNKNOWN_OPERATOR", "NO_TOKENIZER", "VOCABULARY_MISMATCH", "NO_LM_HEAD",
          "NO_MASK", "TOO_LONG", "LENGTH_NOT_ACCEPTED", "FORWARD_FAILED", "NOT_A_NUMBER",
          "INPUT_NOT_READABLE", "CANNOT_WRITE", "OUT_OF_MEMORY", "TIMED_OUT", "CANCELLED"}) {
        const QRegularExpression row(QStringLiteral("^%1 +[2345] +\\S").arg(QLatin1String(code)),
                                     QRegularExpression::MultilineOption);
        QVERIFY2(help.contains(row), code);
    }
}

void TestCliArguments::version()
{
    const CliResult result = runCli(words("--version"));
    QCOMPARE(result.exitCode, 0);
    const QRegularExpression form(
        QStringLiteral("^Maskscope \\d+\\.\\d+\\.\\d+\nLibTorch \\d+\\.\\d+\\S*\nICU \\d+\\S*\n$"));
    QVERIFY2(form.match(QString::fromUtf8(result.out)).hasMatch(), result.out.constData());
}

void TestCliArguments::acceptedEverywhere()
{
    const QString model = dataFile(QStringLiteral("models/small_bert.pt"));
    const QStringList common = words("--threads 1 --engine plain --precision fp32 --isolate auto "
                                     "--timeout 60.5 --input text --json");
    const QStringList text{QStringLiteral("--text"), QStringLiteral("The ___.")};
    QCOMPARE(
        runCli(words("fill") + common + text + QStringList{QStringLiteral("--"), model}).exitCode,
        0);
    QCOMPARE(runCli(words("tokenize") + common + text + QStringList{model}).exitCode, 0);
    QCOMPARE(runCli(words("inspect") + common + QStringList{model}).exitCode, 0);
    QCOMPARE(runCli(words("bench --lengths 8 --warmup 0 --repeats 1") + common + QStringList{model})
                 .exitCode,
             0);
}

QTEST_GUILESS_MAIN(TestCliArguments)
#include "tst_cli_arguments.moc"
