// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/zip_reader.h"
#include "tests/core/file_bytes.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdio>
#include <map>
#include <unistd.h>

using namespace maskscope;

namespace {

using Contents = std::map<std::string, std::string>;

Result<ZipReader> openArchive(std::string_view name)
{
    const auto file = openRegularFile(archivePath(name));
    if (file.hasError()) {
        return file.error();
    }
    return ZipReader::open(file.value().descriptor);
}

/// In a file without a name: rewriting a named one waits for the disk, thousands of times.
Result<ZipReader> openZip(std::string_view bytes)
{
    std::FILE* file = std::tmpfile();
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fflush(file);
    const FileDescriptor descriptor(::dup(::fileno(file)));
    std::fclose(file);
    return ZipReader::open(descriptor);
}

QString reasonOf(const Error& error)
{
    const auto fact = error.facts.find("reason");
    return fact == error.facts.end() ? QString()
                                     : QString::fromStdString(std::get<std::string>(fact->second));
}

Contents contentsOf(std::string_view archive)
{
    Contents contents;
    const auto zip = openArchive(archive);
    if (zip.hasValue()) {
        for (const ZipRecord& record : zip.value().records()) {
            contents.emplace(record.name, zip.value().read(record.name).value());
        }
    }
    return contents;
}

/// Changed bytes may cost records, but never give one another content.
bool isErrorOrSame(std::string_view bytes, const Contents& original)
{
    const auto zip = openZip(bytes);
    if (zip.hasError()) {
        return zip.error().code == ErrorCode::DamagedFile;
    }
    for (const auto& [name, expected] : original) {
        if (zip.value().find(name) == nullptr) {
            continue;
        }
        const auto read = zip.value().read(name);
        if (read.hasValue() ? read.value() != expected
                            : read.error().code != ErrorCode::DamagedFile) {
            return false;
        }
    }
    return true;
}

void putNumber(std::string& bytes, std::size_t place, std::uint64_t value, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        bytes[place + i] = static_cast<char>(value >> (8 * i));
    }
}

} // namespace

class TestZipReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPythonReads_data();
    void readsWhatPythonReads();
    void refuses_data();
    void refuses();
    void asksForTooMuch();
    void countsAreCheckedBeforeMemoryIsReserved();
    void readingDoesNotMoveTheDescriptor();
    void everyTruncation();
    void everyChangedByte();
    void everyChangedBit();
};

void TestZipReader::readsWhatPythonReads_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"traced.pt", "deflated.pt", "zip64.pt", "commented.pt"}) {
        QTest::newRow(name) << QString::fromUtf8(name);
    }
}

void TestZipReader::readsWhatPythonReads()
{
    const QByteArray json = QByteArray::fromStdString(readBytes(archivePath("expected.json")));
    const QJsonObject expected = QJsonDocument::fromJson(json)[u"records"].toObject();
    QVERIFY(!expected.isEmpty());
    QFETCH(QString, name);
    const auto zip = openArchive(name.toStdString());
    QVERIFY(zip.hasValue());
    QCOMPARE(qsizetype(zip.value().records().size()), expected.size());
    for (auto record = expected.begin(); record != expected.end(); ++record) {
        const auto bytes = zip.value().read(record.key().toStdString());
        QVERIFY2(bytes.hasValue(), qPrintable(record.key()));
        const auto* listed = zip.value().find(record.key().toStdString());
        QCOMPARE(qint64(listed->size), record.value()[u"size"].toInteger());
        const auto hash = QCryptographicHash::hash(QByteArray::fromStdString(bytes.value()),
                                                   QCryptographicHash::Sha256);
        QCOMPARE(QString::fromLatin1(hash.toHex()), record.value()[u"sha256"].toString());
    }
}

void TestZipReader::refuses_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("duplicate.pt") << QStringLiteral("two parts have one name");
    QTest::newRow("bomb.pt") << QStringLiteral("a part unpacks to more than a model can need");
    QTest::newRow("notes.txt") << QStringLiteral("the end of the archive is missing");
}

void TestZipReader::refuses()
{
    QFETCH(QString, reason);
    const auto zip = openArchive(QTest::currentDataTag());
    QVERIFY(zip.hasError());
    QCOMPARE(zip.error().code, ErrorCode::DamagedFile);
    QCOMPARE(reasonOf(zip.error()), reason);
}

