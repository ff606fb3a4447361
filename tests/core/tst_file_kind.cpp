// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/file_kind.h"
#include "tests/core/file_bytes.h"

#include <QTest>

using namespace maskscope;
using namespace std::string_view_literals;

class TestFileKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesMadeByTheirPrograms_data();
    void filesMadeByTheirPrograms();
    void firstBytes_data();
    void firstBytes();
    void everyKindIsDescribedWithItsArticle();
};

void TestFileKind::filesMadeByTheirPrograms_data()
{
    QTest::addColumn<FileKind>("expected");
    QTest::newRow("traced.pt") << FileKind::OtherZip;
    QTest::newRow("weights.pt") << FileKind::OtherZip;
    QTest::newRow("empty.zip") << FileKind::OtherZip;
    QTest::newRow("legacy.pt") << FileKind::LegacyPickle;
    QTest::newRow("mobile.ptl") << FileKind::FlatbufferModule;
    QTest::newRow("weights.safetensors") << FileKind::Safetensors;
    QTest::newRow("model.onnx") << FileKind::Onnx;
    QTest::newRow("model.gguf") << FileKind::Gguf;
    QTest::newRow("page.html") << FileKind::Html;
    QTest::newRow("pointer.pt") << FileKind::GitLfsPointer;
    QTest::newRow("packed.gz") << FileKind::Gzip;
    QTest::newRow("picture.png") << FileKind::Image;
    QTest::newRow("notes.txt") << FileKind::Text;
    QTest::newRow("expected.json") << FileKind::Text;
    QTest::newRow("noise.bin") << FileKind::Unknown;
}

void TestFileKind::filesMadeByTheirPrograms()
{
    QFETCH(FileKind, expected);
    const std::string bytes = readBytes(archivePath(QTest::currentDataTag()));
    QVERIFY(!bytes.empty());
    QCOMPARE(fileKindOf(bytes, bytes.size()), expected);
}

void TestFileKind::firstBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qulonglong>("size");
    QTest::addColumn<FileKind>("expected");
    const auto row = [](const char* name, std::string_view bytes, qulonglong size, FileKind kind) {
        QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << size << kind;
    };
    row("nothing", ""sv, 0, FileKind::Unknown);
    row("JPEG", "\xFF\xD8\xFF\xE0\x00\x10JFIF"sv, 900, FileKind::Image);
    row("GIF", "GIF89a\x01\x00"sv, 35, FileKind::Image);
    row("pickle of protocol 4", "\x80\x04\x95\x0A"sv, 30, FileKind::LegacyPickle);
    row("0x80 alone", "\x80"sv, 1, FileKind::Unknown);
    // Length 0x0280 of the header: begins as a pickle does.
    row("safetensors like a pickle", "\x80\x02\0\0\0\0\0\0{\"a\""sv, 5000, FileKind::Safetensors);
    row("header longer than the file", "\x80\x02\0\0\0\0\0\0{\"a\""sv, 600, FileKind::LegacyPickle);
    row("page after a byte order mark", "\xEF\xBB\xBF <HTML lang='en'>"sv, 90, FileKind::Html);
    row("XML", "<?xml version='1.0'?>"sv, 90, FileKind::Text);
    row("text cut inside a character", "gr\xC3\xB6\xC3"sv, 900, FileKind::Text);
    row("not UTF-8", "gr\xF6sser als"sv, 10, FileKind::Unknown);
    row("zeros", "\0\0\0\0\0\0\0\0\0\0"sv, 4096, FileKind::Unknown);
}

void TestFileKind::firstBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qulonglong, size);
    QFETCH(FileKind, expected);
    QCOMPARE(fileKindOf({bytes.constData(), std::size_t(bytes.size())}, size), expected);
}

void TestFileKind::everyKindIsDescribedWithItsArticle()
{
    for (int kind = 0; kind <= int(FileKind::Unknown); ++kind) {
        const QByteArray words = describe(FileKind(kind));
        QVERIFY2(words.startsWith("a ") || words.startsWith("an "), words.constData());
        QVERIFY2(words.size() <= 80, words.constData()); // else the sentence shortens it
    }
}

QTEST_APPLESS_MAIN(TestFileKind)
#include "tst_file_kind.moc"
