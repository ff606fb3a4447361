// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shapes_setup.h"
#include "ui/model_sentences.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace maskscope;

namespace {

using Setup = ShapesSetup;

/// As MiniLM has them: one module per line, `layers` of the encoder.
ModelSummary someModel(int layers)
{
    ModelSummary summary = makeFakeSummary();
    summary.modules = {{"", "BertForMaskedLM", 1000, 0},
                       {"bert", "BertModel", 900, 1},
                       {"bert.embeddings", "BertEmbeddings", 500, 2},
                       {"bert.encoder", "BertEncoder", 400, 2}};
    for (int i = 0; i < layers; ++i) {
        const std::string path = "bert.encoder." + std::to_string(i);
        summary.modules.push_back({path, "BertLayer", 40, 3});
        summary.modules.push_back({path + ".attention", "BertAttention", 20, 4});
        summary.modules.push_back({path + ".output", "BertOutput", 20, 4});
    }
    summary.modules.push_back({"cls", "BertOnlyMLMHead", 100, 1});
    return summary;
}

} // namespace

class TestShapesPage : public QObject
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
    void showsWhatGoesInAndComesOut();
    void saysThatThereIsNoHead();
    void namesSharedParameters();
    void opensTheTreeAsFarAsItFits();
    void searchesModules();
    void aNewModelStartsAfresh();
    void aRoleIsChosenAndTakenBack();
    void rolesAreNotShortened();
    void everyControlHasAName();
};

void TestShapesPage::saysWhatToDoWithoutAModel()
{
    Setup s;
    QVERIFY(s.find<QLabel>("hint").isVisible());
    QVERIFY(s.text("hint").contains(QStringLiteral("Open a model")));
    QVERIFY(!s.find<QTreeView>("modules").isVisible());
}

void TestShapesPage::showsWhatGoesInAndComesOut()
{
    Setup s;
    ModelSummary model = makeFakeSummary();
    model.output.vocabularySize = 30522;
    model.parameters = {22705408, 90821632, 90821632, {}};
    model.length.traced = SequenceLength{14};
    model.inputs.at(0).tracedShape = {{1, 14}};
    s.page.resize(1600, 600); // the inputs have room for their columns
    QVERIFY(s.open(model));
    s.find<QTabWidget>("detailTabs").setCurrentIndex(3);
    QTRY_VERIFY(!s.find<QTableView>("inputs").isColumnHidden(2));
    QVERIFY(!s.find<QLabel>("hint").isVisible());
    const QAbstractItemModel& inputs = *s.find<QTableView>("inputs").model();
    QCOMPARE(inputs.rowCount(), 3);
    QCOMPARE(inputs.index(0, 0).data().toString(),
             QStringLiteral("input_ids\nthe words, as numbers"));
    QCOMPARE(inputs.index(0, 2).data().toString(), QStringLiteral("[1, 14]"));
    QVERIFY(s.text("output").contains(QStringLiteral("30,522 words")));
    QCOMPARE(s.text("length"),
             QStringLiteral("Recorded with 14 tokens; takes any length up to 512 tokens."));
    QCOMPARE(s.text("parameters"), QStringLiteral("22.7 M numbers (22,705,408), 86.6 MB."));
    QCOMPARE(s.text("shared"), QStringLiteral("None."));
    QCOMPARE(s.text("extraFiles"), QStringLiteral("vocab.txt"));
    QCOMPARE(s.text("producer"), QStringLiteral("TorchScript archive, format 3"));
    QVERIFY(s.text("file").startsWith(QStringLiteral("model.pt (")));
}

void TestShapesPage::saysThatThereIsNoHead()
{
    Setup s;
    ModelSummary model = makeFakeSummary();
    model.output.hasLmHead = false;
    model.output.vocabularySize.reset();
    model.extraFiles.clear();
    QVERIFY(s.open(model));
    QVERIFY(s.text("output").contains(QStringLiteral("no word head")));
    QVERIFY(s.text("extraFiles").contains(QStringLiteral("None")));
}

void TestShapesPage::namesSharedParameters()
{
    ParameterSummary parameters{100, 3 << 20, 2 << 20, {{{"a.weight", "b.weight"}, 1 << 20}}};
    QCOMPARE(sharedSentence(parameters),
             QStringLiteral("1.0 MB are used in more than one place: a.weight = b.weight"));
    parameters.shared.push_back({{"c", "d", "e"}, 2 << 20, SharingKind::EqualValues});
    QCOMPARE(
        sharedSentence(parameters),
        QStringLiteral("1.0 MB are used in more than one place: a.weight = b.weight\n"
                       "4.0 MB stand in the file again and are kept in memory once: c = d = e"));
    parameters.shared.assign(20, {{"a", "b"}, 1});
    QVERIFY(sharedSentence(parameters).endsWith(QStringLiteral("a = b; ...")));
    QCOMPARE(sharedSentence(parameters).count(QStringLiteral("a = b")), 8);
}

