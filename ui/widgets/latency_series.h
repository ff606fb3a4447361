// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/color_scheme.h"
#include "ui/item_models/latency_table_model.h"
#include "ui/item_models/work_table_model.h"
#include "ui/widgets/chart_axes.h"

#include <QList>
#include <QPointF>

class QChart;

namespace maskscope {

/// What the chart shows besides the tables.
struct ChartChoices
{
    bool showsFirstRuns = true;
    bool showsOperations = true;
    bool isPlain = false; ///< no technical words, and the curve with its spread alone
    bool isLogarithmic = false;
    std::optional<SequenceLength> yours; ///< of the sentence on the Fill page
};

/// Points of one series and column, by length; those without a number are left out.
[[nodiscard]] QList<QPointF> pointsOf(const LatencyTableModel& model, int series, int column);

/// Colour of the n-th series: the accent, then those of the masks.
[[nodiscard]] QColor seriesColor(const ColorScheme& scheme, int series, bool isEager);
/// Of the band around it: opaque, so the grid shows through nowhere.
[[nodiscard]] QColor bandColor(const ColorScheme& scheme, const QColor& line);

/// One entry of a legend.
struct LegendEntry
{
    QColor color;
    QString sign; ///< "━●━"
    QString words;
};

/// What the chart must show.
[[nodiscard]] ChartRange rangeOf(const LatencyTableModel& model, const ChartChoices& choices);
[[nodiscard]] ChartRange rangeOf(const WorkTableModel& model);

/// Fills an empty chart, whose axes are made, with the times. Returns the legend.
[[nodiscard]] QList<LegendEntry> drawTimes(QChart& chart, const ChartAxes& axes,
                                           const LatencyTableModel& model,
                                           const ChartChoices& choices, const ColorScheme& scheme);
/// The same with stacked areas of the kinds of work.
[[nodiscard]] QList<LegendEntry> drawWork(QChart& chart, const ChartAxes& axes,
                                          const WorkTableModel& model, const ColorScheme& scheme);

} // namespace maskscope
