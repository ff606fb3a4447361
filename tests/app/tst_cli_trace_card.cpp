// SPDX-License-Identifier: GPL-3.0-or-later
// What `inspect` tells of a file's records, compared with what PyTorch and Python read there.
#include "tests/app/cli_runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace maskscope::tests;

namespace {

QString trace(const QString& name)
{
    return dataFile(QStringLiteral("traces/")) + name;
}

/// The values of one key in a list of objects.
QJsonArray column(const QJsonArray& rows, const QString& key)
{
    QJsonArray values;
    for (const QJsonValue& row : rows) {
        values.append(row[key]);
    }
    return values;
}

} // namespace

class TestCliTraceCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheFileRecorded_data();
    void tellsWhatTheFileRecorded();
    void tellsPeople();
    void namesTheDeviceThatIsMissing();
};

void TestCliTraceCard::tellsWhatTheFileRecorded_data()
{
    QTest::addColumn<QJsonObject>("expected");
    const QJsonArray programs
        = QJsonDocument::fromJson(readFile(dataFile(QStringLiteral("traces.json")))).array();
    for (const QJsonValue& program : programs) {
        if (program[QStringLiteral("name")] != QStringLiteral("other_device.pt")) {
            QTest::addRow("%s", qPrintable(program[QStringLiteral("name")].toString()))
                << program.toObject();
        }
    }
}

void TestCliTraceCard::tellsWhatTheFileRecorded()
{
    QFETCH(QJsonObject, expected);
    const CliResult result
        = runCli({QStringLiteral("inspect"), trace(expected[QStringLiteral("name")].toString()),
                  QStringLiteral("--json")});
    QVERIFY2(result.exitCode == 0, result.err.constData());
    const QJsonObject report = result.object();
    const QJsonValue program = report[QStringLiteral("file")][QStringLiteral("torchscript")];
    QCOMPARE(program[QStringLiteral("producer")].toString(),
             QStringLiteral("TorchScript archive, format %1")
                 .arg(expected[QStringLiteral("format")].toInt()));
    for (const auto& [ours, theirs] : {std::pair("format", "format"),
                                       {"code_files", "code_files"},
                                       {"code_bytes", "code_bytes"},
                                       {"class", "class"},
                                       {"returns", "returns"},
                                       {"devices", "devices"},
                                       {"source_files", "sources"}}) {
        QCOMPARE(program[QLatin1String(ours)], expected[QLatin1String(theirs)]);
    }
    const QJsonArray inputs = report[QStringLiteral("inputs")].toArray();
    const QJsonArray recorded = expected[QStringLiteral("recorded")].toArray();
    QCOMPARE(column(inputs, QStringLiteral("name")),
             column(expected[QStringLiteral("arguments")].toArray(), QStringLiteral("name")));
    for (int i = 0; i < inputs.size(); ++i) {
        const auto value = [&](const char* key) {
            return recorded.isEmpty() ? QJsonValue(QJsonValue::Null)
                                      : recorded[i][QLatin1String(key)];
        };
        QCOMPARE(inputs[i][QStringLiteral("traced_shape")], value("shape"));
        QCOMPARE(inputs[i][QStringLiteral("traced_dtype")], value("type"));
        QCOMPARE(inputs[i][QStringLiteral("traced_device")], value("device"));
    }
    const QJsonArray devices = expected[QStringLiteral("devices")].toArray();
    const bool warns = devices.contains(QStringLiteral("cuda:1"));
    QCOMPARE(column(report[QStringLiteral("warnings")].toArray(), QStringLiteral("code")),
             warns ? QJsonArray{QStringLiteral("DEVICE_CONSTANTS")} : QJsonArray());
}

void TestCliTraceCard::tellsPeople()
{
    const CliResult traced = runCli({QStringLiteral("inspect"), trace(QStringLiteral("dict.pt"))});
    QCOMPARE(traced.exitCode, 0);
    QVERIFY(traced.out.contains("program: Words, 3 code files, 1.2 KB\n"));
    QVERIFY(traced.out.contains("6 files of its author's disk, first /disk/author/my models"));
    QVERIFY(traced.out.contains("traced with [2, 7]"));
    QVERIFY(traced.out.contains("returns Dict[str, Tensor]\n"));
    QVERIFY(!traced.out.contains("Warnings"));
    const CliResult scripted
        = runCli({QStringLiteral("inspect"), trace(QStringLiteral("scripted.pt"))});
    QVERIFY(scripted.out.contains("Warnings\n  The program names the device cuda:1, but"));
}

void TestCliTraceCard::namesTheDeviceThatIsMissing()
{
    const CliResult result
        = runCli({QStringLiteral("inspect"), trace(QStringLiteral("other_device.pt"))});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCodes(), QStringList{QStringLiteral("OTHER_DEVICE")});
    QVERIFY(result.err.contains("was recorded for the device cuda:0"));
}

QTEST_GUILESS_MAIN(TestCliTraceCard)

#include "tst_cli_trace_card.moc"
