// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "ui/app_controller.h"
#include "ui/color_scheme.h"
#include "ui/item_models/latency_table_model.h"
#include "ui/item_models/work_table_model.h"
#include "ui/pages/speed_page.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/latency_chart.h"

#include <QAccessible>
#include <QChart>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace maskscope;

namespace {

using Table = LatencyTableModel;

/// The page on a controller with fake models; each test has its own.
struct Setup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    SpeedPage page{controller};
    bool isActive = false; ///< only then does the keyboard reach it

    Setup()
    {
        page.resize(900, 600);
        page.show();
        isActive = QTest::qWaitForWindowActive(&page);
    }
    ~Setup() { script->runGate.open(); }

    template <typename T>
    T& find(const char* name)
    {
        return *page.findChild<T*>(QLatin1String(name));
    }
    QString text(const char* label) { return find<QLabel>(label).text(); }
    QAbstractItemModel& table() { return *find<QTableView>("table").model(); }
    QString cell(int row, Table::Column column)
    {
        return table().index(row, column).data().toString();
    }
    bool openModel()
    {
        const auto before = controller.summary();
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([&] { return controller.summary() != before; }, 20000);
    }
    void order(const QString& lengths, int rounds)
    {
        find<QLineEdit>("lengths").setText(lengths);
        find<QSpinBox>("rounds").setValue(rounds);
        QTest::mouseClick(&find<QPushButton>("run"), Qt::LeftButton);
    }
    static QByteArray written(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor([&] { return !controller.isSweeping(); }, 20000);
    }
    int measuredRuns()
    {
        int runs = 0;
        for (int row = 0; row < table().rowCount(); ++row) {
            runs += table().index(row, Table::RunsColumn).data(Table::ValueRole).toInt();
        }
        return runs;
    }
};

} // namespace

class TestSpeedPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window; all other warnings fail.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void saysWhatToDoWithoutAModel();
    void measuresAndShows();
    void showsProgressAndLocksTheOrder();
    void cancelKeepsWhatIsDone_data();
    void cancelKeepsWhatIsDone();
    void lengthsThatCannotRunHaveTheirSentence();
    void refusesAWrongOrderInPlace();
    void forgetsTheNumbersOfAnotherModel();
    void savesTheTable();
    void savesAllNumbers();
    void savesPictures();
    void saysWhyItCannotSave();
    void comparesThreads();
    void comparesAnotherFile();
    void showsWhereTheTimeGoes();
    void drawsThePythonTimes();
    void zoomsAndShowsAllAgain();
    void tellsOfYourSentence();
    void readsOutThePointUnderTheMouse();
    void chartFollowsThePalette();
    void everyControlHasAName();
};

void TestSpeedPage::saysWhatToDoWithoutAModel()
{
    Setup s;
    QVERIFY(s.find<QLabel>("hint").isVisible());
    QVERIFY(s.text("hint").contains(QStringLiteral("Open a model")));
    QVERIFY(!s.find<QPushButton>("run").isEnabled());
    QVERIFY(!s.find<QPushButton>("cancel").isEnabled());
    QVERIFY(!s.find<QPushButton>("save").isVisible());
    QVERIFY(s.openModel());
    QVERIFY(s.text("hint").contains(QStringLiteral("Run")));
    QVERIFY(!s.text("hint").contains(QStringLiteral("Open")));
    QVERIFY(s.find<QPushButton>("run").isEnabled());
}

void TestSpeedPage::measuresAndShows()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("16 8"), 4);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 2);
    QCOMPARE(s.cell(0, Table::LengthColumn), QStringLiteral("8"));
    QCOMPARE(s.cell(0, Table::RunsColumn), QStringLiteral("4"));
    QCOMPARE(s.cell(1, Table::RunsColumn), QStringLiteral("4"));
    QVERIFY(s.table().index(1, Table::MedianColumn).data(Table::ValueRole).isValid());
    QVERIFY(s.find<QTableView>("table").isVisible());
    QVERIFY(s.find<LatencyChart>("chart").isVisible());
    const QRegularExpression cost(
        QStringLiteral("^8 tokens take \\S+ ms; 16 tokens take \\S+ ms\\.$"));
    QVERIFY2(cost.match(s.text("sentence")).hasMatch(), qPrintable(s.text("sentence")));
    const QString conditions = s.text("conditions");
    for (const char* part : {"model.pt", "1 thread", "LibTorch 2.13.0", "whole answer"}) {
        QVERIFY2(conditions.contains(QLatin1String(part)), part);
    }
    QVERIFY(s.find<QPushButton>("run").isEnabled());
    QVERIFY(!s.find<QWidget>("progress").isVisible());
}

