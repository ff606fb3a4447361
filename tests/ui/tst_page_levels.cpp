// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/shapes_setup.h"
#include "tests/ui/speed_setup.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/item_models/comparison_model.h"
#include "ui/item_models/module_tree_model.h"
#include "ui/page_sentences.h"
#include "ui/pages/compare_page.h"
#include "ui/settings.h"
#include "ui/text_size.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace maskscope;

namespace {

/// Titles of the columns that are seen.
QStringList shownColumns(const QAbstractItemModel& model, const QHeaderView& header)
{
    QStringList titles;
    for (int column = 0; column < header.count(); ++column) {
        if (!header.isSectionHidden(column)) {
            titles << model.headerData(column, Qt::Horizontal).toString();
        }
    }
    return titles;
}

QStringList shownColumns(const QTableView& table)
{
    return shownColumns(*table.model(), *table.horizontalHeader());
}

/// What can be read in a page without the mouse: labels, buttons and headers.
QStringList readableWords(const QWidget& page)
{
    QStringList words;
    const auto widgets = page.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible()) {
            continue;
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            words << label->text();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            words << button->text();
        } else if (const auto* header = qobject_cast<const QHeaderView*>(widget)) {
            if (header->orientation() == Qt::Horizontal && header->model() != nullptr) {
                words << shownColumns(*header->model(), *header);
            }
        }
    }
    return words;
}

/// The first technical word of a page; empty if there is none.
QString jargonIn(const QWidget& page)
{
    static const QRegularExpression jargon(
        QStringLiteral("\\b(token|tokenizer|embedding|padding|logit|operator|tensor|parameter|"
                       "module|class|median|p90|GFLOP|"
                       "engine|thread|LibTorch|forward|CSV|JSON|log scale)s?\\b|\\[B"),
        QRegularExpression::CaseInsensitiveOption);
    for (const QString& text : readableWords(page)) {
        if (jargon.match(text).hasMatch()) {
            return text;
        }
    }
    return {};
}

} // namespace

/// Show, Explore and Inspect on the pages beside Fill.
class TestPageLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
    }
    void init() { failOnQtWarnings(); }

    void shapesBeginsWithTheWayOfTheSentence();
    void shapesSpeaksPlainlyAtShow();
    void shapesAddsWithEachLevel();
    void shapesKeepsWhatWasChosen();
    void shapesKeepsTheViewInSight();
    void shapesSaysWhyAtEveryLevel();
    void speedSpeaksPlainlyAtShow();
    void speedAddsWithEachLevel();
    void speedKeepsWhatIsInUse();
    void compareShowsTheWordsAndTheChange();
    void compareKeepsTheOrderOfTheRows();
    void contestOffersFilesFromExploreOn();
};

void TestPageLevels::shapesBeginsWithTheWayOfTheSentence()
{
    const auto script = std::make_shared<FakeScript>();
    AppController controller(makeFakeLoaderFactory(script));
    for (const DetailLevel level : kDetailLevels) {
        ShapesPage page(controller);
        page.setDetailLevel(level);
        const bool isPlain = level == DetailLevel::Show;
        const auto isChosen = [&page](const char* view) {
            return page.findChild<QAbstractButton*>(QLatin1String(view))->isChecked();
        };
        QCOMPARE(isChosen("flowView"), isPlain);
        QCOMPARE(isChosen("treeView"), !isPlain);
        page.show();
        page.setDetailLevel(isPlain ? DetailLevel::Explore : DetailLevel::Show);
        QCOMPARE(isChosen("flowView"), isPlain); // nobody's page is turned under their eyes
    }
}

