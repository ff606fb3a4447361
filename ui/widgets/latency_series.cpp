// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/latency_series.h"

#include "ui/formatting.h"

#include <QAreaSeries>
#include <QChart>
#include <QCoreApplication>
#include <QLineSeries>
#include <QScatterSeries>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

using Table = LatencyTableModel;

constexpr int kBandShare = 72; ///< of 255: the line's colour over the surface
constexpr double kGiga = 1e9;

class ChartWords
{
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};

/// Everything that the drawing of the times needs.
struct Drawing
{
    QChart& chart;
    const ChartAxes& axes;
    const LatencyTableModel& model;
    const ChartChoices& choices;
    const ColorScheme& scheme;
    QList<LegendEntry> legend;

    void add(QAbstractSeries* series)
    {
        chart.addSeries(series);
        axes.attach(*series);
    }
};

QLineSeries* line(const QList<QPointF>& points, const QPen& pen)
{
    auto* series = new QLineSeries;
    series->replace(points);
    series->setPen(pen);
    return series;
}

void drawBand(Drawing& drawing, int series, const QColor& color)
{
    const QList<QPointF> high = pointsOf(drawing.model, series, Table::P75Column);
    if (high.size() < 2) {
        return;
    }
    auto* upper = new QLineSeries;
    auto* lower = new QLineSeries;
    upper->replace(high);
    lower->replace(pointsOf(drawing.model, series, Table::P25Column));
    auto* band = new QAreaSeries(upper, lower);
    upper->setParent(band);
    lower->setParent(band);
    band->setPen(Qt::NoPen);
    band->setBrush(color);
    drawing.add(band);
}

void drawMedian(Drawing& drawing, int series, const QColor& color, bool isEager)
{
    const QPen pen(color, 2, isEager ? Qt::DashLine : Qt::SolidLine);
    QLineSeries* median = line(pointsOf(drawing.model, series, Table::MedianColumn), pen);
    median->setPointsVisible(true);
    drawing.add(median);
}

void drawMarks(Drawing& drawing, const QList<QPointF>& points, QScatterSeries::MarkerShape shape,
               const LegendEntry& entry)
{
    if (points.isEmpty()) {
        return;
    }
    auto* marks = new QScatterSeries;
    marks->replace(points);
    marks->setMarkerShape(shape);
    marks->setColor(drawing.scheme.surface);
    marks->setPen(QPen(entry.color, 1.5));
    marks->setBorderColor(entry.color);
    marks->setMarkerSize(8);
    drawing.add(marks);
    drawing.legend << entry;
}

/// The scale is made for the runs that count: a slower first run points out of it at its edge.
void drawFirstRuns(Drawing& drawing)
{
    if (!drawing.choices.showsFirstRuns) {
        return;
    }
    QList<QPointF> inside;
    QList<QPointF> above;
    for (const QPointF& point : pointsOf(drawing.model, 0, Table::FirstColumn)) {
        if (point.y() <= drawing.axes.highestTime()) {
            inside << point;
        } else {
            above << QPointF(point.x(), drawing.axes.upperEdge());
        }
    }
    drawMarks(drawing, inside, QScatterSeries::MarkerShapeCircle,
              {drawing.scheme.muted, QStringLiteral("○"), ChartWords::tr("first run")});
    drawMarks(
        drawing, above, QScatterSeries::MarkerShapeTriangle,
        {drawing.scheme.muted, QStringLiteral("△"), ChartWords::tr("first run off the scale")});
}

QList<QPointF> operationsOf(const LatencyTableModel& model)
{
    QList<QPointF> points = pointsOf(model, 0, Table::FlopsColumn);
    for (QPointF& point : points) {
        point.setY(point.y() / kGiga);
    }
    return points;
}

