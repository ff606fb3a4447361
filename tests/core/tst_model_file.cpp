// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "core/guard/model_file.h"
#include "tests/core/file_bytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace maskscope;

namespace {

QString factOf(const Error& error, const char* name)
{
    const auto fact = error.facts.find(name);
    return fact == error.facts.end() ? QString()
                                     : QString::fromStdString(std::get<std::string>(fact->second));
}

bool makeSocket(const std::string& path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof(address.sun_path) - 1);
    const FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
}

} // namespace

class TestModelFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsATracedModel_data();
    void readsATracedModel();
    void refuses_data();
    void refuses();
    void notRegularFiles_data();
    void notRegularFiles();
    void unreadableFiles();
    void emptyFile();
    void namesAreUtf8InErrors();
    void truncationIsDamage();
    void descriptors();
    void smallFiles();

private:
    std::filesystem::path scratch(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void TestModelFile::readsATracedModel_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"traced.pt", "deflated.pt", "zip64.pt", "commented.pt"}) {
        QTest::newRow(name) << QString::fromUtf8(name);
    }
}

void TestModelFile::readsATracedModel()
{
    const QByteArray bytes = QByteArray::fromStdString(readBytes(archivePath("expected.json")));
    const QJsonDocument expected = QJsonDocument::fromJson(bytes);
    QFETCH(QString, name);
    const auto path = archivePath(name.toStdString());
    const auto opened = openModelFile(path);
    QVERIFY(opened.hasValue());
    const OpenedFile& file = opened.value();
    QCOMPARE(QString::fromStdString(file.topFolder), expected[u"top"].toString());
    QCOMPARE(QString::fromStdString(file.producer),
             QStringLiteral("TorchScript archive, format ") + expected[u"version"].toString());
    QCOMPARE(int(file.trace.codeFiles), expected[u"code_files"].toInt());
    QCOMPARE(file.bytes, std::filesystem::file_size(path));
    QVERIFY(file.descriptor.isOpen());
    QVERIFY(file.path == path);
    QJsonArray extraFiles;
    for (const std::string& extra : file.extraFiles) {
        extraFiles.append(QString::fromStdString(extra));
    }
    QCOMPARE(extraFiles, expected[u"extra_files"].toArray());
    QCOMPARE(file.texts.size(), 4U); // all but notes.md, which is no tokenizer or config
    QCOMPARE(file.texts.at("vocab.txt"), std::string("[PAD]\n[UNK]\n[MASK]\nword\n"));
    QCOMPARE(file.texts.at("tokenizer_config.json"), std::string(R"({"do_lower_case": false})"));
}

void TestModelFile::refuses_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail"); // fact `found` or `reason`
    const auto row = [](const char* name, ErrorCode code, const char* detail = "") {
        QTest::newRow(name) << code << QString::fromUtf8(detail);
    };
    row("weights.pt", ErrorCode::PickleNotTorchScript);
    row("legacy.pt", ErrorCode::PickleNotTorchScript);
    row("exported.pt2", ErrorCode::NotTorchScript, "a torch.export archive (.pt2)");
    row("mobile.ptl", ErrorCode::NotTorchScript, "a PyTorch Mobile file (flatbuffer)");
    row("office.zip", ErrorCode::NotTorchScript, "a zip archive without a model");
    row("empty.zip", ErrorCode::NotTorchScript, "a zip archive without a model");
    row("weights.safetensors", ErrorCode::NotTorchScript,
        "a safetensors file (weights without a program)");
    row("model.onnx", ErrorCode::NotTorchScript, "an ONNX file");
    row("page.html", ErrorCode::NotTorchScript, "a web page, so the download went wrong");
    row("pointer.pt", ErrorCode::NotTorchScript, "a Git LFS pointer to a file not yet downloaded");
    row("notes.txt", ErrorCode::NotTorchScript, "a text file");
    row("outside.pt", ErrorCode::DamagedFile, "it holds parts outside the model's folder");
    row("no_data.pt", ErrorCode::DamagedFile, "its part 'data.pkl' is missing");
    row("duplicate.pt", ErrorCode::DamagedFile, "two parts have one name");
    row("bomb.pt", ErrorCode::DamagedFile, "a part unpacks to more than a model can need");
}

void TestModelFile::refuses()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    const auto opened = openModelFile(archivePath(QTest::currentDataTag()));
    QVERIFY(opened.hasError());
    const Error& error = opened.error();
    QVERIFY2(error.code == code, errorLine(error).c_str());
    QCOMPARE(factOf(error, "file"), QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(factOf(error, "found") + factOf(error, "reason"), detail);
    QVERIFY2(!englishMessage(error).empty() && englishMessage(error).find('?') == std::string::npos,
             errorLine(error).c_str());
}

void TestModelFile::notRegularFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("kind");
    QCOMPARE(::mkfifo(scratch("pipe.pt").c_str(), 0600), 0);
    QVERIFY(makeSocket(scratch("socket.pt").string()));
    const auto row = [](const char* kind, const std::filesystem::path& path) {
        QTest::newRow(kind) << QString::fromStdString(path.string()) << QString::fromUtf8(kind);
    };
    row("folder", m_folder.path().toStdString());
    row("folder", m_folder.path().toStdString() + "/");
    row("named pipe", scratch("pipe.pt"));
    row("socket", scratch("socket.pt"));
    row("device", "/dev/null");
}

