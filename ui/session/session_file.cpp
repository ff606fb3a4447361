// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_file.h"

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/guard/file_descriptor.h"
#include "ui/error_text.h"
#include "ui/session/session_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr std::int64_t kForm = 1;
constexpr std::size_t kMostBytes = 16U << 20U;
const QString kAside = QStringLiteral(".bad");
const QString kSuffix = QStringLiteral(".maskscope");

Error damaged(const QString& name, const QByteArray& bytes, const std::string& reason)
{
    return Error{ErrorCode::DamagedFile,
                 {{"file", name.toStdString()},
                  {"bytes", static_cast<std::int64_t>(bytes.size())},
                  {"reason", reason}},
                 {}};
}

Error cannotWrite(const QString& path, const QString& reason)
{
    return Error{ErrorCode::CannotWrite,
                 {{"file", path.toStdString()}, {"reason", reason.toStdString()}},
                 {}};
}

} // namespace

QString sessionErrorText(const Error& error)
{
    if (error.code != ErrorCode::NewerFormat) {
        return errorText(error);
    }
    return QString::fromStdString(fillTemplate(
        QCoreApplication::translate(
            "maskscope::Session",
            QT_TRANSLATE_NOOP("maskscope::Session",
                              "'{file}' was saved by a newer Maskscope: its form is {found}, and "
                              "this one reads {limit}. Open it with the newer one."))
            .toStdString(),
        error.facts));
}

QString SavedModel::name() const
{
    const qsizetype end
        = std::max(path.lastIndexOf(QLatin1Char('/')), path.lastIndexOf(QLatin1Char('\\')));
    return path.mid(end + 1);
}

bool isSessionFile(const QString& path)
{
    return path.endsWith(kSuffix, Qt::CaseInsensitive);
}

Result<SessionFile> parseSession(const QByteArray& bytes, const QString& name)
{
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const Result<Json> json = parseJson(text, "session", {.bytes = kMostBytes, .depth = 16});
    if (json.hasError()) {
        const auto& facts = json.error().facts;
        const auto reason = facts.find("reason");
        const auto* words
            = reason == facts.end() ? nullptr : std::get_if<std::string>(&reason->second);
        Error error = damaged(name, bytes, words != nullptr ? *words : "it is not valid JSON");
        error.raw = json.error().raw;
        return error;
    }
    const std::optional<std::int64_t> form = intMember(json.value(), "maskscope_session");
    if (!form || *form < 1) {
        return damaged(name, bytes, "it has no \"maskscope_session\" with a number");
    }
    if (*form > kForm) {
        return Error{ErrorCode::NewerFormat,
                     {{"file", name.toStdString()}, {"found", *form}, {"limit", kForm}},
                     {}};
    }
    SessionReader reader;
    SessionFile session = reader.read(json.value());
    if (!reader.problem().empty()) {
        return damaged(name, bytes, reader.problem());
    }
    return session;
}

QByteArray sessionBytes(const SessionFile& session)
{
    OrderedJson json;
    json["maskscope_session"] = kForm;
    addSession(json, session);
    const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    return QByteArray::fromStdString(text);
}

Result<SessionFile> readSession(const QString& path)
{
    const QByteArray encoded = QFile::encodeName(path);
    Result<std::string> text
        = readSmallFile(std::filesystem::path(encoded.toStdString()), kMostBytes);
    if (text.hasError()) {
        return std::move(text).error();
    }
    return parseSession(QByteArray::fromStdString(text.value()), QFileInfo(path).fileName());
}

Result<QString> keepUnreadable(const QString& path)
{
    if (!QFileInfo::exists(path) || readSession(path).hasValue()) {
        return QString();
    }
    QString copy = path + kAside;
    for (int number = 2; QFileInfo::exists(copy); ++number) {
        copy = path + kAside + QString::number(number);
    }
    QFile file(path);
    if (!file.copy(copy)) {
        return cannotWrite(copy, file.errorString());
    }
    return copy;
}

Status writeSession(const SessionFile& session, const QString& path)
{
    QSaveFile file(path);
    const QByteArray bytes = sessionBytes(session);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return cannotWrite(path, file.errorString());
    }
    return Ok{};
}

} // namespace maskscope
