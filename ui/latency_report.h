// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/curve_fit.h"
#include "core/latency/sweep_result.h"
#include "core/model/model_summary.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace maskscope {

/// One curve of the chart.
struct LatencySeries
{
    QString name; ///< "plain engine"; what it is called beside others
    bool isEager = false; ///< recorded by the export script on another occasion
    SweepMeasure measure = SweepMeasure::Answer;
    int threads = 0;
    std::vector<LengthTiming> lengths;
};

/// All that the Speed page shows and saves.
struct LatencyReport
{
    std::vector<LatencySeries> series; ///< the first one is the open model's; empty: nothing yet

    [[nodiscard]] bool isEmpty() const { return series.empty(); }
    /// Of the open model; nothing if too few lengths were measured or all ran at one length.
    [[nodiscard]] std::optional<LatencyCurve> curve() const;
    /// What a text of this length takes, as the chart draws it: on the line between the neighbours
    /// that were measured; below the shortest along the curve, from there. Nothing beyond the
    /// longest, or without a curve.
    [[nodiscard]] std::optional<double> timeOf(SequenceLength length) const;
    /// The longest text that takes no more, by the same line; the longest one measured at most.
    [[nodiscard]] std::optional<double> lengthWithin(double milliseconds) const;
    /// The open model ran at a greater length than some text had.
    [[nodiscard]] bool isPadded() const;
    /// The longest length of the open model that was measured; null if none was.
    [[nodiscard]] const LengthTiming* longest() const;
};

/// `names`: of the open model and of each that it is compared with.
[[nodiscard]] LatencyReport makeReport(const SweepResult& result, const QStringList& names,
                                       const ModelSummary& model);

/// For other programs: UTF-8, English names, points in numbers whatever the language of the window.
/// The columns of `maskscope-cli bench --csv`, and on each line what was measured and where.
[[nodiscard]] QByteArray latencyCsv(const LatencyReport& report, const ModelSummary& model);
/// The keys of `maskscope-cli bench --json`, and more.
[[nodiscard]] QByteArray latencyJson(const LatencyReport& report, const ModelSummary& model);

/// Writes it whole or not at all. Errors: CannotWrite.
[[nodiscard]] Status saveBytes(const QByteArray& bytes, const QString& path);

} // namespace maskscope
