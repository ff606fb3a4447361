// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/histogram.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"
#include "ui/text_size.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace maskscope {

namespace {

constexpr int kPlotLines = 5; ///< least height of the columns, in lines of text
constexpr int kMostLines = 14;
constexpr double kGap = 0.15; ///< of a column's width
constexpr std::size_t kTenths = 10;

/// What the columns show, coarser: the share of each tenth of the range.
QString tenthsOf(const WeightStats& weight)
{
    constexpr std::size_t kWidth = WeightStats::kBins / kTenths;
    const auto& columns = weight.histogram;
    const auto all = std::accumulate(columns.begin(), columns.end(), std::int64_t{0});
    QStringList shares;
    for (std::size_t first = 0; first < columns.size() && all > 0; first += kWidth) {
        const auto* begin = columns.data() + first;
        const auto part = std::accumulate(begin, begin + kWidth, std::int64_t{0});
        shares << formatPercent(static_cast<double>(part) / static_cast<double>(all));
    }
    return shares.join(QStringLiteral(", "));
}

} // namespace

Histogram::Histogram(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("histogram"));
    setTextRole(*this, TextRole::Small);
    setAccessibleName(tr("Spread of the numbers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMaximumHeight(fontMetrics().height() * (kMostLines + 1));
}

void Histogram::setWeight(const WeightStats* weight)
{
    m_weight = weight != nullptr ? std::optional(*weight) : std::nullopt;
    const QString spread = m_weight
        ? tr("From %1 to %2, on average %3 with a spread of %4.")
              .arg(formatNumber(m_weight->min), formatNumber(m_weight->max),
                   formatNumber(m_weight->mean), formatNumber(m_weight->deviation))
        : QString();
    setAccessibleDescription(
        m_weight
            ? joinedSentences(
                  {spread,
                   tr("In tenths of this range, from low to high: %1.").arg(tenthsOf(*m_weight))})
            : QString());
    setToolTip(spread);
    update();
}

QSize Histogram::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * (kPlotLines + 1)};
}

QSize Histogram::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, sizeHint().height()};
}

QRectF Histogram::plotArea() const
{
    return QRectF(rect()).adjusted(0, 0, 0, -fontMetrics().height());
}

void Histogram::paintEvent(QPaintEvent* /*event*/)
{
    if (!m_weight) {
        return;
    }
    const auto most = *std::max_element(m_weight->histogram.begin(), m_weight->histogram.end());
    if (most <= 0) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ColorScheme scheme = schemeOf(palette());
    const QRectF plot = plotArea();
    const double width = plot.width() / static_cast<double>(WeightStats::kBins);
    for (std::size_t bin = 0; bin < WeightStats::kBins; ++bin) {
        const double share
            = static_cast<double>(m_weight->histogram.at(bin)) / static_cast<double>(most);
        // What is there at all can be seen.
        const double height = share <= 0 ? 0 : std::max(1.0, share * plot.height());
        painter.fillRect(QRectF(plot.left() + (static_cast<double>(bin) + kGap / 2) * width,
                                plot.bottom() - height, width * (1 - kGap), height),
                         scheme.accent);
    }
    painter.setPen(scheme.line);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setPen(scheme.muted);
    const QRectF labels(plot.left(), plot.bottom(), plot.width(), fontMetrics().height());
    painter.drawText(labels, Qt::AlignLeft | Qt::AlignVCenter, formatNumber(m_weight->min));
    painter.drawText(labels, Qt::AlignRight | Qt::AlignVCenter, formatNumber(m_weight->max));
}

} // namespace maskscope
