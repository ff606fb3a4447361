// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/latency_chart.h"

#include "ui/color_scheme.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/widgets/chart_axes.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/latency_series.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLabel>
#include <QLegend>
#include <QResizeEvent>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

using Table = LatencyTableModel;
using Terms = std::vector<const char*>;

constexpr int kLeastLines = 11;
constexpr int kReach = 32; ///< how far from a point its read-out still shows

/// An entry wraps as a whole: not at its spaces, nor between the letters of a script without them.
QString inOnePiece(const QString& words)
{
    constexpr char16_t kFirstIdeograph = 0x2E80;
    const QChar joiner(0x2060);
    QString text;
    for (const QChar letter : words) {
        if (!text.isEmpty() && letter.unicode() >= kFirstIdeograph && !letter.isLowSurrogate()) {
            text += joiner;
        }
        text += letter;
        if (letter.unicode() >= kFirstIdeograph && !letter.isHighSurrogate()) {
            text += joiner;
        }
    }
    return text.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;"));
}

QString htmlOf(const QList<LegendEntry>& legend)
{
    QStringList entries;
    for (const LegendEntry& entry : legend) {
        entries << QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
                       .arg(entry.color.name(), entry.sign, inOnePiece(entry.words));
    }
    return entries.join(QStringLiteral(" &nbsp; "));
}

} // namespace

struct LatencyChart::Private
{
    const LatencyTableModel& times;
    const WorkTableModel& work;
    Mode mode = Mode::Times;
    ChartChoices choices;
    bool wantsFirstRuns = true; ///< they show from Explore on
    // owned by the view
    QChart* chart = nullptr;
    std::unique_ptr<ChartAxes> axes;
    ChartView* view = nullptr;
    QLabel* legend = nullptr;
};

LatencyChart::LatencyChart(const LatencyTableModel& times, const WorkTableModel& work,
                           QWidget* parent)
    : QWidget(parent)
    , d(new Private{times, work, Mode::Times, {}, true, nullptr, nullptr, nullptr, nullptr})
{
    d->chart = new QChart;
    d->chart->layout()->setContentsMargins(0, 0, 0, 0);
    d->chart->setLocalizeNumbers(true);
    d->chart->setBackgroundVisible(false);
    d->chart->setPlotAreaBackgroundVisible(false);
    d->chart->setMargins(QMargins(4, 4, 8, 4));
    d->chart->legend()->hide(); // its labels cannot wrap; ours can
    d->axes = std::make_unique<ChartAxes>(*d->chart);
    createLayout();
    refresh();
    connect(&times, &QAbstractItemModel::modelReset, this, &LatencyChart::refresh);
    connect(&work, &QAbstractItemModel::modelReset, this, &LatencyChart::refresh);
    connect(d->view, &ChartView::zoomed, this, &LatencyChart::afterZoom);
}

LatencyChart::~LatencyChart() = default;

void LatencyChart::createLayout()
{
    d->legend = new QLabel(this);
    d->legend->setObjectName(QStringLiteral("legend"));
    d->legend->setWordWrap(true);
    d->legend->setTextFormat(Qt::RichText);
    d->legend->setContentsMargins(8, 4, 8, 0);
    d->view = new ChartView(
        d->chart, [this](const QPoint& position) { return readOut(position); }, this);
    d->view->setObjectName(QStringLiteral("chartView"));
    d->view->setMinimumHeight(fontMetrics().height() * kLeastLines);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(d->legend);
    layout->addWidget(d->view, 1);
}

LatencyChart::Mode LatencyChart::mode() const
{
    return d->mode;
}

void LatencyChart::setMode(Mode mode)
{
    d->mode = mode;
    refresh();
}

void LatencyChart::setShowsFirstRuns(bool shows)
{
    d->wantsFirstRuns = shows;
    d->choices.showsFirstRuns = shows && !d->choices.isPlain;
    refresh();
}

void LatencyChart::setDetailLevel(DetailLevel level)
{
    d->choices.isPlain = level == DetailLevel::Show;
    d->choices.showsOperations = level >= DetailLevel::Inspect;
    d->axes->setPlainWords(d->choices.isPlain);
    setShowsFirstRuns(d->wantsFirstRuns);
}

void LatencyChart::setLogarithmic(bool logarithmic)
{
    d->choices.isLogarithmic = logarithmic;
    refresh();
}

void LatencyChart::setYours(std::optional<SequenceLength> length)
{
    if (d->choices.yours != length) {
        d->choices.yours = length;
        refresh();
    }
}

bool LatencyChart::isZoomed() const
{
    return d->axes->isZoomed();
}

void LatencyChart::showAll()
{
    d->view->showAll();
}

void LatencyChart::refresh()
{
    const ColorScheme scheme = schemeOf(palette());
    d->chart->zoomReset();
    d->chart->removeAllSeries();
    if (d->mode == Mode::Times) {
        d->axes->rebuild(d->choices.isLogarithmic ? ChartAxes::Logarithmic : ChartAxes::Straight,
                         rangeOf(d->times, d->choices));
        d->legend->setText(htmlOf(drawTimes(*d->chart, *d->axes, d->times, d->choices, scheme)));
    } else {
        d->axes->rebuild(d->choices.isLogarithmic ? ChartAxes::LogarithmicLengths
                                                  : ChartAxes::Straight,
                         rangeOf(d->work));
        d->legend->setText(htmlOf(drawWork(*d->chart, *d->axes, d->work, scheme)));
    }
    d->legend->setToolTip({});
    if (!d->choices.isPlain) {
        explainTerms(*d->legend,
                     d->mode == Mode::Times
                         ? Terms{"median", "middle_half", "padding", "operations"}
                         : Terms{"token", "weights", "attention"});
    } else {
        noteTerms(*d->legend, {});
    }
    d->view->setBackgroundBrush(scheme.surface);
    d->axes->recolor(scheme, font());
    d->axes->retick();
    Q_EMIT zoomChanged(false);
}

