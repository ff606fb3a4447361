// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace maskscope {

class LatencyTableModel;
struct ColorScheme;

/// Draws a LatencyTableModel: the median as a line, p10 to p90 as a band, first runs as hollow
/// marks. Colours and fonts come from the palette in use. Qt Charts appears in the .cpp only, and
/// has no accessible interface: show the model in a table beside it.
class LatencyChart : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the chart.
    explicit LatencyChart(const LatencyTableModel& model, QWidget* parent = nullptr);
    ~LatencyChart() override;

    [[nodiscard]] bool showsFirstRuns() const;
    void setShowsFirstRuns(bool shows);
    /// What the tool tip says about the length nearest to a place; empty if none is near.
    [[nodiscard]] QString readOut(const QPoint& position) const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Private;

    void createChart();
    void createLayout();
    void refresh();
    void scaleAxes();
    void recolor();
    [[nodiscard]] static QString legendText(const ColorScheme& scheme);

    std::unique_ptr<Private> d;
};

} // namespace maskscope
