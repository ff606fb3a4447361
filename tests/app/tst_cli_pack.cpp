// SPDX-License-Identifier: GPL-3.0-or-later
// `pack`: the copy answers as the model did, with its tokenizer inside and no path of a disk.
#include "tests/app/cli_runner.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope::tests;

namespace {

QString model(const char* name)
{
    return dataFile(QStringLiteral("models/")) + QLatin1String(name);
}

/// A folder with a model that has no tokenizer and the vocabulary that belongs to it.
struct Bench
{
    QTemporaryDir folder;
    QString bare = folder.filePath(QStringLiteral("bare.pt"));
    QString words = folder.filePath(QStringLiteral("vocab.txt"));
    QString out = folder.filePath(QStringLiteral("out.pt"));

    Bench()
    {
        write(bare, withoutTokenizer(readFile(model("small_bert.pt"))));
        write(words, readFile(dataFile(QStringLiteral("small_vocab.txt"))));
    }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    CliResult pack(const QString& source, const QStringList& more = {}) const
    {
        return runCli(QStringList{QStringLiteral("pack"), source, QStringLiteral("--tokenizer"),
                                  words, QStringLiteral("-o"), out}
                      + more);
    }
};

/// The answers of a model, without the time they took.
QList<QJsonObject> answers(const QString& path)
{
    QList<QJsonObject> objects
        = runCli({QStringLiteral("fill"), path, QStringLiteral("--text"),
                  QStringLiteral("the capital of france is [MASK]."), QStringLiteral("--json")})
              .objects();
    for (QJsonObject& object : objects) {
        object.remove(QStringLiteral("ms"));
    }
    return objects;
}

QStringList faultsOf(const QJsonObject& inspected)
{
    QStringList codes;
    for (const QJsonValue& fault : inspected[QStringLiteral("faults")].toArray()) {
        codes << fault[QStringLiteral("code")].toString();
    }
    return codes;
}

} // namespace

class TestCliPack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packsATokenizer();
    void stripsPaths();
    void replacesOnlyWhenForced();
    void refusesAnotherTokenizer();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void speaksToPeople();
};

void TestCliPack::packsATokenizer()
{
    const Bench bench;
    QCOMPARE(runCli({QStringLiteral("fill"), bench.bare, QStringLiteral("--text"),
                     QStringLiteral("a [MASK]"), QStringLiteral("--tokenizer"),
                     QStringLiteral("nowhere")})
                 .exitCode,
             3);
    const CliResult result = bench.pack(bench.bare, {QStringLiteral("--json")});
    QVERIFY2(result.exitCode == 0, result.err.constData());
    const QJsonObject report = result.object();
    QCOMPARE(report[QStringLiteral("path")].toString(), bench.out);
    QCOMPARE(report[QStringLiteral("embedded")].toArray(), QJsonArray{QStringLiteral("vocab.txt")});
    QCOMPARE(report[QStringLiteral("removed")].toArray(), QJsonArray());
    QCOMPARE(report[QStringLiteral("bytes")].toInteger(), readFile(bench.out).size());

    QVERIFY(QFile::remove(bench.words)); // it would be found beside the model
    const QList<QJsonObject> expected = answers(model("small_bert.pt"));
    QCOMPARE(expected.size(), 1);
    QCOMPARE(expected[0][QStringLiteral("masks")].toArray().size(), 1);
    QCOMPARE(answers(bench.out), expected);
}

