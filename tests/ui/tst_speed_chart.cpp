// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speed_setup.h"
#include "ui/color_scheme.h"
#include "ui/item_models/work_table_model.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/latency_chart.h"

#include <QAbstractScrollArea>
#include <QChartView>
#include <QCheckBox>
#include <QGraphicsScene>
#include <QGraphicsTextItem>
#include <QHelpEvent>
#include <QLogValueAxis>
#include <QRegularExpression>
#include <QScatterSeries>
#include <QTest>
#include <QToolTip>
#include <QValueAxis>

#include <cmath>

using namespace maskscope;

using Table = LatencyTableModel;

namespace {

/// 8, 16, 32 and 64 tokens; the last two take four times as long as the first. First runs are 2 ms
/// slower, but for the first one.
LatencyReport reportOf(double shortestMs, double firstOfTheShortest)
{
    LatencyReport report;
    report.series.push_back({QStringLiteral("this model"), false, SweepMeasure::Answer, 2, {}});
    double ms = shortestMs;
    for (const std::int64_t length : {8, 16, 32, 64}) {
        LengthTiming timing;
        timing.length = {length};
        timing.ranAt = timing.length;
        timing.statistics = summarize(std::vector<double>(10, ms));
        timing.firstMs = length == 8 ? firstOfTheShortest : ms + 2;
        report.series[0].lengths.push_back(timing);
        ms = length < 32 ? ms * 2 : ms;
    }
    return report;
}

/// The chart alone, as small as the smallest window has it.
struct ChartSetup
{
    LatencyTableModel times;
    WorkTableModel work;
    LatencyChart chart{times, work};

    ChartSetup()
    {
        chart.resize(400, chart.minimumSizeHint().height());
        chart.show();
    }
    QGraphicsScene& scene() { return *view().scene(); }
    QChartView& view() { return *chart.findChild<QChartView*>(QStringLiteral("chartView")); }
    template <typename Axis>
    const Axis* timeAxis()
    {
        return qobject_cast<const Axis*>(view().chart()->axes(Qt::Vertical).value(0));
    }
    /// How many there are of each kind.
    QList<int> marks()
    {
        QList<int> counts;
        for (const QAbstractSeries* series : view().chart()->series()) {
            if (const auto* points = qobject_cast<const QScatterSeries*>(series)) {
                counts << static_cast<int>(points->count());
            }
        }
        return counts;
    }
};

} // namespace

/// The chart of the Speed page.
class TestSpeedChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window; all other warnings fail.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void showsWhereTheTimeGoes();
    void drawsThePythonTimes();
    void slowFirstRunsDoNotStretchTheScale();
    void wholeLabelsWhateverTheTimes_data();
    void wholeLabelsWhateverTheTimes();
    void zoomsAndShowsAllAgain();
    void tellsOfYourSentence();
    void readsOutThePointUnderTheMouse();
    void theReadOutStaysWhileTheMouseRests();
    void chartFollowsThePalette();
};

void TestSpeedChart::showsWhereTheTimeGoes()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16"), 2);
    QVERIFY(s.waitForEnd());
    QVERIFY(!s.find<QTableView>("workTable").isVisible());
    QTest::mouseClick(&s.find<QPushButton>("showWork"), Qt::LeftButton);
    QVERIFY(s.find<QTableView>("workTable").isVisible());
    QVERIFY(s.text("legend").contains(QStringLiteral("attention")));
    const QAbstractItemModel& work = *s.find<QTableView>("workTable").model();
    QCOMPARE(work.columnCount(), 3);
    double sum = 0;
    for (int row = 0; row < work.rowCount(); ++row) {
        sum += work.index(row, 2).data(WorkTableModel::ValueRole).toDouble();
    }
    const double median = s.table().index(1, Table::MedianColumn).data(Table::ValueRole).toDouble();
    QVERIFY(std::abs(sum - median) < 1e-9 * median);
    QTest::mouseClick(&s.find<QPushButton>("showTimes"), Qt::LeftButton);
    QVERIFY(s.text("legend").contains(QStringLiteral("median")));
}