void TestPageLevels::shapesSpeaksPlainlyAtShow()
{
    ShapesSetup s;
    QVERIFY(s.open(makeSampleModel()));
    s.page.setDetailLevel(DetailLevel::Show);
    const auto& tree = s.find<QTreeView>("modules");
    QCOMPARE(shownColumns(*tree.model(), *tree.header()),
             QStringList({QStringLiteral("part"), QStringLiteral("learned numbers"),
                          QStringLiteral("time")}));
    QCOMPARE(jargonIn(s.page), QString());
    QVERIFY(readableWords(s.page).contains(pageSentence(Page::Shapes)));
    for (const char* hidden : {"detailTabs", "search", "lengthControl", "saveShapes", "shapeLegend",
                               "diagramView", "operatorsView"}) {
        QVERIFY2(!s.find<QWidget>(hidden).isVisible(), hidden);
    }
    QTest::mouseClick(&s.find<QAbstractButton>("flowView"), Qt::LeftButton);
    QVERIFY(s.page.findChild<QLabel*>(QStringLiteral("flowSentence"))->isVisible());
    QCOMPARE(jargonIn(s.page), QString());
    QVERIFY(s.page.findChildren<QLabel*>(QStringLiteral("flowDetail")).isEmpty());
}

void TestPageLevels::shapesAddsWithEachLevel()
{
    ShapesSetup s;
    QVERIFY(s.open(makeSampleModel()));
    auto& tabs = s.find<QTabWidget>("detailTabs");
    s.page.setDetailLevel(DetailLevel::Explore);
    for (const char* shown :
         {"detailTabs", "search", "lengthControl", "saveShapes", "shapeLegend", "diagramView"}) {
        QVERIFY2(s.find<QWidget>(shown).isVisible(), shown);
    }
    QVERIFY(!s.find<QWidget>("operatorsView").isVisible());
    QVERIFY(!tabs.isTabVisible(1));
    s.page.setDetailLevel(DetailLevel::Inspect);
    QVERIFY(s.find<QWidget>("operatorsView").isVisible());
    QVERIFY(tabs.isTabVisible(1));
    QCOMPARE(tabs.tabText(1), QStringLiteral("Code"));
}

void TestPageLevels::shapesKeepsWhatWasChosen()
{
    ShapesSetup s;
    QVERIFY(s.open(makeSampleModel()));
    auto& tree = s.find<QTreeView>("modules");
    const QModelIndex second = tree.model()->index(0, 0, tree.model()->index(0, 0));
    QVERIFY(second.isValid());
    tree.setCurrentIndex(second);
    const QString path = s.text("modulePath");
    s.find<QLineEdit>("search").setText(second.data().toString());
    const QModelIndex chosen = tree.currentIndex();
    QVERIFY(chosen.isValid());
    for (const DetailLevel level :
         {DetailLevel::Show, DetailLevel::Explore, DetailLevel::Inspect}) {
        s.page.setDetailLevel(level);
        QCOMPARE(tree.currentIndex(), chosen);
        QCOMPARE(s.text("modulePath"),
                 level == DetailLevel::Show ? chosen.data().toString() : path);
        QVERIFY(s.find<QLineEdit>("search").isVisible()); // it has words
    }
}

void TestPageLevels::shapesKeepsTheViewInSight()
{
    ShapesSetup s;
    QVERIFY(s.open(makeSampleModel()));
    auto& diagram = s.find<QAbstractButton>("diagramView");
    QTest::mouseClick(&diagram, Qt::LeftButton);
    s.page.setDetailLevel(DetailLevel::Show);
    QVERIFY(diagram.isVisible());
    QVERIFY(s.find<QWidget>("moduleDiagram").isVisible());
    QTest::mouseClick(&s.find<QAbstractButton>("treeView"), Qt::LeftButton);
    QVERIFY(!diagram.isVisible());
    QVERIFY(s.find<QTreeView>("modules").isVisible());
}

void TestPageLevels::shapesSaysWhyAtEveryLevel()
{
    ShapesSetup s;
    s.page.setDetailLevel(DetailLevel::Show);
    SampleModel model = makeSampleModel({.recordedLength = SequenceLength{14}});
    ModelSummary summary = *model.summary;
    summary.length.evidence = {{"aten::add", "bert.embeddings", "", "14 stands here"}};
    model.summary = std::make_shared<const ModelSummary>(summary);
    QVERIFY(s.open(model));
    QVERIFY(!s.find<QWidget>("operators").isVisible());
    s.page.showWhyLength();
    QVERIFY(s.find<QWidget>("operators").isVisible()); // the place that it points at
    QCOMPARE(s.text("modulePath"), QStringLiteral("from words to numbers"));
    QVERIFY(s.find<QWidget>("modulePath").isVisible());
    QVERIFY(!s.find<QWidget>("moduleClass").isVisible());
    s.page.setDetailLevel(DetailLevel::Explore);
    QCOMPARE(s.text("modulePath"), QStringLiteral("bert.embeddings"));
    QVERIFY(s.find<QWidget>("moduleClass").isVisible());
    s.page.setDetailLevel(DetailLevel::Show);
    QTest::mouseClick(&s.find<QAbstractButton>("whyClose"), Qt::LeftButton);
    QVERIFY(!s.find<QWidget>("operators").isVisible());
}

