// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/little_endian.h"
#include "core/guard/model_packer.h"
#include "core/guard/zip_writer.h"
#include "tests/core/file_bytes.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope;
using namespace std::string_literals;

namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;
using Names = std::vector<std::string>;

const Files kFiles{{"vocab.txt", "[PAD]\n[MASK]\nword\n"}, {"config.json", "{}"}};

fs::path tracePath(const char* name)
{
    return fs::path(MASKSCOPE_TEST_DATA) / "traces" / name;
}

ZipReader openZip(const fs::path& path)
{
    const auto file = openRegularFile(path);
    return std::move(ZipReader::open(file.value().descriptor)).value();
}

/// Where each record's bytes begin, from the headers in front of them (APPNOTE.TXT, 4.3.7).
std::vector<std::size_t> dataPlaces(const std::string& bytes, const ZipReader& zip)
{
    std::vector<std::size_t> places;
    std::size_t at = 0;
    for (const ZipRecord& record : zip.records()) {
        if (bytes.compare(at, 4, "PK\x03\x04") != 0) {
            return {};
        }
        at += 30 + littleEndian(bytes, at + 26, 2) + littleEndian(bytes, at + 28, 2);
        places.push_back(at);
        at += record.packedSize;
    }
    return places;
}

/// A folder for one test, and a model that is packed into it.
struct Bench
{
    QTemporaryDir folder;
    fs::path target = fs::path(folder.path().toStdString()) / "out.pt";

    Result<PackReport> pack(const fs::path& model, const Files& files = kFiles,
                            const PackOptions& options = {}) const
    {
        const auto opened = openModelFile(model);
        return opened.hasError() ? Result<PackReport>(opened.error())
                                 : packModel(opened.value(), files, target, options, {});
    }
    fs::path add(const char* name, const std::string& text) const
    {
        const fs::path path = fs::path(folder.path().toStdString()) / name;
        writeBytes(path, text);
        return path;
    }
    QStringList names() const
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

QString reasonOf(const Error& error)
{
    const auto reason = error.facts.find("reason");
    return reason == error.facts.end()
        ? QString()
        : QString::fromStdString(std::get<std::string>(reason->second));
}

} // namespace

class TestModelPacker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheChecksum();
    void keepsEveryOtherRecord_data();
    void keepsEveryOtherRecord();
    void leavesNothingOfAnotherTokenizer();
    void stripsPaths_data();
    void stripsPaths();
    void packsAgainToTheSameBytes();
    void neverOverwritesUnasked();
    void replacesTheModelItself();
    void refusesTargets_data();
    void refusesTargets();
    void leavesNothingWhenTheModelIsDamaged();
    void findsWhatBelongsToATokenizer();
};

/// The check value of CRC-32 (ISO 3309).
void TestModelPacker::knowsTheChecksum()
{
    QCOMPARE(zipChecksum("123456789"), 0xCBF43926U);
    QCOMPARE(zipChecksum(""), 0U);
}

void TestModelPacker::keepsEveryOtherRecord_data()
{
    QTest::addColumn<QString>("model");
    for (const char* name : {"traced.pt", "bare.pt", "deflated.pt", "zip64.pt", "commented.pt"}) {
        QTest::newRow(name) << QString::fromStdString(archivePath(name).string());
    }
    for (const char* name : {"dict.pt", "scripted.pt", "frozen.pt"}) {
        QTest::newRow(name) << QString::fromStdString(tracePath(name).string());
    }
}

