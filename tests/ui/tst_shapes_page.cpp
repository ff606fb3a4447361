// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/sample_inspection.h"
#include "ui/app_controller.h"
#include "ui/model_sentences.h"
#include "ui/pages/shapes_page.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace maskscope;

namespace {

struct Setup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    ShapesPage page{controller};
    bool isActive = false; ///< only then does the keyboard reach it

    Setup()
    {
        page.resize(900, 600);
        page.show();
        isActive = QTest::qWaitForWindowActive(&page);
    }

    template <typename T>
    T& find(const char* name)
    {
        return *page.findChild<T*>(QLatin1String(name));
    }
    QString text(const char* label)
    {
        return find<QLabel>(label).text().remove(QChar(0x200B)); // where lines may break
    }
    bool open(const SampleModel& model)
    {
        script->setInspection(model.inspection);
        return open(*model.summary)
            && QTest::qWaitFor([&] { return controller.inspection() != nullptr; }, 20000);
    }
    /// Chooses the module in the tree, as a click would.
    bool choose(const QString& path)
    {
        auto& tree = find<QTreeView>("modules");
        const QModelIndexList found
            = tree.model()->match(tree.model()->index(0, 0), Qt::ToolTipRole, path, 1,
                                  Qt::MatchExactly | Qt::MatchRecursive);
        if (!found.isEmpty()) {
            tree.setCurrentIndex(found.front());
        }
        return !found.isEmpty();
    }
    bool open(const ModelSummary& summary)
    {
        script->setSummary(summary);
        const auto before = controller.summary();
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([&] { return controller.summary() != before; }, 20000);
    }
};

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

/// Recorded with 14 tokens and no other number of them.
SampleModel fixedModel()
{
    SampleModel sample = makeSampleModel({.recordedLength = SequenceLength{14}});
    ModelSummary summary = *sample.summary;
    summary.length.kind = LengthKind::Fixed;
    summary.length.min = summary.length.max.emplace(SequenceLength{14});
    summary.length.evidence
        = {{"aten::expand", "bert.embeddings", "modeling_bert.py:238", "14 stands here"}};
    sample.summary = std::make_shared<const ModelSummary>(summary);
    return sample;
}

QStringList visibleModules(const QTreeView& tree)
{
    QStringList names;
    for (QModelIndex index = tree.model()->index(0, 0); index.isValid();
         index = tree.indexBelow(index)) {
        names << index.data().toString();
    }
    return names;
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
    void looksInsideWhenItIsSeen();
    void showsAModule();
    void aLengthDrivesAllNumbers();
    void aFixedLengthCannotBeChanged();
    void anOperatorIsMarkedInTheCode();
    void showsTheWeightsOfAModule();
    void listsTheOperatorsOfTheModel();
    void searchesOperatorsAndShapes();
    void tellsWhyALengthIsFixed();
    void saysThatItCouldNotLook();
    void aCancelledLookCanBeTakenUp();
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
    QVERIFY(s.open(model));
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

void TestShapesPage::looksInsideWhenItIsSeen()
{
    Setup s;
    s.page.hide();
    const SampleModel sample = makeSampleModel();
    s.script->setInspection(sample.inspection);
    QVERIFY(s.open(*sample.summary));
    QCOMPARE(s.script->inspectSteps(), std::size_t{0}); // nobody has asked
    s.page.show();
    QTRY_VERIFY(s.controller.inspection() != nullptr);
    const auto& tree = s.find<QTreeView>("modules");
    QVERIFY(visibleModules(tree).contains(QStringLiteral("layer × 2, identical")));
}

void TestShapesPage::showsAModule()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    QVERIFY(s.choose(QStringLiteral("bert.encoder.layer.1.attention")));
    QCOMPARE(s.text("modulePath"), QStringLiteral("bert.encoder.layer.1.attention"));
    s.find<QSpinBox>("lengthNumber").setValue(16);
    const QString shapes = s.text("moduleShapes");
    QVERIFY(shapes.contains(QStringLiteral("[1, 16, 384]")));
    QVERIFY(shapes.contains(QStringLiteral(">L</span>")));
    const QString numbers = s.text("moduleNumbers");
    // As in tst_module_tree_model: 2 x 16 x 4 x 384 x 384 + 2 x 2 x 16 x 16 x 384.
    QVERIFY2(numbers.contains(QStringLiteral("for 16 tokens 19.3 M")), qPrintable(numbers));
    QVERIFY2(numbers.contains(QStringLiteral("1.2 M·L + 1.5 k·L²")), qPrintable(numbers));
    QVERIFY(numbers.contains(QStringLiteral("The same as bert.encoder.layer.0.attention")));
    QVERIFY(!s.find<QLabel>("moduleWhy").isVisible());
}

void TestShapesPage::aLengthDrivesAllNumbers()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    auto& number = s.find<QSpinBox>("lengthNumber");
    number.setValue(16);
    const auto& tree = s.find<QTreeView>("modules");
    const auto operations = [&tree] {
        return tree.model()->index(0, 4).data().toString(); // of the whole model
    };
    const QString before = operations();
    number.setValue(32);
    QVERIFY(operations() != before);
    QCOMPARE(number.maximum(), 512);
}

void TestShapesPage::aFixedLengthCannotBeChanged()
{
    Setup s;
    QVERIFY(s.open(fixedModel()));
    auto& number = s.find<QSpinBox>("lengthNumber");
    QCOMPARE(number.value(), 14);
    QVERIFY(!number.isEnabled());
}

