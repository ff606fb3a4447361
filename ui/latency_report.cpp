// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency_report.h"

#include "core/latency/sweep_report.h"
#include "core/latency/work_kinds.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace maskscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

LatencySeries eagerSeries(const EagerBench& bench)
{
    LatencySeries series{QStringLiteral("Python"), true, SweepMeasure::Forward, bench.threads, {}};
    for (const EagerTiming& recorded : bench.lengths) {
        LengthTiming timing;
        timing.length = recorded.length;
        timing.statistics = summarize({}); // NaN: not recorded
        timing.statistics.runs = static_cast<std::size_t>(recorded.runs);
        timing.statistics.median = recorded.medianMs;
        timing.statistics.p25 = recorded.p25Ms;
        timing.statistics.p75 = recorded.p75Ms;
        series.lengths.push_back(timing);
    }
    return series;
}

std::string baseName(const ModelSummary& model)
{
    return QFileInfo(QString::fromStdString(model.path)).fileName().toStdString();
}

OrderedJson operatorsJson(const LengthTiming& timing)
{
    OrderedJson operators = OrderedJson::array();
    for (const OperatorShare& share : timing.profile->operators) {
        operators.push_back({{"op", share.name},
                             {"calls", share.calls},
                             {"ms", std::round(share.milliseconds * 1000) / 1000},
                             {"flops", share.flops}});
    }
    return operators;
}

OrderedJson rowsOf(const LatencySeries& series)
{
    OrderedJson rows = detailedLengthsJson(series.lengths);
    for (std::size_t i = 0; i < series.lengths.size(); ++i) {
        if (series.lengths[i].profile) {
            rows[i]["operators"] = operatorsJson(series.lengths[i]);
        }
    }
    return rows;
}

OrderedJson conditionsJson(const LatencySeries& series, const ModelSummary& model)
{
    return {{"model", baseName(model)},
            {"machine", processorName()},
            {"device", "cpu"},
            {"threads", model.threads},
            {"torch", model.torchVersion},
            {"measures", series.measure == SweepMeasure::Answer ? "answer" : "forward"}};
}

OrderedJson eagerJson(const EagerBench& bench)
{
    return {{"machine", bench.machine},
            {"torch", bench.torch},
            {"transformers", bench.transformers},
            {"threads", bench.threads}};
}

QByteArray bytesOf(const OrderedJson& value)
{
    return QByteArray::fromStdString(
               value.dump(1, ' ', false, OrderedJson::error_handler_t::replace))
        + '\n';
}

/// Every row of a table has the same columns.
void addCells(OrderedJson& row, const LatencySeries& series, const ModelSummary& model)
{
    row["series"] = series.name.toStdString();
    row["model"] = baseName(model);
    row["machine"] = series.isEager && model.eager ? model.eager->machine : processorName();
    row["threads"] = series.threads;
    row["torch"] = series.isEager && model.eager ? model.eager->torch : model.torchVersion;
}

/// What was measured, by length.
std::vector<CurvePoint> pointsOf(const LatencySeries& series)
{
    std::vector<CurvePoint> points;
    for (const LengthTiming& timing : series.lengths) {
        if (timing.isMeasured()) {
            points.push_back({static_cast<double>(timing.length.value), timing.statistics.median});
        }
    }
    std::sort(points.begin(), points.end(),
              [](const CurvePoint& a, const CurvePoint& b) { return a.length < b.length; });
    return points;
}

} // namespace

std::optional<LatencyCurve> LatencyReport::curve() const
{
    if (series.empty()) {
        return std::nullopt;
    }
    const std::vector<CurvePoint> points = pointsOf(series.front());
    std::set<SequenceLength> ranAt;
    for (const LengthTiming& timing : series.front().lengths) {
        if (timing.isMeasured()) {
            ranAt.insert(timing.ranAt.value_or(timing.length));
        }
    }
    return ranAt.size() == points.size() ? fitCurve(points) : std::nullopt;
}