void TestModelPacker::keepsEveryOtherRecord()
{
    QFETCH(QString, model);
    const Bench bench;
    const auto report = bench.pack(model.toStdString());
    QVERIFY2(report.hasValue(), qPrintable(report.hasError() ? reasonOf(report.error()) : model));
    QCOMPARE(report.value().bytes, fs::file_size(bench.target));
    QCOMPARE(report.value().embedded, (Names{"config.json", "vocab.txt"}));
    QCOMPARE(report.value().strippedRecords, std::size_t{0});

    const ZipReader before = openZip(model.toStdString());
    const ZipReader after = openZip(bench.target);
    const std::string top
        = before.records().front().name.substr(0, before.records().front().name.find('/') + 1);
    for (const ZipRecord& record : before.records()) {
        const std::string rest = record.name.substr(top.size());
        if (rest.starts_with("extra/")) {
            continue;
        }
        const ZipRecord* copy = after.find(record.name);
        QVERIFY2(copy != nullptr, record.name.c_str());
        QCOMPARE(copy->method, record.method);
        QCOMPARE(copy->packedSize, record.packedSize);
        QCOMPARE(copy->checksum, record.checksum);
        QVERIFY2(after.read(record.name).value() == before.read(record.name).value(),
                 record.name.c_str());
    }
    QCOMPARE(after.records().front().name, before.records().front().name);
    for (const auto& [name, text] : kFiles) {
        QCOMPARE(after.read(top + "extra/" + name).value(), text);
    }
    const auto places = dataPlaces(readBytes(bench.target), after);
    QCOMPARE(places.size(), after.records().size());
    QVERIFY(std::all_of(places.begin(), places.end(),
                        [](std::size_t place) { return place % 64 == 0; }));
}

/// tokenizer.json would be taken before the new vocab.txt.
void TestModelPacker::leavesNothingOfAnotherTokenizer()
{
    const Bench bench;
    const auto report = bench.pack(archivePath("traced.pt"));
    QVERIFY(report.hasValue());
    QCOMPARE(report.value().removed, (Names{"tokenizer.json", "tokenizer_config.json"}));
    const auto packed = openModelFile(bench.target);
    QVERIFY(packed.hasValue());
    QCOMPARE(packed.value().extraFiles, (Names{"config.json", "notes.md", "vocab.txt"}));
    QCOMPARE(packed.value().texts, kFiles);
}

void TestModelPacker::stripsPaths_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"dict.pt", "positions.pt", "frozen.pt", "scripted.pt"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestModelPacker::stripsPaths()
{
    QFETCH(QString, name);
    const Bench bench;
    const fs::path model = tracePath(name.toLatin1().constData());
    const auto report = bench.pack(model, kFiles, {.stripPaths = true, .replace = Replace::No});
    QVERIFY(report.hasValue());
    const ZipReader before = openZip(model);
    const ZipReader after = openZip(bench.target);
    std::size_t changed = 0;
    for (const ZipRecord& record : before.records()) {
        const std::string old = before.read(record.name).value();
        const std::string copy = after.read(record.name).value();
        QVERIFY2(copy.find("/disk/") == std::string::npos, record.name.c_str());
        QVERIFY2(copy == old || record.name.ends_with(".debug_pkl"), record.name.c_str());
        changed += copy == old ? 0U : 1U;
    }
    QVERIFY(changed > 0);
    QCOMPARE(report.value().strippedRecords, changed);
    const Names sources = openModelFile(bench.target).value().trace.sourceFiles;
    QCOMPARE(sources.front(), std::string("export.py"));
    QVERIFY(std::none_of(sources.begin(), sources.end(),
                         [](const std::string& path) { return path.starts_with('/'); }));
}

void TestModelPacker::packsAgainToTheSameBytes()
{
    const Bench bench;
    const PackOptions options{.stripPaths = true, .replace = Replace::Yes};
    QVERIFY(bench.pack(tracePath("dict.pt"), kFiles, options).hasValue());
    const std::string once = readBytes(bench.target);
    QVERIFY(bench.pack(bench.target, kFiles, options).hasValue());
    QVERIFY(readBytes(bench.target) == once);
}

void TestModelPacker::neverOverwritesUnasked()
{
    const Bench bench;
    writeBytes(bench.target, "mine");
    const auto refused = bench.pack(tracePath("dict.pt"));
    QVERIFY(refused.hasError());
    QCOMPARE(refused.error().code, ErrorCode::CannotWrite);
    QCOMPARE(reasonOf(refused.error()), QStringLiteral("it is there already"));
    QCOMPARE(readBytes(bench.target), "mine"s);
    QCOMPARE(bench.names(), QStringList{QStringLiteral("out.pt")});
    QVERIFY(bench.pack(tracePath("dict.pt"), kFiles, {.stripPaths = false, .replace = Replace::Yes})
                .hasValue());
    QVERIFY(openModelFile(bench.target).hasValue());
    QCOMPARE(bench.names(), QStringList{QStringLiteral("out.pt")});
}