void TestPageLevels::speedSpeaksPlainlyAtShow()
{
    SpeedSetup s;
    s.page.setDetailLevel(DetailLevel::Show);
    QVERIFY(s.openModel());
    QCOMPARE(jargonIn(s.page), QString());
    QVERIFY(readableWords(s.page).contains(pageSentence(Page::Speed)));
    QTest::mouseClick(&s.find<QPushButton>("run"), Qt::LeftButton);
    QVERIFY(s.waitForEnd());
    QVERIFY(s.table().rowCount() > 1);
    QCOMPARE(jargonIn(s.page), QString());
    QCOMPARE(shownColumns(s.find<QTableView>("table")),
             QStringList({QStringLiteral("length"), QStringLiteral("time, ms")}));
    const QRegularExpression plain(QStringLiteral(
        "^An answer takes \\S+ m?s for a short text and \\S+ m?s for a long one\\.$"));
    QVERIFY2(plain.match(s.text("sentence")).hasMatch(), qPrintable(s.text("sentence")));
    for (const char* hidden : {"lengths", "rounds", "compare", "firstRuns", "logScale", "showWork",
                               "showAll", "save", "conditions"}) {
        QVERIFY2(!s.find<QWidget>(hidden).isVisible(), hidden);
    }
}

void TestPageLevels::speedAddsWithEachLevel()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("16 8"), 4);
    QVERIFY(s.waitForEnd());
    const QString median = s.cell(1, LatencyTableModel::MedianColumn);
    const QString all = s.text("sentence");
    s.page.setDetailLevel(DetailLevel::Show);
    QVERIFY(s.text("sentence") != all);
    s.page.setDetailLevel(DetailLevel::Explore);
    QCOMPARE(shownColumns(s.find<QTableView>("table")),
             QStringList({QStringLiteral("tokens"), QStringLiteral("median"), QStringLiteral("p90"),
                          QStringLiteral("first"), QStringLiteral("runs")}));
    for (const char* shown :
         {"lengths", "rounds", "compare", "firstRuns", "logScale", "save", "conditions"}) {
        QVERIFY2(s.find<QWidget>(shown).isVisible(), shown);
    }
    QVERIFY(!s.find<QWidget>("showWork").isVisible());
    s.page.setDetailLevel(DetailLevel::Inspect);
    QCOMPARE(shownColumns(s.find<QTableView>("table")).size(),
             int{LatencyTableModel::ColumnCount} - 1); // one curve needs no name
    QVERIFY(s.find<QWidget>("showWork").isVisible());
    QCOMPARE(s.cell(1, LatencyTableModel::MedianColumn), median);
    QCOMPARE(s.text("sentence"), all);
}

void TestPageLevels::speedKeepsWhatIsInUse()
{
    SpeedSetup s;
    QVERIFY(s.openModel());
    s.order(QStringLiteral("16 8"), 4);
    QVERIFY(s.waitForEnd());
    auto& scale = s.find<QCheckBox>("logScale");
    scale.setChecked(true);
    s.page.setDetailLevel(DetailLevel::Show);
    QVERIFY(s.find<QWidget>("lengths").isVisible());
    QVERIFY(s.find<QWidget>("rounds").isVisible());
    QVERIFY(!s.find<QWidget>("compare").isVisible());
    QVERIFY(scale.isVisible());
    QCOMPARE(s.table().rowCount(), 2);
}

namespace {

/// The page with the answers of the fake model.
struct CompareSetup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    ComparePage page{controller};