std::optional<double> LatencyReport::timeOf(SequenceLength length) const
{
    const auto fit = curve();
    if (!fit) {
        return std::nullopt;
    }
    const std::vector<CurvePoint> points = pointsOf(series.front());
    const auto wanted = static_cast<double>(length.value);
    const auto next = std::find_if(points.begin(), points.end(), [wanted](const CurvePoint& point) {
        return point.length >= wanted;
    });
    if (next == points.end()) {
        return std::nullopt;
    }
    if (next == points.begin()) {
        return next->milliseconds * fit->at(wanted) / fit->at(next->length);
    }
    const CurvePoint& before = *std::prev(next);
    return std::lerp(before.milliseconds, next->milliseconds,
                     (wanted - before.length) / (next->length - before.length));
}

std::optional<double> LatencyReport::lengthWithin(double milliseconds) const
{
    const auto fit = curve();
    if (!fit) {
        return std::nullopt;
    }
    const std::vector<CurvePoint> points = pointsOf(series.front());
    const auto last = std::find_if(points.rbegin(), points.rend(), [=](const CurvePoint& point) {
        return point.milliseconds <= milliseconds;
    });
    if (last == points.rend()) {
        const auto within = fit->lengthWithin(milliseconds);
        return within ? std::optional(std::min(*within, points.front().length)) : std::nullopt;
    }
    if (last == points.rbegin()) {
        return last->length;
    }
    const CurvePoint& after = *std::prev(last);
    return std::lerp(last->length, after.length,
                     (milliseconds - last->milliseconds)
                         / (after.milliseconds - last->milliseconds));
}

bool LatencyReport::isPadded() const
{
    return !series.empty()
        && std::any_of(series.front().lengths.begin(), series.front().lengths.end(),
                       [](const LengthTiming& timing) {
                           return timing.isMeasured() && timing.ranAt > timing.length;
                       });
}

const LengthTiming* LatencyReport::longest() const
{
    const LengthTiming* longest = nullptr;
    if (!series.empty()) {
        for (const LengthTiming& timing : series.front().lengths) {
            const bool isLonger = longest == nullptr || timing.length > longest->length;
            longest = timing.isMeasured() && isLonger ? &timing : longest;
        }
    }
    return longest;
}

LatencyReport makeReport(const SweepResult& result, const QStringList& names,
                         const ModelSummary& model)
{
    LatencyReport report;
    if (result.lengths.empty()) {
        return report;
    }
    report.series.push_back({names.value(0), false, result.measure, model.threads, result.lengths});
    for (std::size_t i = 0; i < result.compared.size(); ++i) {
        const SweepSeries& other = result.compared[i];
        report.series.push_back({names.value(static_cast<qsizetype>(i) + 1), false, other.measure,
                                 other.threads, other.lengths});
    }
    if (model.eager) {
        report.series.push_back(eagerSeries(*model.eager));
    }
    return report;
}

QByteArray latencyCsv(const LatencyReport& report, const ModelSummary& model)
{
    OrderedJson rows = OrderedJson::array();
    for (const LatencySeries& series : report.series) {
        for (OrderedJson& row : lengthsJson(series.lengths)) {
            addCells(row, series, model);
            rows.push_back(row);
        }
    }
    return QByteArray::fromStdString(csvOf(rows));
}

QByteArray latencyJson(const LatencyReport& report, const ModelSummary& model)
{
    if (report.isEmpty()) {
        return "{}\n";
    }
    OrderedJson json = conditionsJson(report.series.front(), model);
    json["lengths"] = rowsOf(report.series.front());
    json["compared"] = OrderedJson::array();
    for (std::size_t i = 1; i < report.series.size(); ++i) {
        const LatencySeries& series = report.series[i];
        OrderedJson other{{"name", series.name.toStdString()}, {"threads", series.threads}};
        if (series.isEager && model.eager) {
            other["eager"] = eagerJson(*model.eager);
        }
        other["lengths"] = rowsOf(series);
        json["compared"].push_back(std::move(other));
    }
    if (const auto curve = report.curve()) {
        json["fit"] = {{"a_ms", curve->constant},
                       {"b_ms", curve->perToken},
                       {"c_ms", curve->perPair},
                       {"largest_miss", curve->largestMiss}};
    }
    return bytesOf(json);
}

Status saveBytes(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
        return Ok{};
    }
    const std::string reason = file.errorString().toStdString();
    return Error{
        ErrorCode::CannotWrite, {{"file", path.toStdString()}, {"reason", reason}}, reason};
}

} // namespace maskscope