void TestModelPacker::replacesTheModelItself()
{
    const Bench bench;
    fs::copy_file(tracePath("dict.pt"), bench.target);
    QVERIFY(bench.pack(bench.target).hasError());
    QCOMPARE(readBytes(bench.target), readBytes(tracePath("dict.pt")));
    QVERIFY(bench.pack(bench.target, kFiles, {.stripPaths = false, .replace = Replace::Yes})
                .hasValue());
    QCOMPARE(openModelFile(bench.target).value().texts, kFiles);
}

void TestModelPacker::refusesTargets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no folder") << QStringLiteral("nowhere/out.pt")
                               << QStringLiteral("its folder is not there");
    QTest::newRow("a folder") << QStringLiteral(".")
                              << QStringLiteral("it is not an ordinary file");
    QTest::newRow("a device") << QStringLiteral("/dev/null")
                              << QStringLiteral("it is not an ordinary file");
}

void TestModelPacker::refusesTargets()
{
    QFETCH(QString, target);
    QFETCH(QString, reason);
    Bench bench;
    bench.target = bench.target.parent_path() / target.toStdString();
    const auto refused
        = bench.pack(tracePath("dict.pt"), kFiles, {.stripPaths = false, .replace = Replace::Yes});
    QVERIFY(refused.hasError());
    QCOMPARE(refused.error().code, ErrorCode::CannotWrite);
    QCOMPARE(reasonOf(refused.error()), reason);
    QVERIFY(bench.names().isEmpty());
}

void TestModelPacker::leavesNothingWhenTheModelIsDamaged()
{
    const Bench bench;
    std::string bytes = readBytes(tracePath("dict.pt"));
    bytes[64] = static_cast<char>(bytes[64] ^ 1); // of the first weight
    const fs::path model = bench.add("model.pt", bytes);
    const auto refused = bench.pack(model);
    QVERIFY(refused.hasError());
    QCOMPARE(refused.error().code, ErrorCode::DamagedFile);
    QCOMPARE(reasonOf(refused.error()), QStringLiteral("a checksum is wrong"));
    QCOMPARE(bench.names(), QStringList{QStringLiteral("model.pt")});
}

void TestModelPacker::findsWhatBelongsToATokenizer()
{
    const Bench bench;
    const fs::path folder = bench.target.parent_path();
    const auto names = [](const Result<Files>& files) {
        Names all;
        for (const auto& [name, text] : files.value()) {
            all.push_back(name + "=" + text);
        }
        return all;
    };
    const fs::path own = bench.add("bert.tokenizer.json", "T");
    QCOMPARE(names(readFilesToEmbed(own)), Names{"tokenizer.json=T"});
    const fs::path words = bench.add("words.txt", "W");
    bench.add("tokenizer_config.json", "C");
    bench.add("merges.txt", "M");
    const fs::path vocabulary = bench.add("vocab.json", "V");
    bench.add("notes.md", "N");
    QCOMPARE(names(readFilesToEmbed(words)), (Names{"tokenizer_config.json=C", "vocab.txt=W"}));
    QCOMPARE(names(readFilesToEmbed(vocabulary)),
             (Names{"merges.txt=M", "tokenizer_config.json=C", "vocab.json=V"}));
    bench.add("config.json", "J");
    bench.add("special_tokens_map.json", "S");
    QCOMPARE(names(readFilesToEmbed(folder)),
             (Names{"config.json=J", "merges.txt=M", "special_tokens_map.json=S",
                    "tokenizer_config.json=C", "vocab.json=V"}));
    QCOMPARE(readFilesToEmbed(folder / "missing.json").error().code, ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestModelPacker)

#include "tst_model_packer.moc"