void TestCliPack::stripsPaths()
{
    const Bench bench;
    Bench::write(bench.words, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\nc\nd\ne\n");
    const QString source = dataFile(QStringLiteral("traces/dict.pt"));
    const CliResult result
        = bench.pack(source, {QStringLiteral("--strip-paths"), QStringLiteral("--json")});
    QVERIFY2(result.exitCode == 0, result.err.constData());
    QVERIFY(result.object()[QStringLiteral("stripped_records")].toInt() > 0);
    const auto inspected = [](const QString& path) {
        return runCli({QStringLiteral("inspect"), path, QStringLiteral("--json")}).object();
    };
    QJsonObject before = inspected(source);
    QJsonObject after = inspected(bench.out);
    const QJsonArray sources = after[QStringLiteral("file")][QStringLiteral("torchscript")]
                                    [QStringLiteral("source_files")]
                                        .toArray();
    QCOMPARE(sources,
             (QJsonArray{QStringLiteral("export.py"), QStringLiteral("torch/jit/_trace.py"),
                         QStringLiteral("torch/nn/functional.py"),
                         QStringLiteral("torch/nn/modules/linear.py"),
                         QStringLiteral("torch/nn/modules/module.py"),
                         QStringLiteral("torch/nn/modules/sparse.py")}));
    // What the tokenizer inside heals.
    QVERIFY(faultsOf(before).contains(QStringLiteral("NO_TOKENIZER")));
    QVERIFY(!faultsOf(after).contains(QStringLiteral("NO_TOKENIZER")));
    for (const char* changed : {"file", "faults", "export"}) {
        before.remove(QLatin1String(changed));
        after.remove(QLatin1String(changed));
    }
    QCOMPARE(after, before);
}

void TestCliPack::replacesOnlyWhenForced()
{
    const Bench bench;
    Bench::write(bench.out, "mine");
    const CliResult refused = bench.pack(bench.bare);
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.errorCodes(), QStringList{QStringLiteral("CANNOT_WRITE")});
    QCOMPARE(readFile(bench.out), QByteArray("mine"));
    QCOMPARE(bench.pack(bench.bare, {QStringLiteral("--force")}).exitCode, 0);
    QVERIFY(readFile(bench.out).size() > 1000);
    // The model itself, too.
    const QByteArray packed = readFile(bench.out);
    QCOMPARE(bench.pack(bench.out).exitCode, 4);
    QCOMPARE(bench.pack(bench.out, {QStringLiteral("--force")}).exitCode, 0);
    QCOMPARE(readFile(bench.out), packed);
}

void TestCliPack::refusesAnotherTokenizer()
{
    const Bench bench;
    QByteArray words = readFile(bench.words);
    for (int i = 0; i < 100; ++i) {
        words += "more" + QByteArray::number(i) + "\n";
    }
    Bench::write(bench.words, words);
    const CliResult result = bench.pack(bench.bare);
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("VOCABULARY_MISMATCH")});
    QVERIFY(!QFile::exists(bench.out));

    Bench::write(bench.words, "");
    QCOMPARE(bench.pack(bench.bare).errorCodes(), QStringList{QStringLiteral("BAD_TOKENIZER")});
    QVERIFY(QFile::remove(bench.words));
    QCOMPARE(bench.pack(bench.bare).errorCodes(), QStringList{QStringLiteral("FILE_NOT_FOUND")});
    QVERIFY(!QFile::exists(bench.out));
}

void TestCliPack::refusesWrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no tokenizer") << QStringList{QStringLiteral("m.pt"), QStringLiteral("-o"),
                                                 QStringLiteral("o.pt")};
    QTest::newRow("no output") << QStringList{QStringLiteral("m.pt"), QStringLiteral("--tokenizer"),
                                              QStringLiteral("t")};
    QTest::newRow("no model") << QStringList{QStringLiteral("--tokenizer"), QStringLiteral("t"),
                                             QStringLiteral("-o"), QStringLiteral("o.pt")};
}

void TestCliPack::refusesWrongUse()
{
    QFETCH(QStringList, words);
    const CliResult result = runCli(QStringList{QStringLiteral("pack")} + words);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("USAGE")});
}

void TestCliPack::speaksToPeople()
{
    const Bench bench;
    const CliResult result = bench.pack(model("small_bert.pt"));
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.startsWith(bench.out.toUtf8() + "\n  "));
    QVERIFY(result.out.contains(" MB, inside it: vocab.txt\n"));
    QVERIFY(result.out.contains("left out, of another tokenizer: tokenizer.json\n"));
    const CliResult help = runCli({QStringLiteral("pack"), QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("--strip-paths"));
}

QTEST_GUILESS_MAIN(TestCliPack)

#include "tst_cli_pack.moc"
