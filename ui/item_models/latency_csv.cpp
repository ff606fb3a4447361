// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/latency_csv.h"

#include "core/base/messages.h"

#include <QSaveFile>

#include <cmath>

namespace maskscope {

namespace {

QByteArray number(double value)
{
    return std::isfinite(value) ? QByteArray::number(value, 'f', 4) : QByteArray();
}

QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('"', "\"\"") + '"';
}

QByteArray line(const LengthTiming& timing)
{
    const TimingStatistics& statistics = timing.statistics;
    const bool isMeasured = statistics.runs > 0;
    QByteArrayList cells{QByteArray::number(qlonglong{timing.length.value})};
    for (const double value : {statistics.median, statistics.p10, statistics.p90, statistics.min}) {
        cells << (isMeasured ? number(value) : QByteArray());
    }
    cells << (timing.firstMs ? number(*timing.firstMs) : QByteArray());
    cells << QByteArray::number(qulonglong{statistics.runs});
    cells << (timing.error ? quoted(QByteArray::fromStdString(englishMessage(*timing.error)))
                           : QByteArray());
    return cells.join(',') + '\n';
}

} // namespace

QByteArray latencyCsv(const SweepResult& result)
{
    QByteArray csv = "length,median_ms,p10_ms,p90_ms,min_ms,first_ms,runs,error\n";
    for (const LengthTiming& timing : result.lengths) {
        csv += line(timing);
    }
    return csv;
}

Status saveLatencyCsv(const SweepResult& result, const QString& path)
{
    QSaveFile file(path);
    const QByteArray csv = latencyCsv(result);
    if (file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit()) {
        return Ok{};
    }
    const std::string reason = file.errorString().toStdString();
    return Error{
        ErrorCode::CannotWrite, {{"file", path.toStdString()}, {"reason", reason}}, reason};
}

} // namespace maskscope
