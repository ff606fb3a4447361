// SPDX-License-Identifier: GPL-3.0-or-later
// How long the diagram of a program of 10,000 operators takes to open, and one step of panning, in
// a window of 1440 x 900. Run it offscreen: QT_QPA_PLATFORM=offscreen bench_diagram
#include "tests/support/sample_inspection.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/module_diagram.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace maskscope;

namespace {

constexpr int kSteps = 201;
constexpr int kPixels = 40; ///< of one step

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// One step scrolls, then the whole window is painted, as after a jump: the worst case.
double medianStep(ModuleDiagram& diagram)
{
    QImage image(diagram.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> times;
    for (int step = 0; step < kSteps; ++step) {
        QScrollBar* bar = step % 8 < 6 ? diagram.view().verticalScrollBar()
                                       : diagram.view().horizontalScrollBar();
        const bool isBack = (step / 8) % 2 == 1;
        QElapsedTimer timer;
        timer.start();
        bar->setValue(bar->value() + (isBack ? -kPixels : kPixels));
        diagram.render(&image);
        times.push_back(milliseconds(timer));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void report(const char* what, double value)
{
    std::printf("%-52s %8.2f ms\n", what, value);
}

void measure(const char* name, const SampleModel& model)
{
    std::printf("%s: %zu operators\n", name, model.inspection->operators.size());
    ModuleDiagram diagram;
    diagram.resize(1440, 900);
    diagram.setLength({14});
    QElapsedTimer timer;
    timer.start();
    diagram.setModel(model.summary, model.inspection);
    diagram.show();
    diagram.grab();
    report("  open and paint", milliseconds(timer));
    DiagramView& view = diagram.view();
    view.zoomTo(1, {});
    report("  median pan step, as it opens, full size", medianStep(diagram));
    timer.restart();
    for (const int block : view.layoutShown()->tree().at(BlockTree::root()).children) {
        view.layoutShown()->unfoldInside(block);
    }
    view.refresh();
    diagram.grab();
    report("  unfold everything and paint", milliseconds(timer));
    for (const double scale : {1.0, 0.5, 0.25, 0.1, 0.05, 0.02}) {
        view.zoomTo(scale, {});
        view.centerOnScene(view.sceneRect().center());
        report(qPrintable(QStringLiteral("  median pan step, all unfolded, scale %1").arg(scale)),
               medianStep(diagram));
    }
    view.fitAll();
    report("  median pan step, all in sight", medianStep(diagram));
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    applyScheme(SchemeChoice::Light);
    measure("one long program", makeLongProgram());
    measure("500 layers of 20 operators", makeLongProgram({.operators = 10000, .period = 20}));
    measure("BERT with 300 layers", makeSampleModel({.layers = 300}));
    return 0;
}
