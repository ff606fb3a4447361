// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/fingerprint.h"

#include "core/guard/file_hash.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMetaObject>

#include <utility>

namespace maskscope {

namespace {

QString fileHash(const QString& path, const std::stop_token& stop)
{
    const auto file = openRegularFile(QFile::encodeName(path).toStdString());
    return file.hasError()
        ? QString()
        : QString::fromStdString(sha256Of(file.value().descriptor, file.value().size, stop));
}

QString vocabularyHash(const Tokenizer& tokenizer, const std::stop_token& stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const std::size_t size = tokenizer.vocabularySize();
    for (std::size_t id = 0; id < size && !stop.stop_requested(); ++id) {
        const std::string token = tokenizer.idToToken({static_cast<std::int32_t>(id)}) + "\n";
        hash.addData(QByteArray::fromRawData(token.data(), static_cast<qsizetype>(token.size())));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

FingerprintMaker::FingerprintMaker(QObject* parent)
    : QObject(parent)
{}

void FingerprintMaker::ask(const QString& path, std::shared_ptr<const Tokenizer> tokenizer)
{
    const int number = ++m_newest;
    // The thread before this one looks at its stop token after every megabyte.
    m_thread = std::jthread(
        [this, number, path, tokenizer = std::move(tokenizer)](const std::stop_token& stop) {
            Fingerprint print{path, fileHash(path, stop), {}};
            if (tokenizer && !stop.stop_requested()) {
                print.vocabularySha256 = vocabularyHash(*tokenizer, stop);
            }
            QMetaObject::invokeMethod(
                this,
                [this, number, print] {
                    if (number == m_newest) {
                        Q_EMIT made(print);
                    }
                },
                Qt::QueuedConnection);
        });
}

} // namespace maskscope
