// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are not what they should be: each its own code, exit code 3, nothing on standard
// output.
#include "tests/app/cli_runner.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope::tests;

namespace {

QString model(const char* name)
{
    return dataFile(QStringLiteral("models/")) + QLatin1String(name);
}

} // namespace

class TestCliOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusedModels_data();
    void refusedModels();
    void refusedTokenizers_data();
    void refusedTokenizers();
    void aNameWithADash();
    void namedTokenizerWins();
    void noDemoModel();
    void noEngine();
    void openingGoesBeforeTheTexts();

private:
    QString write(const char* name, const QByteArray& bytes);

    QTemporaryDir m_folder;
    QString m_bare; ///< a model without a tokenizer in or beside it
};

QString TestCliOpening::write(const char* name, const QByteArray& bytes)
{
    const QString path = m_folder.filePath(QLatin1String(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void TestCliOpening::initTestCase()
{
    m_bare = write("-bare.pt", withoutTokenizer(readFile(model("small_bert.pt"))));
    QVERIFY(!m_bare.isEmpty());
}

void TestCliOpening::refusedModels_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QString& path, const char* code) {
        QTest::newRow(name) << path << QString::fromLatin1(code);
    };
    const QByteArray whole = readFile(model("small_bert.pt"));
    row("missing", m_folder.filePath(QStringLiteral("none.pt")), "FILE_NOT_FOUND");
    row("no name", QString(), "FILE_NOT_FOUND");
    row("a folder", m_folder.path(), "NOT_A_FILE");
    row("a device", QStringLiteral("/dev/null"), "NOT_A_FILE");
    row("empty", write("empty.pt", {}), "EMPTY_FILE");
    row("truncated", write("truncated.pt", whole.left(whole.size() / 2)), "DAMAGED_FILE");
    row("text", write("text.pt", "This is no model.\n"), "NOT_TORCHSCRIPT");
    row("a pickle", write("pickle.pt", QByteArray("\x80\x02}q\x00.", 6)), "PICKLE_NOT_TORCHSCRIPT");
    row("a newer format", model("newer_format.pt"), "NEWER_FORMAT");
    row("an unknown operator", model("unknown_operator.pt"), "UNKNOWN_OPERATOR");
    row("no forward", model("no_forward.pt"), "NO_FORWARD");
    row("an input of a strange type", model("unknown_input.pt"), "UNKNOWN_INPUT");
    row("no head", model("headless.pt"), "NO_LM_HEAD");
    row("no tokenizer", QStringLiteral("./-bare.pt"), "NO_TOKENIZER");
}

void TestCliOpening::refusedModels()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(cliProgram(),
                  {QStringLiteral("fill"), path, QStringLiteral("--json"),
                   QStringLiteral("--text=The [MASK].")});
    const CliResult result = finishCli(process);
    QVERIFY(!result.crashed);
    QCOMPARE(result.errorCodes(), QStringList{code});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.out, QByteArray());
}

void TestCliOpening::refusedTokenizers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("none.json"))
                             << QStringLiteral("FILE_NOT_FOUND");
    QTest::newRow("not JSON") << write("broken.json", "{\"model\":")
                              << QStringLiteral("BAD_TOKENIZER");
    QTest::newRow("another kind") << write("bpe.json",
                                           "{\"model\": {\"type\": \"Unigram\", \"vocab\": []}}")
                                  << QStringLiteral("UNSUPPORTED_TOKENIZER");
    QTest::newRow("another vocabulary")
        << recordedFile(QStringLiteral("demo.vocab.txt")) << QStringLiteral("VOCABULARY_MISMATCH");
    QTest::newRow("no mask token") << write("maskless.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\n")
                                   << QStringLiteral("NO_MASK_TOKEN");
}

void TestCliOpening::refusedTokenizers()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    const CliResult result
        = runCli({QStringLiteral("fill"), model("small_bert.pt"), QStringLiteral("--tokenizer"),
                  path, QStringLiteral("--text=The [MASK].")});
    QCOMPARE(result.errorCodes(), QStringList{code});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.out, QByteArray());
}

void TestCliOpening::aNameWithADash()
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(cliProgram(),
                  {QStringLiteral("inspect"), QStringLiteral("--json"), QStringLiteral("--"),
                   QStringLiteral("-bare.pt")});
    const CliResult result = finishCli(process);
    QCOMPARE(result.exitCode, 0);
    QVERIFY(!result.object().isEmpty());
}

void TestCliOpening::namedTokenizerWins()
{
    const CliResult result
        = runCli({QStringLiteral("fill"), m_bare, QStringLiteral("--json"),
                  QStringLiteral("--tokenizer"), dataFile(QStringLiteral("small_vocab.txt")),
                  QStringLiteral("--text=The [MASK] is blue.")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.object()[QStringLiteral("length")].toInt(), 7);
}

void TestCliOpening::noDemoModel()
{
    QTemporaryDir elsewhere;
    const QString program = elsewhere.filePath(QStringLiteral("maskscope-cli"));
    QVERIFY(QFile::copy(cliProgram(), program));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("MASKSCOPE_DEMO_MODEL"));
    process.setProcessEnvironment(environment);
    process.start(program, {QStringLiteral("inspect"), QStringLiteral("demo")});
    const CliResult result = finishCli(process);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("NO_DEMO_MODEL")});
    QCOMPARE(result.exitCode, 3);
}

/// As where a package brought the program and nobody installed LibTorch.
void TestCliOpening::noEngine()
{
    const QString alone = m_folder.filePath(QStringLiteral("maskscope-cli"));
    QVERIFY(QFile::copy(cliProgram(), alone));
    QProcess process;
    process.start(alone,
                  {QStringLiteral("fill"), dataFile(QStringLiteral("models/small_bert.pt")),
                   QStringLiteral("--text"), QStringLiteral("[MASK]")});
    const CliResult result = finishCli(process);
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("ENGINE_MISSING")});
    QVERIFY(result.out.isEmpty());
}

void TestCliOpening::openingGoesBeforeTheTexts()
{
    const CliResult result = runCli({QStringLiteral("fill"), QStringLiteral("none.pt"),
                                     QStringLiteral("--file"), QStringLiteral("none.txt")});
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("FILE_NOT_FOUND")});
    QCOMPARE(result.exitCode, 3);
}

QTEST_GUILESS_MAIN(TestCliOpening)
#include "tst_cli_opening.moc"