void TestShapesPage::opensTheTreeAsFarAsItFits()
{
    Setup s;
    QVERIFY(s.open(someModel(2)));
    const auto& tree = s.find<QTreeView>("modules");
    const QAbstractItemModelTester tester(tree.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(visibleModules(tree).size(), 11); // all of them
    QVERIFY(s.open(someModel(12)));
    const QStringList names = visibleModules(tree);
    QVERIFY(names.contains(QStringLiteral("11"))); // the layers show
    QVERIFY(!names.contains(QStringLiteral("attention"))); // their parts do not
    QVERIFY(names.size() <= 30);
}

void TestShapesPage::searchesModules()
{
    Setup s;
    QVERIFY(s.open(someModel(12)));
    const auto& tree = s.find<QTreeView>("modules");
    auto& search = s.find<QLineEdit>("search");
    QVERIFY(s.isActive);
    QTest::keyClick(&s.page, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search.hasFocus());
    QTest::keyClicks(&search, QStringLiteral("7.ATTENTION"));
    QCOMPARE(
        visibleModules(tree),
        (QStringList{QStringLiteral("whole model"), QStringLiteral("bert"),
                     QStringLiteral("encoder"), QStringLiteral("7"), QStringLiteral("attention")}));
    QVERIFY(!s.find<QLabel>("nothingFound").isVisible());
    search.setText(QStringLiteral("convolution"));
    QVERIFY(visibleModules(tree).isEmpty());
    QVERIFY(s.find<QLabel>("nothingFound").isVisible());
    QVERIFY(s.text("nothingFound").contains(QStringLiteral("convolution")));
    search.clear();
    QVERIFY(!s.find<QLabel>("nothingFound").isVisible());
    QVERIFY(visibleModules(tree).contains(QStringLiteral("cls")));
}

void TestShapesPage::aNewModelStartsAfresh()
{
    Setup s;
    QVERIFY(s.open(someModel(12)));
    s.find<QLineEdit>("search").setText(QStringLiteral("attention"));
    QVERIFY(s.open(makeFakeSummary()));
    QVERIFY(s.find<QLineEdit>("search").text().isEmpty());
    QCOMPARE(visibleModules(s.find<QTreeView>("modules")),
             (QStringList{QStringLiteral("whole model"), QStringLiteral("encoder"),
                          QStringLiteral("head")}));
}

void TestShapesPage::aRoleIsChosenAndTakenBack()
{
    Setup s;
    ModelSummary model = makeFakeSummary();
    QVERIFY(s.open(model));
    auto& tabs = s.find<QTabWidget>("detailTabs");
    tabs.setCurrentIndex(tabs.count() - 1); // of the file
    auto& found = s.find<QPushButton>("foundRoles");
    QVERIFY(!found.isVisible());
    auto& box = s.find<QComboBox>("role:attention_mask");
    QCOMPARE(box.currentText(), QStringLiteral("which places to read"));
    QCOMPARE(box.accessibleName(), QStringLiteral("What attention_mask is"));

    // By keyboard: the next role is that of the third input, so the two change.
    model.sha256 = std::string(64, 'a');
    model.inputs = withRoles(model.inputs, rolesAfter(model.inputs, 1, InputRole::TokenTypeIds));
    s.script->setSummary(model);
    const auto before = s.controller.summary();
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QTRY_VERIFY(s.controller.summary() != before);
    QCOMPARE(s.script->roles(),
             (RoleOverrides{{1, InputRole::TokenTypeIds}, {2, InputRole::AttentionMask}}));
    QVERIFY(found.isVisible());
    auto& after = s.find<QComboBox>("role:attention_mask");
    QCOMPARE(after.currentText(), QStringLiteral("first or second text"));
    QVERIFY(s.find<QTableView>("inputs").model()->index(1, 0).data().toString().contains(
        QStringLiteral("your choice")));

    s.script->setSummary(makeFakeSummary());
    found.click();
    QTRY_VERIFY(!found.isVisible());
    QVERIFY(s.script->roles().empty());
}

/// In a narrow window what the other columns tell stands below the boxes.
void TestShapesPage::rolesAreNotShortened()
{
    Setup s;
    QVERIFY(s.open(makeFakeSummary()));
    auto& tabs = s.find<QTabWidget>("detailTabs");
    tabs.setCurrentIndex(tabs.count() - 1); // of the file
    auto& table = s.find<QTableView>("inputs");
    const auto isWhole = [&s](const char* input) {
        const auto& box = s.find<QComboBox>(input);
        QStyleOptionComboBox option;
        option.initFrom(&box);
        const QRect room = box.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                       QStyle::SC_ComboBoxEditField, &box);
        return box.fontMetrics().horizontalAdvance(box.currentText()) < room.width();
    };
    s.page.resize(740, 560); // of a window of 820
    QTRY_VERIFY(table.isColumnHidden(1) && table.isColumnHidden(2));
    QVERIFY(!table.horizontalHeader()->isVisible()); // of one column
    for (const char* input : {"role:input_ids", "role:attention_mask", "role:token_type_ids"}) {
        QTRY_VERIFY2(isWhole(input), input);
    }
    QVERIFY(s.find<QLabel>("inputRest").isVisible());
    QVERIFY(s.text("inputRest").startsWith(QStringLiteral("int64")));
    s.page.resize(1600, 560);
    QTRY_VERIFY(!table.isColumnHidden(1) && !table.isColumnHidden(2));
    QVERIFY(table.horizontalHeader()->isVisible());
    QTRY_VERIFY(isWhole("role:attention_mask"));
    QVERIFY(!s.find<QLabel>("inputRest").isVisible());
}

void TestShapesPage::everyControlHasAName()
{
    Setup s;
    QVERIFY(s.open(someModel(2)));
    for (const char* name :
         {"search", "modules", "inputs", "lengthSlider", "lengthNumber", "treeView",
          "operatorsView", "operators", "weights", "code", "operatorCounts", "saveShapes"}) {
        auto& widget = s.find<QWidget>(name);
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), name);
    }
}

QTEST_MAIN(TestShapesPage)
#include "tst_shapes_page.moc"