void drawOperations(Drawing& drawing)
{
    const QList<QPointF> points = operationsOf(drawing.model);
    if (!drawing.choices.showsOperations || points.size() < 2) {
        return;
    }
    QLineSeries* series = line(points, QPen(drawing.scheme.muted, 1.5, Qt::DotLine));
    drawing.chart.addSeries(series);
    drawing.axes.attachToOperations(*series);
    drawing.legend << LegendEntry{drawing.scheme.muted, QStringLiteral("┈┈"),
                                  ChartWords::tr("billions of operations (right)")};
}

/// What each length would cost if it were filled up to the longest one; where a file fills up all
/// texts anyway, what of the time is the text's own.
void drawPadding(Drawing& drawing)
{
    QList<QPointF> points = pointsOf(drawing.model, 0, Table::MedianColumn);
    const LengthTiming* longest = drawing.model.report().longest();
    if (points.size() < 2 || longest == nullptr) {
        return;
    }
    const double last = points.last().y();
    const double ranAt = static_cast<double>(longest->ranAt.value_or(longest->length).value);
    const bool isFilledUp = drawing.model.report().isPadded();
    for (QPointF& point : points) {
        point.setY(isFilledUp ? point.y() * point.x() / ranAt : last);
    }
    drawing.add(line(points, QPen(drawing.scheme.recordedShape, 1.5, Qt::DashLine)));
    const QString words = isFilledUp
        ? ChartWords::tr("the text's own share; above it is padding")
        : ChartWords::tr("if filled up to %1").arg(formatExact(std::lround(points.last().x())));
    drawing.legend << LegendEntry{drawing.scheme.recordedShape, QStringLiteral("╌╌"), words};
}

void drawYours(Drawing& drawing, const ChartRange& range)
{
    if (!drawing.choices.yours) {
        return;
    }
    const auto length = static_cast<double>(drawing.choices.yours->value);
    if (length < 1 || length > range.longest) {
        return;
    }
    const double bottom = drawing.choices.isLogarithmic ? range.least / 10 : 0;
    drawing.add(
        line({{length, bottom}, {length, range.most * 2}}, QPen(drawing.scheme.batchShape, 2)));
    drawing.legend << LegendEntry{
        drawing.scheme.batchShape, QStringLiteral("┃"),
        ChartWords::tr("your sentence: %1").arg(formatExact(drawing.choices.yours->value))};
}

void drawSeries(Drawing& drawing)
{
    const auto& all = drawing.model.report().series;
    const int count = static_cast<int>(all.size());
    for (int series = 0; series < count; ++series) {
        const LatencySeries& one = all[static_cast<std::size_t>(series)];
        const QColor color = seriesColor(drawing.scheme, series, one.isEager);
        drawBand(drawing, series, bandColor(drawing.scheme, color));
    }
    for (int series = 0; series < count; ++series) {
        const LatencySeries& one = all[static_cast<std::size_t>(series)];
        const QColor color = seriesColor(drawing.scheme, series, one.isEager);
        drawMedian(drawing, series, color, one.isEager);
        drawing.legend << LegendEntry{
            color, one.isEager ? QStringLiteral("╌●╌") : QStringLiteral("━●━"),
            count > 1                     ? one.name
                : drawing.choices.isPlain ? ChartWords::tr("time of an answer")
                                          : ChartWords::tr("median")};
    }
    const QColor band = bandColor(drawing.scheme, drawing.scheme.accent);
    drawing.legend << LegendEntry{band, QStringLiteral("■"),
                                  drawing.choices.isPlain
                                      ? ChartWords::tr("half of the runs lie in here")
                                      : ChartWords::tr("the middle half of the runs")};
}

} // namespace

