// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_axes.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"

#include <QChart>
#include <QFontMetrics>
#include <QLogValueAxis>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr double kMargin = 1.05; ///< beyond the longest length
constexpr double kEdge = 0.94; ///< of the height: a mark there is seen whole

QString decimalsFormat(double step)
{
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    return QStringLiteral("%.%1f").arg(decimals);
}

void tickValues(QAbstractAxis* axis, double step)
{
    if (auto* values = qobject_cast<QValueAxis*>(axis)) {
        values->setTickInterval(step);
        values->setLabelFormat(decimalsFormat(step));
    }
}

double extentOf(const QAbstractAxis* axis)
{
    const auto* values = qobject_cast<const QValueAxis*>(axis);
    return values != nullptr ? values->max() - values->min() : 0;
}

/// The labels of a logarithmic axis are powers, and need the decimals of the smallest one.
void setRange(QAbstractAxis* axis, double low, double high)
{
    axis->setRange(low, high);
    if (auto* logarithmic = qobject_cast<QLogValueAxis*>(axis)) {
        const int decimals = std::max(0, static_cast<int>(-std::ceil(std::log10(low) - 1e-9)));
        logarithmic->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    }
}

double roundedUp(double value)
{
    const double step = roundStep(value);
    return std::ceil(value * 1.02 / step) * step;
}

} // namespace

double lengthStep(double extent, double labels)
{
    const double parts = std::clamp(labels, 1.0, 10.0);
    return std::max(1.0, std::exp2(std::ceil(std::log2(std::max(extent, 1.0) / parts))));
}

double roundStep(double extent, double parts)
{
    const double rough = extent / parts;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

ChartAxes::ChartAxes(QChart& chart)
    : m_chart(chart)
{
    connect(&chart, &QChart::plotAreaChanged, this, &ChartAxes::retick);
}

QAbstractAxis* ChartAxes::addAxis(bool isLogarithmic, double base, const QString& title,
                                  Qt::Alignment side) const
{
    QAbstractAxis* axis = nullptr;
    if (isLogarithmic) {
        auto* logarithmic = new QLogValueAxis;
        logarithmic->setBase(base);
        logarithmic->setMinorTickCount(base > 2 ? 8 : 0);
        axis = logarithmic;
    } else {
        auto* values = new QValueAxis;
        values->setTickType(QValueAxis::TicksDynamic);
        values->setTickAnchor(0);
        axis = values;
    }
    axis->setTitleText(title);
    m_chart.addAxis(axis, side);
    return axis;
}

void ChartAxes::rebuild(Scale scale, const ChartRange& range)
{
    for (QAbstractAxis* axis : m_chart.axes()) {
        m_chart.removeAxis(axis);
        delete axis;
    }
    m_full = range;
    const bool logLengths = scale != Straight;
    const bool logTimes = scale == Logarithmic;
    m_lengths = addAxis(logLengths, 2, m_isPlain ? tr("length of the text") : tr("tokens"),
                        Qt::AlignBottom);
    m_times = addAxis(logTimes, 10, tr("ms"), Qt::AlignLeft);
    m_operations = nullptr;
    m_fullLow = logLengths ? range.shortest / kMargin : 0;
    m_fullHigh = range.longest * kMargin;
    setRange(m_lengths, m_fullLow, m_fullHigh);
    m_lowest = logTimes ? range.least / 1.2 : 0;
    m_highest = logTimes ? range.most * 1.2 : roundedUp(range.most);
    setRange(m_times, m_lowest, m_highest);
    if (range.mostOperations > 0) {
        // The legend names it: Qt Charts cuts off a long title, a Chinese one at any height.
        m_operations = addAxis(logTimes, 10, QString(), Qt::AlignRight);
        const double factor = logTimes ? 1.2 : 1;
        const double top
            = logTimes ? range.mostOperations * factor : roundedUp(range.mostOperations);
        setRange(m_operations, logTimes ? top / 1e4 : 0, top);
        m_operations->setGridLineVisible(false);
        m_operations->setMinorGridLineVisible(false);
    }
    retick();
}

double ChartAxes::upperEdge() const
{
    return m_lowest > 0 ? m_lowest * std::pow(m_highest / m_lowest, kEdge) : m_highest * kEdge;
}

void ChartAxes::attach(QAbstractSeries& series) const
{
    series.attachAxis(m_lengths);
    series.attachAxis(m_times);
}

void ChartAxes::attachToOperations(QAbstractSeries& series) const
{
    series.attachAxis(m_lengths);
    series.attachAxis(m_operations);
}

void ChartAxes::recolor(const ColorScheme& scheme, const QFont& font) const
{
    for (QAbstractAxis* axis : m_chart.axes()) {
        axis->setLabelsColor(scheme.muted);
        axis->setTitleBrush(scheme.text);
        axis->setTitleFont(font);
        axis->setLabelsFont(font);
        axis->setLinePen(QPen(scheme.muted, 1));
        axis->setGridLinePen(QPen(scheme.line, 1));
        axis->setMinorGridLinePen(QPen(scheme.line, 1, Qt::DotLine));
    }
}

void ChartAxes::retick() const
{
    if (m_lengths == nullptr) {
        return;
    }
    const int width = QFontMetrics(m_lengths->labelsFont()).horizontalAdvance(formatExact(99'999));
    const double room = std::max(2.0, m_chart.plotArea().width() / (1.5 * width));
    if (extentOf(m_lengths) > 0) {
        tickValues(m_lengths, lengthStep(extentOf(m_lengths), room));
    }
    const int line = QFontMetrics(m_lengths->labelsFont()).height();
    const double steps = std::clamp(m_chart.plotArea().height() / (2.0 * line), 1.0, 5.0);
    for (QAbstractAxis* axis : {m_times, m_operations}) {
        if (axis != nullptr && extentOf(axis) > 0) {
            tickValues(axis, roundStep(extentOf(axis), steps));
        }
    }
}

bool ChartAxes::isZoomed() const
{
    return m_chart.isZoomed();
}

void ChartAxes::keepInside() const
{
    double low = 0;
    double high = 0;
    if (const auto* values = qobject_cast<const QValueAxis*>(m_lengths)) {
        low = values->min();
        high = values->max();
    } else if (const auto* logarithmic = qobject_cast<const QLogValueAxis*>(m_lengths)) {
        low = logarithmic->min();
        high = logarithmic->max();
    }
    if (low <= m_fullLow && high >= m_fullHigh) {
        m_chart.zoomReset();
    }
}

} // namespace maskscope
