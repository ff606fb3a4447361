// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSeries>
#include <QFont>
#include <QObject>

class QAbstractAxis;
class QChart;

namespace maskscope {

struct ColorScheme;

/// What of the data must be seen; all above 0.
struct ChartRange
{
    double shortest = 1;
    double longest = 1;
    double least = 0.1; ///< of the times
    double most = 1; ///< of the times
    double mostOperations = 0; ///< in billions; 0: no such axis
};

/// The axes of the latency chart: lengths below, times left, operations right; straight or
/// logarithmic, with ticks at round numbers whatever is zoomed to.
class ChartAxes : public QObject
{
    Q_OBJECT

public:
    explicit ChartAxes(QChart& chart);

    enum Scale
    {
        Straight,
        Logarithmic, ///< lengths and times
        LogarithmicLengths,
    };
    /// "length" instead of "tokens", when they are made next.
    void setPlainWords(bool isPlain) { m_isPlain = isPlain; }
    /// Makes the axes anew; series have to be attached again.
    void rebuild(Scale scale, const ChartRange& range);
    void attach(QAbstractSeries& series) const;
    void attachToOperations(QAbstractSeries& series) const;
    void recolor(const ColorScheme& scheme, const QFont& font) const;
    /// Of the whole scale, whatever is zoomed to.
    [[nodiscard]] double highestTime() const { return m_highest; }
    /// Where a mark of something slower stands: inside, as close to the edge as it is seen whole.
    [[nodiscard]] double upperEdge() const;
    /// Ticks for what is seen now.
    void retick() const;
    /// True if a part only is seen.
    [[nodiscard]] bool isZoomed() const;
    /// Not further out than the data goes.
    void keepInside() const;

private:
    [[nodiscard]] QAbstractAxis* addAxis(bool isLogarithmic, double base, const QString& title,
                                         Qt::Alignment side) const;

    QChart& m_chart;
    bool m_isPlain = false;
    QAbstractAxis* m_lengths = nullptr; ///< owned by the chart, as the others
    QAbstractAxis* m_times = nullptr;
    QAbstractAxis* m_operations = nullptr;
    ChartRange m_full;
    double m_fullLow = 0; ///< ends of the length axis when nothing is zoomed
    double m_fullHigh = 1;
    double m_lowest = 0; ///< of the times, as the next one
    double m_highest = 1;
};

/// Lengths are mostly powers of two, so their axis is divided by one: into as many parts as there
/// is room for labels, ten at most.
[[nodiscard]] double lengthStep(double extent, double labels);
/// 1, 2 or 5 times a power of ten: no more than so many steps.
[[nodiscard]] double roundStep(double extent, double parts = 5);

} // namespace maskscope