void LatencyChart::afterZoom()
{
    d->axes->keepInside();
    d->axes->retick();
    Q_EMIT zoomChanged(isZoomed());
}

/// Row of the open model's length whose point is near enough; -1: none.
int LatencyChart::nearestRow(const QPoint& position) const
{
    int nearest = -1;
    double distance = kReach;
    for (int row = 0; row < d->times.rowCount(); ++row) {
        const QModelIndex length = d->times.index(row, Table::LengthColumn);
        const QVariant median = d->times.index(row, Table::MedianColumn).data(Table::ValueRole);
        if (!median.isValid() || length.data(Table::SeriesRole).toInt() != 0) {
            continue;
        }
        const QPointF point(length.data(Table::ValueRole).toDouble(), median.toDouble());
        const double away = std::abs(d->chart->mapToPosition(point, d->chart->series().value(0)).x()
                                     - position.x());
        if (away < distance) {
            distance = away;
            nearest = row;
        }
    }
    return nearest;
}

QString LatencyChart::readOut(const QPoint& position) const
{
    const int row = nearestRow(position);
    if (row < 0 || d->chart->series().isEmpty()) {
        return {};
    }
    const double length
        = d->times.index(row, Table::LengthColumn).data(Table::ValueRole).toDouble();
    return d->mode == Mode::Times ? timesAt(length) : workAt(position);
}

QString LatencyChart::timesAt(double length) const
{
    QStringList lines;
    for (int row = 0; row < d->times.rowCount(); ++row) {
        const auto cell = [this, row](Table::Column column) {
            return d->times.index(row, column).data().toString();
        };
        const QModelIndex index = d->times.index(row, Table::LengthColumn);
        const bool isHere = index.data(Table::ValueRole).toDouble() == length
            && d->times.index(row, Table::MedianColumn).data(Table::ValueRole).isValid();
        if (!isHere) {
            continue;
        }
        if (index.data(Table::SeriesRole).toInt() > 0) {
            lines << tr("%1: %2 ms", "what was measured, time")
                         .arg(cell(Table::SeriesColumn), cell(Table::MedianColumn));
            continue;
        }
        if (d->choices.isPlain) {
            lines
                << tr("Length %1: %2 ms").arg(cell(Table::LengthColumn), cell(Table::MedianColumn));
            continue;
        }
        lines << tr("%1 tokens: median %2 ms\nhalf of the runs: %3 to %4 ms\nfirst run: %5 ms")
                     .arg(cell(Table::LengthColumn), cell(Table::MedianColumn),
                          cell(Table::P25Column), cell(Table::P75Column), cell(Table::FirstColumn));
        const QModelIndex operations = d->times.index(row, Table::FlopsColumn);
        if (d->choices.showsOperations && operations.data(Table::ValueRole).isValid()) {
            lines << tr("%1 operations, %2 GFLOP/s")
                         .arg(cell(Table::FlopsColumn), cell(Table::RateColumn));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString LatencyChart::workAt(const QPoint& position) const
{
    const int row = nearestRow(position);
    const auto length
        = d->times.index(row, Table::LengthColumn).data(Table::ValueRole).toLongLong();
    for (int column = 1; column < d->work.columnCount(); ++column) {
        if (d->work.lengthAt(column).value != length) {
            continue;
        }
        QStringList lines{tr("%1 tokens").arg(formatExact(length))};
        for (int kind = d->work.rowCount() - 1; kind >= 0; --kind) {
            lines << tr("%1: %2 ms", "kind of work, time")
                         .arg(d->work.index(kind, 0).data().toString(),
                              d->work.index(kind, column).data().toString());
        }
        return lines.join(QLatin1Char('\n'));
    }
    return {};
}

void LatencyChart::paint(QPainter& painter, const QRectF& target) const
{
    QTextDocument legend;
    legend.setDefaultFont(font());
    legend.setDefaultStyleSheet(
        QStringLiteral("body { color: %1 }").arg(schemeOf(palette()).text.name()));
    legend.setHtml(QStringLiteral("<body>%1</body>").arg(d->legend->text()));
    legend.setTextWidth(target.width());
    painter.save();
    painter.translate(target.topLeft());
    legend.drawContents(&painter);
    painter.restore();
    const double top = legend.size().height();
    d->chart->scene()->render(&painter, target.adjusted(0, top, 0, 0),
                              d->chart->scene()->sceneRect(), Qt::KeepAspectRatio);
}

void LatencyChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void LatencyChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        updateGeometry(); // the legend takes another number of lines
    }
    d->axes->retick();
}

QSize LatencyChart::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {least.width(), layout()->minimumHeightForWidth(std::max(width(), least.width()))};
}

} // namespace maskscope
