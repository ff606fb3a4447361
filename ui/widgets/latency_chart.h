// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"
#include "ui/detail_level.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPainter;

namespace maskscope {

class LatencyTableModel;
class WorkTableModel;

/// Draws the two tables of the Speed page: the times over the lengths, or where the time goes.
/// Colours and fonts come from the palette in use. Qt Charts has no accessible interface: show the
/// tables beside it.
class LatencyChart : public QWidget
{
    Q_OBJECT

public:
    enum class Mode
    {
        Times,
        Work,
    };

    /// The models must outlive the chart.
    LatencyChart(const LatencyTableModel& times, const WorkTableModel& work,
                 QWidget* parent = nullptr);
    ~LatencyChart() override;

    [[nodiscard]] Mode mode() const;
    void setMode(Mode mode);
    void setShowsFirstRuns(bool shows);
    void setLogarithmic(bool logarithmic);
    /// Show: time over length alone; Inspect: also how many operations that are.
    void setDetailLevel(DetailLevel level);
    void setYours(std::optional<SequenceLength> length);
    [[nodiscard]] bool isZoomed() const;
    void showAll();
    [[nodiscard]] QSize minimumSizeHint() const override; ///< of the width that it has

    /// What the tool tip says about the length nearest to a place; empty if none is near.
    [[nodiscard]] QString readOut(const QPoint& position) const;
    /// The chart and its legend, for a picture.
    void paint(QPainter& painter, const QRectF& target) const;

Q_SIGNALS:
    void zoomChanged(bool isZoomed);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Private;

    void createLayout();
    void refresh();
    void afterZoom();
    [[nodiscard]] int nearestRow(const QPoint& position) const;
    [[nodiscard]] QString timesAt(double length) const;
    [[nodiscard]] QString workAt(const QPoint& position) const;

    std::unique_ptr<Private> d;
};

} // namespace maskscope