    CompareSetup() { page.resize(1000, 700); }
    bool open(int tab)
    {
        script->setLogit(fakeId("paris"), 5);
        CompareState state = page.state();
        state.tab = tab;
        state.a = QStringLiteral("the capital of ___");
        state.b = QStringLiteral("the city of ___");
        state.contest = QStringLiteral("the [capital|city] is [paris/rome]");
        page.setState(state);
        page.show();
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([this] { return controller.summary() != nullptr; }, kPatienceMs);
    }
    template <typename T>
    T& shown(const char* name)
    {
        const auto all = page.findChildren<T*>(QLatin1String(name));
        for (T* part : all) {
            if (part->parentWidget()->isVisible()) {
                return *part;
            }
        }
        return *all.front();
    }
};

} // namespace

void TestPageLevels::compareShowsTheWordsAndTheChange()
{
    CompareSetup s;
    QVERIFY(s.open(0));
    QTRY_VERIFY_WITH_TIMEOUT(s.shown<QTableView>("comparisonTable").isVisible(), kPatienceMs);
    auto& table = s.shown<QTableView>("comparisonTable");
    const int rows = table.model()->rowCount();
    table.selectRow(2);
    s.page.setDetailLevel(DetailLevel::Show);
    QCOMPARE(shownColumns(table),
             QStringList({QStringLiteral("word"), QStringLiteral("A"), QStringLiteral("B"),
                          QStringLiteral("change")}));
    QVERIFY(!s.shown<QWidget>("copyTable").isVisible());
    QVERIFY(!s.shown<QWidget>("saveTable").isVisible());
    QVERIFY(!s.shown<QLabel>("comparisonDetails").isVisible());
    QCOMPARE(table.model()->rowCount(), rows);
    QCOMPARE(table.currentIndex().row(), 2);
    QCOMPARE(jargonIn(s.page), QString());
    auto& tabs = s.shown<QTabWidget>("compareTabs");
    QSet<QString> sentences;
    for (int tab = 0; tab < tabs.count(); ++tab) { // each says what it is for
        tabs.setCurrentIndex(tab);
        const auto& intro = s.shown<QLabel>("intro");
        QVERIFY(intro.isVisible() && intro.text().endsWith(QLatin1Char('.')));
        sentences << intro.text();
    }
    QCOMPARE(sentences.size(), tabs.count());
    tabs.setCurrentIndex(0);
    s.page.setDetailLevel(DetailLevel::Explore);
    QCOMPARE(shownColumns(table).size(), int{ComparisonModel::ColumnCount});
    QVERIFY(s.shown<QWidget>("saveTable").isVisible());
    QVERIFY(s.shown<QLabel>("comparisonDetails").isVisible());
    QCOMPARE(table.currentIndex().row(), 2);
}

void TestPageLevels::compareKeepsTheOrderOfTheRows()
{
    CompareSetup s;
    QVERIFY(s.open(0));
    QTRY_VERIFY_WITH_TIMEOUT(s.shown<QTableView>("comparisonTable").isVisible(), kPatienceMs);
    auto& table = s.shown<QTableView>("comparisonTable");
    table.sortByColumn(ComparisonModel::RankBColumn, Qt::AscendingOrder);
    s.page.setDetailLevel(DetailLevel::Show);
    QVERIFY(!table.isColumnHidden(ComparisonModel::RankBColumn));
    QVERIFY(table.isColumnHidden(ComparisonModel::RankAColumn));
    QCOMPARE(table.model()->index(0, ComparisonModel::RankBColumn).data().toString(),
             QStringLiteral("1"));
}

void TestPageLevels::contestOffersFilesFromExploreOn()
{
    CompareSetup s;
    QVERIFY(s.open(2));
    s.page.setDetailLevel(DetailLevel::Show);
    QTest::mouseClick(&s.shown<QAbstractButton>("runContest"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(s.shown<QTableView>("contestTable").isVisible(), kPatienceMs);
    const int rows = s.shown<QTableView>("contestTable").model()->rowCount();
    QCOMPARE(rows, 2);
    QVERIFY(!s.shown<QWidget>("saveTable").isVisible());
    QCOMPARE(jargonIn(s.page), QString());
    s.page.setDetailLevel(DetailLevel::Explore);
    QVERIFY(s.shown<QWidget>("saveTable").isVisible());
    QCOMPARE(s.shown<QTableView>("contestTable").model()->rowCount(), rows);
}

QTEST_MAIN(TestPageLevels)
#include "tst_page_levels.moc"