void TestShapesPage::anOperatorIsMarkedInTheCode()
{
    Setup s;
    SampleModel sample = makeSampleModel();
    // Two calls in one file, the second of them the head's.
    auto inspection = std::make_shared<Inspection>(*sample.inspection);
    const std::string text = "def forward(self):\n  a = torch.add(1)\n  b = torch.gelu(a)\n";
    inspection->code = {{"code/__torch__/model.py", text}};
    inspection->modules.at(0).code = CodePlace{0, {0, text.size()}};
    InspectedOperator op;
    op.name = "aten::gelu";
    op.module = 0;
    op.source = "modeling_bert.py:99";
    const std::size_t begin = text.find("torch.gelu");
    op.code = CodePlace{0, {begin, begin + std::string("torch.gelu(a)").size()}};
    inspection->operators.push_back(op);
    sample.inspection = inspection;
    QVERIFY(s.open(sample));
    auto& table = s.find<QTableView>("operators");
    table.selectRow(table.model()->rowCount() - 1);
    const auto& code = s.find<QPlainTextEdit>("code");
    QCOMPARE(code.toPlainText(), QString::fromStdString(text));
    QCOMPARE(code.extraSelections().size(), 1);
    QCOMPARE(code.extraSelections().front().cursor.selectedText(), QStringLiteral("torch.gelu(a)"));
    QVERIFY(s.text("operatorSource").contains(QStringLiteral("modeling_bert.py:99")));
    QVERIFY(s.text("operatorHelp").contains(QStringLiteral("smooth switch")));
}

void TestShapesPage::showsTheWeightsOfAModule()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    QVERIFY(s.choose(QStringLiteral("bert.encoder.layer.0.attention")));
    const QAbstractItemModel& weights = *s.find<QTableView>("weights").model();
    QVERIFY(weights.rowCount() > 0);
    QVERIFY(weights.index(0, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("bert.encoder.layer.0.attention.")));
    QCOMPARE(weights.index(0, 2).data().toString(), QStringLiteral("-0.2"));
    QCOMPARE(weights.index(0, 5).data().toString(), QStringLiteral("0.05"));
    QVERIFY(s.text("weightSentence").startsWith(QStringLiteral("float32, ")));
}

void TestShapesPage::listsTheOperatorsOfTheModel()
{
    Setup s;
    const SampleModel sample = makeSampleModel();
    QVERIFY(s.open(sample));
    s.find<QPushButton>("operatorsView").click();
    const auto& table = s.find<QTableView>("operatorCounts");
    QVERIFY(table.isVisible());
    const auto linears
        = std::count_if(sample.inspection->operators.begin(), sample.inspection->operators.end(),
                        [](const auto& op) { return op.name == "aten::linear"; });
    const QModelIndexList found = table.model()->match(
        table.model()->index(0, 0), Qt::DisplayRole, QStringLiteral("linear"), 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().siblingAtColumn(1).data().toString(), QString::number(linears));
    QVERIFY(!found.front().siblingAtColumn(4).data().toString().isEmpty()); // says what it does
    QVERIFY(!s.find<QTreeView>("modules").isVisible());
}

void TestShapesPage::searchesOperatorsAndShapes()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    const auto& tree = s.find<QTreeView>("modules");
    s.find<QLineEdit>("search").setText(QStringLiteral("30522]"));
    QVERIFY(visibleModules(tree).contains(QStringLiteral("cls")));
    QVERIFY(!visibleModules(tree).contains(QStringLiteral("encoder")));
    s.find<QLineEdit>("search").setText(QStringLiteral("softmax"));
    QVERIFY(visibleModules(tree).contains(QStringLiteral("attention")));
    QVERIFY(!visibleModules(tree).contains(QStringLiteral("cls")));
}

void TestShapesPage::tellsWhyALengthIsFixed()
{
    Setup s;
    QVERIFY(s.open(fixedModel()));
    QVERIFY(!s.find<QWidget>("whyLength").isVisible());
    s.page.showWhyLength();
    QVERIFY(s.find<QWidget>("whyLength").isVisible());
    QCOMPARE(s.find<QListWidget>("whyPlaces").count(), 1);
    QCOMPARE(s.text("modulePath"), QStringLiteral("bert.embeddings"));
    QVERIFY(s.text("whyWayOut").contains(QStringLiteral("14")));
    const QSignalSpy asked(&s.page, &ShapesPage::exportHelpRequested);
    s.find<QPushButton>("whyExport").click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(s.choose(QStringLiteral("cls")));
    s.find<QListWidget>("whyPlaces").setCurrentRow(0);
    QCOMPARE(s.text("modulePath"), QStringLiteral("bert.embeddings"));
    s.find<QPushButton>("whyClose").click();
    QVERIFY(!s.find<QWidget>("whyLength").isVisible());
}

void TestShapesPage::saysThatItCouldNotLook()
{
    Setup s;
    const SampleModel sample = makeSampleModel();
    s.script->setInspection(nullptr);
    QVERIFY(s.open(*sample.summary));
    auto& action = s.find<QPushButton>("errorBarAction");
    QTRY_VERIFY(action.isVisible());
    s.script->setInspection(sample.inspection);
    action.click();
    QTRY_VERIFY(s.controller.inspection() != nullptr);
    QVERIFY(!action.isVisible());
}

void TestShapesPage::aCancelledLookCanBeTakenUp()
{
    Setup s;
    const SampleModel sample = makeSampleModel();
    s.script->setInspection(sample.inspection, 2);
    s.script->inspectGate.close();
    QVERIFY(s.open(*sample.summary));
    auto& button = s.find<QPushButton>("inspectionButton");
    QTRY_VERIFY(button.isVisible()); // after 0.3 s
    button.click();
    s.script->inspectGate.open();
    QTRY_COMPARE(button.text(), QStringLiteral("See its shapes"));
    s.script->setInspection(sample.inspection);
    button.click();
    QTRY_VERIFY(s.controller.inspection() != nullptr);
    QVERIFY(!button.isVisible());
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
