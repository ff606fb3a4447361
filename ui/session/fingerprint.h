// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <QObject>
#include <QString>

#include <memory>
#include <thread>

namespace maskscope {

/// Tells files and vocabularies apart, on any machine.
struct Fingerprint
{
    QString path; ///< of the file
    QString sha256; ///< of all its bytes; empty: they cannot be read
    QString vocabularySha256; ///< of the tokens in order, a line feed after each; empty: none
};

/// Makes fingerprints on a thread of its own: a large file takes seconds, and neither the window
/// nor the model waits for it. The newest question alone counts. GUI thread.
class FingerprintMaker : public QObject
{
    Q_OBJECT

public:
    explicit FingerprintMaker(QObject* parent = nullptr);

    void ask(const QString& path, std::shared_ptr<const Tokenizer> tokenizer);

Q_SIGNALS:
    void made(const maskscope::Fingerprint& fingerprint);

private:
    int m_newest = 0;
    std::jthread m_thread; ///< last: has ended before what it posts to is gone
};

} // namespace maskscope