void TestSpeedChart::drawsThePythonTimes()
{
    SpeedSetup s;
    ModelSummary summary = makeFakeSummary();
    summary.eager = EagerBench{"A machine", "2.12.0", "5.0.0", 4, {{{8}, 9.5, 9.25, 9.75, 20}}};
    s.script->setSummary(summary);
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16"), 2);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 3);
    QCOMPARE(s.cell(2, Table::SeriesColumn), QStringLiteral("Python"));
    QCOMPARE(s.cell(2, Table::MedianColumn), QStringLiteral("9.50"));
    QCOMPARE(s.cell(2, Table::P90Column), QStringLiteral("–"));
    const QString conditions = s.text("conditions");
    for (const char* part : {"A machine", "4 threads", "torch 2.12.0", "transformers 5.0.0"}) {
        QVERIFY2(conditions.contains(QLatin1String(part)), part);
    }
}

void TestSpeedChart::slowFirstRunsDoNotStretchTheScale()
{
    ChartSetup s;
    s.times.setReport(reportOf(10, 15'000));
    s.chart.setLogarithmic(false);
    const auto* times = s.timeAxis<QValueAxis>();
    QVERIFY(times != nullptr);
    QCOMPARE(times->max(), 50.0); // the slowest median is 40 ms
    const auto legend
        = [&s] { return s.chart.findChild<QLabel*>(QStringLiteral("legend"))->text(); };
    QVERIFY(legend().contains(QStringLiteral("first&nbsp;run&nbsp;off&nbsp;the&nbsp;scale")));
    QCOMPARE(s.marks(), (QList<int>{3, 1})); // circles, and what points out of the chart
    s.chart.setShowsFirstRuns(false);
    QVERIFY(!legend().contains(QStringLiteral("first&nbsp;run")));
    QCOMPARE(s.marks(), QList<int>());
    s.chart.setShowsFirstRuns(true);
    s.times.setReport(reportOf(10, 12));
    QVERIFY(!legend().contains(QStringLiteral("off&nbsp;the&nbsp;scale")));
    QCOMPARE(s.marks(), QList<int>{4});
    s.chart.setLogarithmic(true);
    QCOMPARE(s.marks(), QList<int>{4});
    s.times.setReport(reportOf(10, 15'000));
    QVERIFY(s.timeAxis<QLogValueAxis>()->max() < 100);
    QCOMPARE(s.marks(), (QList<int>{3, 1}));
}

void TestSpeedChart::wholeLabelsWhateverTheTimes_data()
{
    QTest::addColumn<double>("shortest");
    for (const double ms : {0.02, 1.9, 10.0, 38.0, 4'000.0}) {
        QTest::addRow("%g ms", ms) << ms;
    }
}

void TestSpeedChart::wholeLabelsWhateverTheTimes()
{
    QFETCH(double, shortest);
    ChartSetup s;
    s.times.setReport(reportOf(shortest, shortest));
    QCoreApplication::processEvents();
    int numbers = 0;
    for (const QGraphicsItem* item : s.scene().items()) {
        const auto* label = qgraphicsitem_cast<const QGraphicsTextItem*>(item);
        if (label == nullptr || !label->isVisible()) {
            continue;
        }
        QVERIFY2(!label->toPlainText().contains(QStringLiteral("...")),
                 qPrintable(label->toPlainText()));
        const bool isAtTheLeft = label->sceneBoundingRect().center().x() < s.chart.width() / 8.0;
        numbers += isAtTheLeft && label->toPlainText() != QStringLiteral("ms") ? 1 : 0;
    }
    QVERIFY2(numbers >= 3, qPrintable(QString::number(numbers)));
}

void TestSpeedChart::zoomsAndShowsAllAgain()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 32"), 2);
    QVERIFY(s.waitForEnd());
    auto& chart = s.find<LatencyChart>("chart");
    auto& view = s.find<ChartView>("chartView");
    auto& all = s.find<QPushButton>("showAll");
    QVERIFY(!all.isEnabled());
    view.zoomAt(view.chart()->plotArea().center(), 2);
    QVERIFY(chart.isZoomed());
    QVERIFY(all.isEnabled());
    view.zoomAt(view.chart()->plotArea().center(), 0.1); // not further out than the data
    QVERIFY(!chart.isZoomed());
    view.zoomAt(view.chart()->plotArea().center(), 3);
    QTest::mouseClick(&all, Qt::LeftButton);
    QVERIFY(!chart.isZoomed());
    QVERIFY(!all.isEnabled());
    s.find<QCheckBox>("logScale").setChecked(true);
    view.zoomAt(view.chart()->plotArea().center(), 2);
    QVERIFY(chart.isZoomed());
}

void TestSpeedChart::tellsOfYourSentence()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 512"), 2);
    QVERIFY(s.waitForEnd());
    QVERIFY(!s.text("sentence").contains(QStringLiteral("Your sentence")));
    s.controller.setText(QStringLiteral("the [MASK] the"));
    QTRY_VERIFY_WITH_TIMEOUT(s.text("sentence").contains(QStringLiteral("Your sentence of 5")),
                             20000);
    QVERIFY(s.text("legend").contains(QStringLiteral("sentence:&nbsp;5")));
}

void TestSpeedChart::readsOutThePointUnderTheMouse()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 512"), 1);
    QVERIFY(s.waitForEnd());
    const auto& chart = s.find<LatencyChart>("chart");
    QTRY_VERIFY(chart.width() > 200); // laid out
    QStringList found;
    for (int x = 0; x < chart.width(); x += 8) {
        const QString text = chart.readOut({x, chart.height() / 2});
        if (!text.isEmpty() && !found.contains(text)) {
            found << text;
        }
    }
    QCOMPARE(found.size(), 2); // and nothing between the two points
    QVERIFY(found.at(0).startsWith(QStringLiteral("8 tokens")));
    QVERIFY(found.at(1).startsWith(QStringLiteral("512 tokens")));
    QVERIFY(found.at(1).contains(s.cell(1, Table::MedianColumn)));
}

void TestSpeedChart::theReadOutStaysWhileTheMouseRests()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 512"), 1);
    QVERIFY(s.waitForEnd());
    QWidget* viewport = s.find<QAbstractScrollArea>("chartView").viewport();
    QTRY_VERIFY(viewport->width() > 200); // laid out
    QPoint place(0, viewport->height() / 2);
    while (place.x() < viewport->width() && !QToolTip::isVisible()) {
        place.rx() += 8;
        QTest::mouseMove(viewport, place);
        QCoreApplication::processEvents();
    }
    QVERIFY(QToolTip::text().startsWith(QStringLiteral("8 tokens")));
    QHelpEvent rests(QEvent::ToolTip, place, viewport->mapToGlobal(place));
    QCoreApplication::sendEvent(viewport, &rests);
    QVERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().startsWith(QStringLiteral("8 tokens")));
}

void TestSpeedChart::chartFollowsThePalette()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16"), 1);
    QVERIFY(s.waitForEnd());
    auto& chart = s.find<LatencyChart>("chart");
    for (const ColorScheme& scheme : {darkScheme(), lightScheme()}) {
        s.page.setPalette(scheme.palette());
        const QImage image = chart.grab().toImage();
        QCOMPARE(image.pixelColor(image.width() - 3, image.height() - 3), scheme.surface);
        bool hasAccent = false;
        for (int y = 0; y < image.height() && !hasAccent; ++y) {
            for (int x = 0; x < image.width() && !hasAccent; ++x) {
                hasAccent = image.pixelColor(x, y) == scheme.accent;
            }
        }
        QVERIFY(hasAccent);
    }
}

QTEST_MAIN(TestSpeedChart)
#include "tst_speed_chart.moc"