void TestZipReader::asksForTooMuch()
{
    const auto zip = openArchive("traced.pt");
    QVERIFY(zip.hasValue());
    QVERIFY(zip.value().read("traced/extra/vocab.txt", 24).hasValue()); // its size
    const auto larger = zip.value().read("traced/extra/vocab.txt", 23);
    QVERIFY(larger.hasError());
    QCOMPARE(reasonOf(larger.error()),
             QStringLiteral("its part 'traced/extra/vocab.txt' is too large"));
    const auto missing = zip.value().read("traced/nothing");
    QVERIFY(missing.hasError());
    QCOMPARE(reasonOf(missing.error()), QStringLiteral("its part 'traced/nothing' is missing"));
    QVERIFY(zip.value().find("traced/nothing") == nullptr);
}

void TestZipReader::countsAreCheckedBeforeMemoryIsReserved()
{
    // The end record of an archive without comment is its last 22 bytes; the counts stand at 8 and
    // 10 (APPNOTE.TXT 4.3.16).
    std::string many = readBytes(archivePath("deflated.pt"));
    putNumber(many, many.size() - 22 + 8, 20'001, 2);
    putNumber(many, many.size() - 22 + 10, 20'001, 2);
    const auto zip = openZip(many);
    QVERIFY(zip.hasError());
    QCOMPARE(reasonOf(zip.error()), QStringLiteral("it lists more parts than a model can have"));

    // PyTorch writes a zip64 end (56 bytes, counts at 24 and 32) and its locator (20 bytes) too.
    std::string huge = readBytes(archivePath("traced.pt"));
    const std::size_t end64 = huge.size() - 22 - 20 - 56;
    QCOMPARE(huge.compare(end64, 4, "PK\x06\x06"), 0);
    putNumber(huge, end64 + 24, 1ULL << 60U, 8);
    putNumber(huge, end64 + 32, 1ULL << 60U, 8);
    const auto zip64 = openZip(huge);
    QVERIFY(zip64.hasError());
    QCOMPARE(reasonOf(zip64.error()), QStringLiteral("it lists more parts than a model can have"));
}

void TestZipReader::readingDoesNotMoveTheDescriptor()
{
    const auto file = openRegularFile(archivePath("traced.pt"));
    QVERIFY(file.hasValue());
    QCOMPARE(::lseek(file.value().descriptor.get(), 7, SEEK_SET), off_t(7));
    const auto zip = ZipReader::open(file.value().descriptor);
    QVERIFY(zip.hasValue());
    QVERIFY(zip.value().read("traced/extra/vocab.txt").hasValue());
    QCOMPARE(::lseek(file.value().descriptor.get(), 0, SEEK_CUR), off_t(7));
}

void TestZipReader::everyTruncation()
{
    const std::string bytes = readBytes(archivePath("traced.pt"));
    const Contents original = contentsOf("traced.pt");
    QVERIFY(original.size() > 10);
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        const auto zip = openZip(std::string_view(bytes).substr(0, size));
        QVERIFY2(zip.hasError(), qPrintable(QString::number(size)));
        QCOMPARE(zip.error().code, ErrorCode::DamagedFile);
    }
}

void TestZipReader::everyChangedByte()
{
    const std::string bytes = readBytes(archivePath("traced.pt"));
    const Contents original = contentsOf("traced.pt");
    QVERIFY(original.size() > 10);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(~static_cast<unsigned char>(changed[i]));
        QVERIFY2(isErrorOrSame(changed, original), qPrintable(QString::number(i)));
    }
}

void TestZipReader::everyChangedBit()
{
    for (const char* name : {"small.zip", "small_deflated.zip"}) {
        const std::string bytes = readBytes(archivePath(name));
        const Contents original = contentsOf(name);
        QCOMPARE(original.size(), std::size_t(2));
        for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
            std::string changed = bytes;
            changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8])
                                                 ^ (1U << (bit % 8)));
            QVERIFY2(isErrorOrSame(changed, original), qPrintable(QString::number(bit)));
        }
    }
}

QTEST_APPLESS_MAIN(TestZipReader)
#include "tst_zip_reader.moc"