void TestModelFile::notRegularFiles()
{
    QFETCH(QString, path);
    QFETCH(QString, kind);
    const auto opened = openModelFile(path.toStdString());
    QVERIFY(opened.hasError());
    QCOMPARE(opened.error().code, ErrorCode::NotAFile);
    QCOMPARE(factOf(opened.error(), "kind"), kind);
    QVERIFY(!factOf(opened.error(), "file").isEmpty());
}

void TestModelFile::unreadableFiles()
{
    QCOMPARE(openModelFile(scratch("missing.pt")).error().code, ErrorCode::FileNotFound);
    writeBytes(scratch("plain"), "x");
    QCOMPARE(openModelFile(scratch("plain/inside.pt")).error().code, ErrorCode::FileNotFound);
    std::filesystem::create_symlink("circle.pt", scratch("circle.pt"));
    const auto circle = openModelFile(scratch("circle.pt"));
    QVERIFY(circle.hasError());
    QCOMPARE(circle.error().code, ErrorCode::FileNotReadable);
    QCOMPARE(factOf(circle.error(), "reason"), QStringLiteral("its links lead in a circle"));
    const auto longName = openModelFile(scratch(std::string(300, 'x').c_str()));
    QVERIFY(longName.hasError());
    QCOMPARE(factOf(longName.error(), "reason"), QStringLiteral("its name is too long"));
}

void TestModelFile::emptyFile()
{
    writeBytes(scratch("empty.pt"), "");
    const auto opened = openModelFile(scratch("empty.pt"));
    QVERIFY(opened.hasError());
    QCOMPARE(opened.error().code, ErrorCode::EmptyFile);
    QCOMPARE(factOf(opened.error(), "file"), QStringLiteral("empty.pt"));
}

void TestModelFile::namesAreUtf8InErrors()
{
    const std::filesystem::path path(m_folder.path().toStdString() + "/gr\xF6\xC3\xB6.pt");
    QCOMPARE(factOf(openModelFile(path).error(), "file"), QStringLiteral("gr\uFFFD\u00F6.pt"));
    writeBytes(path, "text");
    QCOMPARE(factOf(openModelFile(path).error(), "file"), QStringLiteral("gr\uFFFD\u00F6.pt"));
    std::filesystem::remove(path); // QTemporaryDir cannot spell its name
}

void TestModelFile::truncationIsDamage()
{
    const std::string bytes = readBytes(archivePath("traced.pt"));
    for (std::size_t size = 1; size < bytes.size(); size += 61) {
        writeBytes(scratch("cut.pt"), std::string_view(bytes).substr(0, size));
        const auto opened = openModelFile(scratch("cut.pt"));
        QVERIFY2(opened.hasError(), qPrintable(QString::number(size)));
        QVERIFY2(opened.error().code == ErrorCode::DamagedFile, errorLine(opened.error()).c_str());
        QCOMPARE(factOf(opened.error(), "file"), QStringLiteral("cut.pt"));
        QVERIFY(!factOf(opened.error(), "reason").isEmpty());
    }
}

void TestModelFile::descriptors()
{
    writeBytes(scratch("bytes"), "0123456789");
    auto regular = openRegularFile(scratch("bytes"));
    QVERIFY(regular.hasValue());
    QCOMPARE(regular.value().size, std::uint64_t(10));
    FileDescriptor first = std::move(regular.value().descriptor);
    QVERIFY(!regular.value().descriptor.isOpen());
    const int number = first.get();
    {
        const FileDescriptor second = first.duplicate();
        QVERIFY(second.isOpen() && second.get() != number);
        QVERIFY((::fcntl(second.get(), F_GETFD) & FD_CLOEXEC) != 0);
        QCOMPARE(readAt(second, 8, 5), std::string("89"));
    }
    QCOMPARE(readAt(first, 2, 3), std::string("234"));
    QCOMPARE(readAt(first, 11, 3), std::string());
    first = FileDescriptor();
    QCOMPARE(::fcntl(number, F_GETFD), -1); // closed
    QCOMPARE(readAt(first, 0, 3), std::string());
}

void TestModelFile::smallFiles()
{
    writeBytes(scratch("small"), "");
    QCOMPARE(readSmallFile(scratch("small")).value(), std::string());
    writeBytes(scratch("small"), std::string(1U << 20U, 'x'));
    QCOMPARE(readSmallFile(scratch("small"), 1U << 20U).value().size(), std::size_t(1U << 20U));
    writeBytes(scratch("small"), std::string((1U << 20U) + 1, 'x'));
    const auto tooLarge = readSmallFile(scratch("small"), 1U << 20U);
    QVERIFY(tooLarge.hasError());
    QCOMPARE(tooLarge.error().code, ErrorCode::FileNotReadable);
    QCOMPARE(factOf(tooLarge.error(), "reason"), QStringLiteral("it is larger than 1 MB"));
    QCOMPARE(readSmallFile(scratch("none")).error().code, ErrorCode::FileNotFound);
}

QTEST_APPLESS_MAIN(TestModelFile)
#include "tst_model_file.moc"
