// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli_runner.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

namespace maskscope::tests {

namespace {

constexpr int kLongest = 60'000; ///< ms

} // namespace

QList<QJsonObject> CliResult::objects() const
{
    QList<QJsonObject> result;
    QList<QByteArray> lines = out.split('\n');
    lines.removeLast(); // after the last line feed
    for (const QByteArray& line : lines) {
        result.append(QJsonDocument::fromJson(line).object());
    }
    return result;
}

QJsonObject CliResult::object() const
{
    const QList<QJsonObject> all = objects();
    return all.size() == 1 ? all.first() : QJsonObject();
}

QStringList CliResult::errorCodes() const
{
    static const QRegularExpression form(
        QStringLiteral("^maskscope-cli: error\\[([A-Z_]+)\\]: .{1,300}$"));
    QStringList codes;
    for (const QString& line : QString::fromUtf8(err).split(QLatin1Char('\n'))) {
        if (!line.isEmpty()) {
            const auto match = form.match(line);
            codes.append(match.hasMatch() ? match.captured(1) : QStringLiteral("?"));
        }
    }
    return codes;
}

QString cliProgram()
{
    return QStringLiteral(MASKSCOPE_BINARY_DIR "/bin/maskscope-cli");
}

QString dataFile(const QString& name)
{
    return QStringLiteral(MASKSCOPE_TEST_DATA "/") + name;
}

QString recordedFile(const QString& name)
{
    return QStringLiteral(MASKSCOPE_TOKENIZER_CASES "/") + name;
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject readJson(const QString& path)
{
    return QJsonDocument::fromJson(readFile(path)).object();
}

QByteArray withoutTokenizer(QByteArray model)
{
    // Of the same length, so the zip stays whole: checksums do not cover names.
    model.replace("extra/tokenizer.json", "extra/tokenizer.gone");
    model.replace("extra/vocab.txt", "extra/vocab.off");
    return model;
}

CliResult runCli(const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(cliProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    return finishCli(process);
}

CliResult finishCli(QProcess& process)
{
    CliResult result;
    const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(kLongest);
    result.crashed = !ended || process.exitStatus() != QProcess::NormalExit;
    result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

QByteArray readLineOf(QProcess& process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(kLongest)) {
            return {};
        }
    }
    return process.readLine();
}

} // namespace maskscope::tests
