// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/session/saved_answers.h"
#include "ui/session/session_state.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace maskscope {

/// How to find the model of a session again, and to know that it is the same one.
struct SavedModel
{
    QString path; ///< where it lay; empty: none was open
    qint64 bytes = 0;
    QString sha256; ///< of the file; empty: not read
    qint64 words = 0; ///< in the vocabulary; 0: no tokenizer
    QString vocabularySha256; ///< as in Fingerprint

    [[nodiscard]] QString name() const; ///< the last part of the path, as any system writes it

    bool operator==(const SavedModel&) const = default;
};

/// A saved session: all that brings the window back, and what the model said.
struct SessionFile
{
    SessionState state;
    SavedModel model;
    std::optional<SavedAnswers> answers;
    QString written; ///< date and time, ISO 8601
    QString program; ///< version of Maskscope

    bool operator==(const SessionFile&) const = default;
};

/// Every session file ends so.
[[nodiscard]] bool isSessionFile(const QString& path);

/// One JSON object; "maskscope_session" in it is the version of the form. Members that it does not
/// know are passed over, so that a later version may add some. Errors, of `name`: DamagedFile,
/// NewerFormat.
[[nodiscard]] Result<SessionFile> parseSession(const QByteArray& bytes, const QString& name);
[[nodiscard]] QByteArray sessionBytes(const SessionFile& session);

/// The sentence of an error of these functions.
[[nodiscard]] QString sessionErrorText(const Error& error);

/// Errors: those of readSmallFile and parseSession.
[[nodiscard]] Result<SessionFile> readSession(const QString& path);
/// Copies a file that lies at `path` and cannot be read as a session, before another is written
/// there: the path of the copy; empty, there is none to keep. Errors: CannotWrite.
[[nodiscard]] Result<QString> keepUnreadable(const QString& path);
/// The file is either the old or the new one, whatever happens. Errors: CannotWrite.
[[nodiscard]] Status writeSession(const SessionFile& session, const QString& path);

} // namespace maskscope