void TestSpeedPage::showsProgressAndLocksTheOrder()
{
    Setup s;
    QVERIFY(s.isActive);
    QVERIFY(s.openModel());
    s.script->runGate.close();
    s.order(QStringLiteral("8 16"), 3);
    QVERIFY(s.find<QWidget>("progress").isVisible());
    QVERIFY(!s.text("progressWords").isEmpty());
    QVERIFY(!s.find<QPushButton>("run").isEnabled());
    QVERIFY(s.find<QPushButton>("cancel").isEnabled());
    QVERIFY(!s.find<QLineEdit>("lengths").isEnabled());
    QTRY_VERIFY(s.find<QPushButton>("cancel").hasFocus());
    QCOMPARE(s.table().rowCount(), 0); // drawing would disturb what is measured
    s.script->runGate.letThrough(5);
    QTRY_VERIFY_WITH_TIMEOUT(s.text("progressWords").contains(QStringLiteral("of 18")),
                             20000); // (3 + 3 + 3 taken apart) x 2
    s.script->runGate.open();
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.measuredRuns(), 6);
    QVERIFY(s.find<QPushButton>("run").hasFocus());
}

void TestSpeedPage::cancelKeepsWhatIsDone_data()
{
    QTest::addColumn<bool>("byKeyboard");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void TestSpeedPage::cancelKeepsWhatIsDone()
{
    QFETCH(const bool, byKeyboard);
    Setup s;
    QVERIFY(s.openModel());
    const std::size_t before = s.script->runGate.arrivals();
    s.script->runGate.close();
    s.order(QStringLiteral("8 16"), 50);
    s.script->runGate.letThrough(10); // 6 of them warm up
    QVERIFY(s.script->runGate.waitForArrivals(before + 11));
    if (byKeyboard) {
        QTest::keyClick(&s.page, Qt::Key_Escape);
    } else {
        QTest::mouseClick(&s.find<QPushButton>("cancel"), Qt::LeftButton);
    }
    s.script->runGate.open();
    QVERIFY(s.waitForEnd());
    QVERIFY(s.measuredRuns() >= 4);
    QVERIFY(s.measuredRuns() <= 5);
    QVERIFY2(s.text("progressWords").contains(QStringLiteral("stays")),
             qPrintable(s.text("progressWords")));
    QVERIFY(s.find<QPushButton>("run").isEnabled());
    QVERIFY(!s.text("sentence").isEmpty());
}

void TestSpeedPage::lengthsThatCannotRunHaveTheirSentence()
{
    Setup s;
    QVERIFY(s.openModel());
    s.script->setRunHook([](const Batch& batch) -> std::optional<Result<Logits>> {
        if (batch.length != 16) {
            return std::nullopt;
        }
        return Error{ErrorCode::LengthNotAccepted, {{"found", 16}, {"expected", 8}}, {}};
    });
    s.order(QStringLiteral("8 16 4096"), 2);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.cell(0, Table::RunsColumn), QStringLiteral("2"));
    const auto& view = s.find<QTableView>("table");
    for (const int row : {1, 2}) {
        QVERIFY(s.table().index(row, 0).data(Table::HasErrorRole).toBool());
        QCOMPARE(view.columnSpan(row, Table::MedianColumn),
                 Table::ColumnCount - Table::MedianColumn);
    }
    QCOMPARE(view.columnSpan(0, Table::MedianColumn), 1);
    QVERIFY(s.cell(1, Table::MedianColumn).contains(QStringLiteral("16")));
    QVERIFY(s.cell(2, Table::MedianColumn).contains(QStringLiteral("512")));
    QVERIFY(s.text("sentence").startsWith(QStringLiteral("8 tokens take")));
}

