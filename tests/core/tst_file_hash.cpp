// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guard/file_hash.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope;

/// Expected values from FIPS 180-2 (appendix B) and from Qt.
class TestFileHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownValues_data();
    void knownValues();
    void severalPieces();
    void stopsWhenAsked();
    void shorterThanItWas();

private:
    RegularFile fileWith(const QByteArray& content)
    {
        QFile file(m_folder.filePath(QStringLiteral("file")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write");
        }
        file.close();
        auto opened = openRegularFile(file.fileName().toStdString());
        return opened.hasValue() ? std::move(opened).value() : RegularFile{};
    }

    QTemporaryDir m_folder;
};

void TestFileHash::knownValues_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("hash");
    QTest::newRow("abc") << QByteArray("abc")
                         << QStringLiteral(
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61"
                                "f20015ad");
    QTest::newRow("a million letters")
        << QByteArray(1000000, 'a')
        << QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestFileHash::knownValues()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, hash);
    const RegularFile file = fileWith(content);
    QCOMPARE(QString::fromStdString(sha256Of(file.descriptor, file.size, {})), hash);
}

void TestFileHash::severalPieces()
{
    QByteArray content(3'500'000, '\0');
    for (qsizetype i = 0; i < content.size(); ++i) {
        content[i] = static_cast<char>(i * 7919 % 251);
    }
    const RegularFile file = fileWith(content);
    QCOMPARE(QByteArray::fromStdString(sha256Of(file.descriptor, file.size, {})),
             QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

void TestFileHash::stopsWhenAsked()
{
    const RegularFile file = fileWith("abc");
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(sha256Of(file.descriptor, file.size, stop.get_token()).empty());
}

void TestFileHash::shorterThanItWas()
{
    const RegularFile file = fileWith("abc");
    QVERIFY(sha256Of(file.descriptor, file.size + 1, {}).empty());
}

QTEST_APPLESS_MAIN(TestFileHash)
#include "tst_file_hash.moc"
