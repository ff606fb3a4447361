// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/latency_chart.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"
#include "ui/item_models/latency_table_model.h"

#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

using Table = LatencyTableModel;

constexpr int kMinimumHeight = 180;
constexpr int kReach = 32; ///< how far from a point its read-out still shows
constexpr int kBandShare = 72; ///< of 255: accent over the surface

/// A chart view that says under the mouse what `readOut` says of the place.
class ReadOutView : public QChartView
{
public:
    ReadOutView(QChart* chart, const LatencyChart& owner)
        : QChartView(chart)
        , m_owner(owner)
    {
        setMouseTracking(true);
    }

protected:
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const QPoint position = event->position().toPoint();
        const QString text = m_owner.readOut(position);
        if (text.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(event->globalPosition().toPoint(), text, this);
        }
        QChartView::mouseMoveEvent(event);
    }

private:
    const LatencyChart& m_owner;
};

QList<QPointF> pointsOf(const Table& model, Table::Column column)
{
    QList<QPointF> points;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QVariant length = model.index(row, Table::LengthColumn).data(Table::ValueRole);
        const QVariant value = model.index(row, column).data(Table::ValueRole);
        if (value.isValid()) {
            points << QPointF(length.toDouble(), value.toDouble());
        }
    }
    std::sort(points.begin(), points.end(),
              [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
    return points;
}

/// Opaque, so the grid shows through nowhere and the legend has the very same colour.
QColor bandColor(const ColorScheme& scheme)
{
    const auto mix = [](int front, int back) { return back + (front - back) * kBandShare / 255; };
    return {mix(scheme.accent.red(), scheme.surface.red()),
            mix(scheme.accent.green(), scheme.surface.green()),
            mix(scheme.accent.blue(), scheme.surface.blue())};
}

double highest(const QList<QPointF>& points)
{
    double top = 0;
    for (const QPointF& point : points) {
        top = std::max(top, point.y());
    }
    return top;
}

/// Lengths are mostly powers of two, so their axis is divided by one: into as many parts as there
/// is room for labels, ten at most.
double lengthStep(double longest, double labels)
{
    const double parts = std::clamp(labels, 1.0, 10.0);
    return std::max(1.0, std::exp2(std::ceil(std::log2(std::max(longest, 1.0) / parts))));
}

/// 1, 2 or 5 times a power of ten: about five steps to the top.
double timeStep(double top)
{
    const double rough = top / 5.0;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

} // namespace

struct LatencyChart::Private
{
    explicit Private(const LatencyTableModel& table)
        : model(table)
    {}

    const LatencyTableModel& model;
    bool showsFirstRuns = true;
    // owned by the chart, which the view owns
    QChart* chart = nullptr;
    QChartView* view = nullptr;
    QValueAxis* lengths = nullptr;
    QValueAxis* times = nullptr;
    QAreaSeries* band = nullptr;
    QLineSeries* upper = nullptr;
    QLineSeries* lower = nullptr;
    QLineSeries* median = nullptr;
    QScatterSeries* first = nullptr;
    QLabel* legend = nullptr;
};

LatencyChart::LatencyChart(const LatencyTableModel& model, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(model))
{
    createChart();
    createLayout();
    recolor();
    refresh();
    connect(&model, &QAbstractItemModel::modelReset, this, &LatencyChart::refresh);
    connect(&model, &QAbstractItemModel::dataChanged, this, &LatencyChart::refresh);
}

LatencyChart::~LatencyChart() = default;

void LatencyChart::createChart()
{
    d->chart = new QChart;
    d->upper = new QLineSeries(d->chart);
    d->lower = new QLineSeries(d->chart);
    d->band = new QAreaSeries(d->upper, d->lower);
    d->median = new QLineSeries;
    d->first = new QScatterSeries;
    d->lengths = new QValueAxis;
    d->times = new QValueAxis;
    d->lengths->setTitleText(tr("tokens"));
    d->times->setTitleText(tr("ms"));
    for (QValueAxis* axis : {d->lengths, d->times}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
    }
    d->chart->addAxis(d->lengths, Qt::AlignBottom);
    d->chart->addAxis(d->times, Qt::AlignLeft);
    for (QAbstractSeries* series :
         std::initializer_list<QAbstractSeries*>{d->band, d->first, d->median}) {
        d->chart->addSeries(series);
        series->attachAxis(d->lengths);
        series->attachAxis(d->times);
    }
    d->chart->layout()->setContentsMargins(0, 0, 0, 0);
    d->chart->setLocalizeNumbers(true);
    d->chart->legend()->hide(); // its labels cannot wrap; ours can
}

void LatencyChart::createLayout()
{
    d->legend = new QLabel(this);
    d->legend->setObjectName(QStringLiteral("legend"));
    d->legend->setWordWrap(true);
    d->legend->setTextFormat(Qt::RichText);
    d->legend->setContentsMargins(8, 4, 8, 0);
    d->view = new ReadOutView(d->chart, *this);
    d->view->setFrameShape(QFrame::NoFrame);
    d->view->setRenderHint(QPainter::Antialiasing);
    d->view->setFocusPolicy(Qt::NoFocus);
    d->view->setMinimumHeight(kMinimumHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(d->legend);
    layout->addWidget(d->view, 1);
}

bool LatencyChart::showsFirstRuns() const
{
    return d->showsFirstRuns;
}

void LatencyChart::setShowsFirstRuns(bool shows)
{
    d->showsFirstRuns = shows;
    refresh();
}

void LatencyChart::refresh()
{
    d->median->replace(pointsOf(d->model, Table::MedianColumn));
    d->upper->replace(pointsOf(d->model, Table::P90Column));
    d->lower->replace(pointsOf(d->model, Table::P10Column));
    d->first->replace(pointsOf(d->model, Table::FirstColumn));
    d->first->setVisible(d->showsFirstRuns);
    scaleAxes();
}

void LatencyChart::scaleAxes()
{
    double longest = 1;
    for (int row = 0; row < d->model.rowCount(); ++row) {
        const QModelIndex length = d->model.index(row, Table::LengthColumn);
        if (!length.data(Table::HasErrorRole).toBool()) {
            longest = std::max(longest, length.data(Table::ValueRole).toDouble());
        }
    }
    double top = std::max(highest(d->upper->points()), highest(d->median->points()));
    if (d->showsFirstRuns || top <= 0) {
        top = std::max(top, highest(d->first->points()));
    }
    top = top > 0 ? top : 1.0;
    const int labelWidth = fontMetrics().horizontalAdvance(formatExact(std::lround(longest)));
    const double labels = std::max(2, d->view->width() - 6 * labelWidth) / (2.0 * labelWidth);
    const double step = timeStep(top);
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    d->lengths->setTickInterval(lengthStep(longest, labels));
    d->lengths->setLabelFormat(QStringLiteral("%.0f"));
    d->lengths->setRange(0, longest * 1.05);
    d->times->setTickInterval(step);
    d->times->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    d->times->setRange(0, std::ceil(top * 1.02 / step) * step);
}

void LatencyChart::recolor()
{
    const ColorScheme scheme = schemeOf(palette());
    d->band->setPen(Qt::NoPen);
    d->band->setBrush(bandColor(scheme));
    d->median->setPen(QPen(scheme.accent, 2));
    d->median->setPointsVisible(true);
    d->first->setPen(QPen(scheme.mask(1), 1.5));
    d->first->setBrush(scheme.surface);
    d->first->setBorderColor(scheme.mask(1));
    d->first->setColor(scheme.surface);
    d->first->setMarkerSize(8);

    d->view->setBackgroundBrush(scheme.surface);
    d->chart->setBackgroundVisible(false);
    d->chart->setPlotAreaBackgroundVisible(false);
    d->chart->setMargins(QMargins(4, 4, 8, 4));
    d->legend->setText(legendText(scheme));
    for (QValueAxis* axis : {d->lengths, d->times}) {
        axis->setLabelsColor(scheme.muted);
        axis->setTitleBrush(scheme.text);
        axis->setTitleFont(font());
        axis->setLabelsFont(font());
        axis->setLinePen(QPen(scheme.muted, 1));
        axis->setGridLinePen(QPen(scheme.line, 1));
    }
}

QString LatencyChart::legendText(const ColorScheme& scheme)
{
    const auto entry = [](const QColor& color, const char* sign, const QString& words) {
        return QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
            .arg(color.name(), QString::fromUtf8(sign),
                 words.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;")));
    };
    const QStringList entries{entry(scheme.accent, "━●━", tr("median")),
                              entry(bandColor(scheme), "■", tr("p10 to p90: 8 of 10 runs")),
                              entry(scheme.mask(1), "○", tr("first run"))};
    return entries.join(QStringLiteral(" &nbsp; "));
}

QString LatencyChart::readOut(const QPoint& position) const
{
    int nearest = -1;
    double distance = kReach;
    for (int row = 0; row < d->model.rowCount(); ++row) {
        const auto value = [this, row](Table::Column column) {
            return d->model.index(row, column).data(Table::ValueRole);
        };
        if (!value(Table::MedianColumn).isValid()) {
            continue;
        }
        const QPointF point(value(Table::LengthColumn).toDouble(),
                            value(Table::MedianColumn).toDouble());
        const double away = std::abs(d->chart->mapToPosition(point, d->median).x() - position.x());
        if (away < distance) {
            distance = away;
            nearest = row;
        }
    }
    if (nearest < 0) {
        return {};
    }
    const auto cell = [this, nearest](Table::Column column) {
        return d->model.index(nearest, column).data().toString();
    };
    return tr("%1 tokens: median %2 ms\n8 of 10 runs: %3 to %4 ms\nfirst run: %5 ms")
        .arg(cell(Table::LengthColumn), cell(Table::MedianColumn), cell(Table::P10Column),
             cell(Table::P90Column), cell(Table::FirstColumn));
}

void LatencyChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolor();
    }
    QWidget::changeEvent(event);
}

void LatencyChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    scaleAxes();
}

} // namespace maskscope