void TestSpeedPage::refusesAWrongOrderInPlace()
{
    Setup s;
    QVERIFY(s.openModel());
    s.find<QLineEdit>("lengths").setText(QStringLiteral("8 lots"));
    QVERIFY(s.find<QLabel>("problem").isVisible());
    QVERIFY(s.text("problem").contains(QStringLiteral("lots")));
    QVERIFY(!s.find<QPushButton>("run").isEnabled());
    QTest::keyClick(&s.find<QLineEdit>("lengths"), Qt::Key_Return);
    QVERIFY(!s.controller.isSweeping());
    s.find<QLineEdit>("lengths").setText(QStringLiteral("8"));
    QVERIFY(!s.find<QLabel>("problem").isVisible());
    QTest::keyClick(&s.find<QLineEdit>("lengths"), Qt::Key_Return);
    QVERIFY(s.controller.isSweeping());
    QVERIFY(s.waitForEnd());
}

void TestSpeedPage::forgetsTheNumbersOfAnotherModel()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8"), 1);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 1);
    QVERIFY(s.openModel());
    QCOMPARE(s.table().rowCount(), 0);
    QVERIFY(s.text("sentence").isEmpty());
    QVERIFY(s.text("conditions").isEmpty());
    QVERIFY(s.find<QLabel>("hint").isVisible());
}

void TestSpeedPage::savesTheTable()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 4096"), 2);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("speed.csv"));
    s.page.save(path);

    const QByteArrayList lines = s.written(path).split('\n');
    QCOMPARE(lines.size(), 4); // heading, two rows, the end
    QCOMPARE(lines.at(0),
             QByteArray("length,ran_at,median_ms,p10_ms,p90_ms,min_ms,first_ms,runs,flops,"
                        "gflops_per_s,error,series,model,machine,threads,torch"));
    const QByteArrayList cells = lines.at(1).split(',');
    QCOMPARE(cells.at(0), QByteArray("8"));
    QCOMPARE(cells.at(7), QByteArray("2"));
    QCOMPARE(cells.at(8), QByteArray("800")); // the fake: 100 for each token
    QCOMPARE(cells.at(12), QByteArray("\"model.pt\""));
    QCOMPARE(cells.last(), QByteArray("\"2.13.0\""));
    const double median = s.table().index(0, Table::MedianColumn).data(Table::ValueRole).toDouble();
    QVERIFY(std::abs(cells.at(2).toDouble() - median) < 1e-3);
    QVERIFY(lines.at(2).startsWith("4096,,,,,,,,,,TOO_LONG,"));
    QVERIFY(s.text("progressWords").contains(QStringLiteral("speed.csv")));
}

void TestSpeedPage::savesAllNumbers()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 32"), 2);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("speed.json"));
    s.page.save(path);
    const QJsonObject json = QJsonDocument::fromJson(s.written(path)).object();
    QCOMPARE(json[QStringLiteral("torch")].toString(), QStringLiteral("2.13.0"));
    QCOMPARE(json[QStringLiteral("threads")].toInt(), 1);
    QVERIFY(json[QStringLiteral("fit")].isObject());
    const QJsonObject length = json[QStringLiteral("lengths")][1].toObject();
    QCOMPARE(length[QStringLiteral("length")].toInt(), 16);
    QVERIFY(length[QStringLiteral("p25_ms")].isDouble());
    const QJsonValue op = length[QStringLiteral("operators")][0];
    QCOMPARE(op[QStringLiteral("op")].toString(), QStringLiteral("aten::linear"));
    QCOMPARE(op[QStringLiteral("flops")].toInt(), 1600);
}

void TestSpeedPage::savesPictures()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 32"), 2);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    const QString png = folder.filePath(QStringLiteral("speed.png"));
    const QString svg = folder.filePath(QStringLiteral("speed.svg"));
    s.page.save(png);
    s.page.save(svg);
    const QImage image(png);
    QVERIFY(image.width() > 2 * s.find<LatencyChart>("chart").width());
    QVERIFY(image.text(QStringLiteral("Description")).contains(QStringLiteral("LibTorch 2.13.0")));

    QXmlStreamReader xml(s.written(svg));
    int paths = 0;
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        paths += xml.isStartElement() && xml.name() == QStringLiteral("path") ? 1 : 0;
        text += xml.isCharacters() ? xml.text().toString() : QString();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(paths > 10);
    for (const char* part : {"How long model.pt takes", "LibTorch 2.13.0", "tokens", "median"}) {
        QVERIFY2(text.contains(QLatin1String(part)), part);
    }
}