QList<QPointF> pointsOf(const LatencyTableModel& model, int series, int column)
{
    QList<QPointF> points;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, column);
        const QVariant length = model.index(row, Table::LengthColumn).data(Table::ValueRole);
        const QVariant value = cell.data(Table::ValueRole);
        if (cell.data(Table::SeriesRole).toInt() == series && value.isValid()) {
            points << QPointF(length.toDouble(), value.toDouble());
        }
    }
    std::sort(points.begin(), points.end(),
              [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
    return points;
}

QColor seriesColor(const ColorScheme& scheme, int series, bool isEager)
{
    if (isEager) {
        return scheme.muted;
    }
    return series == 0 ? scheme.accent : scheme.mask(series);
}

QColor bandColor(const ColorScheme& scheme, const QColor& line)
{
    const auto mix = [](int front, int back) { return back + (front - back) * kBandShare / 255; };
    return {mix(line.red(), scheme.surface.red()), mix(line.green(), scheme.surface.green()),
            mix(line.blue(), scheme.surface.blue())};
}

ChartRange rangeOf(const LatencyTableModel& model, const ChartChoices& choices)
{
    ChartRange range{1e9, 0, 1e9, 0, 0};
    const auto widen = [&range](const QList<QPointF>& points) {
        for (const QPointF& point : points) {
            range.shortest = std::min(range.shortest, point.x());
            range.longest = std::max(range.longest, point.x());
            range.least = std::min(range.least, point.y());
            range.most = std::max(range.most, point.y());
        }
    };
    for (int series = 0; series < static_cast<int>(model.report().series.size()); ++series) {
        for (const Table::Column column :
             {Table::MedianColumn, Table::P25Column, Table::P75Column}) {
            widen(pointsOf(model, series, column));
        }
    }
    if (range.most <= 0) { // stopped before any other run
        widen(pointsOf(model, 0, Table::FirstColumn));
    }
    if (range.most <= 0) {
        return {};
    }
    if (choices.showsOperations && operationsOf(model).size() > 1) {
        range.mostOperations = operationsOf(model).last().y();
    }
    return range;
}

ChartRange rangeOf(const WorkTableModel& model)
{
    if (model.columnCount() < 2) {
        return {};
    }
    ChartRange range;
    range.shortest = static_cast<double>(model.lengthAt(1).value);
    range.longest = static_cast<double>(model.lengthAt(model.columnCount() - 1).value);
    range.most = 0;
    for (int column = 1; column < model.columnCount(); ++column) {
        double sum = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            sum += model.index(row, column).data(WorkTableModel::ValueRole).toDouble();
        }
        range.most = std::max(range.most, sum);
    }
    return range;
}

QList<LegendEntry> drawTimes(QChart& chart, const ChartAxes& axes, const LatencyTableModel& model,
                             const ChartChoices& choices, const ColorScheme& scheme)
{
    Drawing drawing{chart, axes, model, choices, scheme, {}};
    drawSeries(drawing);
    drawFirstRuns(drawing);
    if (!choices.isPlain) {
        drawPadding(drawing);
    }
    drawOperations(drawing);
    drawYours(drawing, rangeOf(model, choices));
    return drawing.legend;
}

QList<LegendEntry> drawWork(QChart& chart, const ChartAxes& axes, const WorkTableModel& model,
                            const ColorScheme& scheme)
{
    QList<LegendEntry> legend;
    QList<QPointF> below;
    for (int column = 1; column < model.columnCount(); ++column) {
        below << QPointF(static_cast<double>(model.lengthAt(column).value), 0);
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        QList<QPointF> above = below;
        for (int column = 1; column < model.columnCount(); ++column) {
            above[column - 1].ry()
                += model.index(row, column).data(WorkTableModel::ValueRole).toDouble();
        }
        auto* upper = new QLineSeries;
        auto* lower = new QLineSeries;
        upper->replace(above);
        lower->replace(below);
        auto* area = new QAreaSeries(upper, lower);
        upper->setParent(area);
        lower->setParent(area);
        area->setPen(QPen(scheme.surface, 1));
        area->setBrush(scheme.work(row));
        chart.addSeries(area);
        axes.attach(*area);
        legend.prepend({scheme.work(row), QStringLiteral("■"),
                        WorkTableModel::nameOf(kWorkKinds.at(static_cast<std::size_t>(row)))});
        below = above;
    }
    return legend;
}

} // namespace maskscope
