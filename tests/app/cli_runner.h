// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

namespace maskscope::tests {

/// How a run of the real maskscope-cli ended.
struct CliResult
{
    bool crashed = true;
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// Each line of standard output as a JSON object; a line that is none becomes an empty object.
    [[nodiscard]] QList<QJsonObject> objects() const;
    /// The one object of `inspect` and `bench`; empty if there are more or fewer.
    [[nodiscard]] QJsonObject object() const;
    /// The codes of the error lines, in order; "?" for a line of another form.
    [[nodiscard]] QStringList errorCodes() const;
};

[[nodiscard]] QString cliProgram();
/// A file of tests/data.
[[nodiscard]] QString dataFile(const QString& name);
/// A file of the recorded tokenizers, which ./test makes.
[[nodiscard]] QString recordedFile(const QString& name);
[[nodiscard]] QByteArray readFile(const QString& path);
[[nodiscard]] QJsonObject readJson(const QString& path);

/// The bytes of a model file with the tokenizer inside it under names that nobody looks for.
[[nodiscard]] QByteArray withoutTokenizer(QByteArray model);

[[nodiscard]] CliResult runCli(const QStringList& arguments, const QByteArray& input = {});
/// Waits for a process that runs already.
[[nodiscard]] CliResult finishCli(QProcess& process);

/// One line of standard output of a process that runs, as soon as it is there.
[[nodiscard]] QByteArray readLineOf(QProcess& process);

} // namespace maskscope::tests