void TestSpeedPage::saysWhyItCannotSave()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8"), 1);
    QVERIFY(s.waitForEnd());
    const QTemporaryDir folder;
    s.page.save(folder.filePath(QStringLiteral("no/such/folder/speed.csv")));
    QVERIFY(s.find<QLabel>("problem").isVisible());
    QVERIFY(s.text("problem").contains(QStringLiteral("cannot be written")));
}

void TestSpeedPage::comparesThreads()
{
    Setup s;
    QVERIFY(s.openModel());
    auto& compare = s.find<QComboBox>("compare");
    compare.setCurrentIndex(1);
    QVERIFY(compare.currentText().contains(QStringLiteral("threads")));
    s.order(QStringLiteral("8 16"), 2);
    QVERIFY(s.waitForEnd());
    QVERIFY(s.table().rowCount() >= 4); // one thread, two, and all where there are more
    QVERIFY(s.cell(0, Table::SeriesColumn).startsWith(QStringLiteral("1 thread")));
    QCOMPARE(s.cell(2, Table::SeriesColumn), QStringLiteral("2 threads"));
    QVERIFY(!s.find<QTableView>("table").isColumnHidden(Table::SeriesColumn));
    QVERIFY(s.text("legend").contains(QStringLiteral("2&nbsp;threads")));
}

void TestSpeedPage::comparesAnotherFile()
{
    Setup s;
    QVERIFY(s.openModel());
    QCOMPARE(s.find<QComboBox>("compare").currentIndex(), 0);
    s.page.compareWith(QString::fromStdString(fakeBareModelPath().string()));
    QCOMPARE(s.find<QComboBox>("compare").currentText(), QStringLiteral("bare.pt"));
    s.order(QStringLiteral("8 16"), 2);
    QVERIFY(s.waitForEnd());
    QCOMPARE(s.table().rowCount(), 4);
    QCOMPARE(s.cell(0, Table::SeriesColumn), QStringLiteral("model.pt"));
    QCOMPARE(s.cell(2, Table::SeriesColumn), QStringLiteral("bare.pt"));
    QCOMPARE(s.script->mostLiveModels(), std::size_t{2});
    s.page.compareWith({});
    QCOMPARE(s.find<QComboBox>("compare").currentIndex(), 0);
}

void TestSpeedPage::showsWhereTheTimeGoes()
{
    Setup s;
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

void TestSpeedPage::drawsThePythonTimes()
{
    Setup s;
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

void TestSpeedPage::zoomsAndShowsAllAgain()
{
    Setup s;
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

void TestSpeedPage::tellsOfYourSentence()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8 16 512"), 2);
    QVERIFY(s.waitForEnd());
    QVERIFY(!s.text("sentence").contains(QStringLiteral("Your sentence")));
    s.controller.setText(QStringLiteral("the [MASK] the"));
    QTRY_VERIFY_WITH_TIMEOUT(s.text("sentence").contains(QStringLiteral("Your sentence of 5")),
                             20000);
    QVERIFY(s.text("legend").contains(QStringLiteral("sentence:&nbsp;5")));
}

void TestSpeedPage::readsOutThePointUnderTheMouse()
{
    Setup s;
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

void TestSpeedPage::chartFollowsThePalette()
{
    Setup s;
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

void TestSpeedPage::everyControlHasAName()
{
    Setup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("8"), 1);
    QVERIFY(s.waitForEnd());
    int checked = 0;
    for (QWidget* widget : s.page.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->focusProxy() != nullptr
            || widget->objectName().startsWith(QStringLiteral("qt_"))) {
            continue;
        }
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2").arg(
                     QLatin1String(widget->metaObject()->className()), widget->objectName())));
        ++checked;
    }
    QVERIFY(checked >= 7);
}

QTEST_MAIN(TestSpeedPage)
#include "tst_speed_page.moc"
