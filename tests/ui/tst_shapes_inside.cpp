// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shapes_setup.h"
#include "ui/diagram/flow_view.h"
#include "ui/diagram/module_diagram.h"
#include "ui/module_sentences.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace maskscope;

namespace {

using Setup = ShapesSetup;

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

} // namespace

/// What the page shows once the model was looked into.
class TestShapesInside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says this of every window; all other warnings fail.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void looksInsideWhenItIsSeen();
    void showsAModule();
    void aLengthDrivesAllNumbers();
    void aFixedLengthCannotBeChanged();
    void anOperatorIsMarkedInTheCode();
    void showsTheWeightsOfAModule();
    void weightsHaveRowsToRead();
    void explainsTheSignsThatAreThere_data();
    void explainsTheSignsThatAreThere();
    void listsTheOperatorsOfTheModel();
    void searchesOperatorsAndShapes();
    void tellsWhyALengthIsFixed();
    void savesTheModulesAndTheDiagram();
    void saysThatItCouldNotSave();
    void theDiagramFollowsTheTree();
    void theFlowTellsOfTheSentence();
    void saysThatItCouldNotLook();
    void aCancelledLookCanBeTakenUp();
};

void TestShapesInside::looksInsideWhenItIsSeen()
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

void TestShapesInside::showsAModule()
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
    // 4 x (384 x 384 + 384) weights of products and 2 x 384 of the norm, 4 bytes each.
    QVERIFY2(numbers.contains(QStringLiteral("Parameters: 592,128, 2.3 MB.")), qPrintable(numbers));
    // The head's word table is that of the embeddings, so it counts once: 4 bytes a parameter.
    const auto model = s.controller.summary();
    QCOMPARE(weightBytes(*s.controller.inspection(), {}),
             4 * static_cast<std::uint64_t>(model->modules.front().parameters));
    QVERIFY(!s.find<QLabel>("moduleWhy").isVisible());
}

void TestShapesInside::aLengthDrivesAllNumbers()
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

void TestShapesInside::aFixedLengthCannotBeChanged()
{
    Setup s;
    QVERIFY(s.open(fixedModel()));
    auto& number = s.find<QSpinBox>("lengthNumber");
    QCOMPARE(number.value(), 14);
    QVERIFY(!number.isEnabled());
}

void TestShapesInside::anOperatorIsMarkedInTheCode()
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

void TestShapesInside::showsTheWeightsOfAModule()
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
    QCOMPARE(weights.index(0, 2).data().toString(), QStringLiteral("−0.2"));
    QCOMPARE(weights.index(0, 5).data().toString(), QStringLiteral("0.05"));
    QVERIFY(s.text("weightSentence").startsWith(QStringLiteral("float32, ")));
}

void TestShapesInside::weightsHaveRowsToRead()
{
    Setup s;
    s.page.resize(700, 300);
    QVERIFY(s.open(makeSampleModel()));
    QVERIFY(s.choose(QStringLiteral("bert.encoder.layer.0.attention")));
    s.find<QTabWidget>("detailTabs").setCurrentIndex(2);
    const auto& table = s.find<QTableView>("weights");
    QTRY_VERIFY(table.viewport()->height() >= 3 * table.rowHeight(0));
    QVERIFY(s.choose(QStringLiteral("bert.embeddings.word_embeddings"))); // has one
    QTRY_VERIFY(table.height() < 5 * table.rowHeight(0));
}

void TestShapesInside::explainsTheSignsThatAreThere_data()
{
    QTest::addColumn<bool>("isPinned");
    QTest::addRow("none is pinned down") << false;
    QTest::addRow("one is") << true;
}

void TestShapesInside::explainsTheSignsThatAreThere()
{
    QFETCH(const bool, isPinned);
    Setup s;
    SampleOptions options;
    options.recordedLength = isPinned ? std::optional(SequenceLength{14}) : std::nullopt;
    QVERIFY(s.open(makeSampleModel(options)));
    for (const char* legend : {"shapeLegend", "diagramLegend"}) {
        QVERIFY2(s.text(legend).contains(QStringLiteral("384")), legend);
        QVERIFY2(s.text(legend).contains(QStringLiteral("14!")) == isPinned, legend);
    }
}

void TestShapesInside::listsTheOperatorsOfTheModel()
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

void TestShapesInside::searchesOperatorsAndShapes()
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

void TestShapesInside::tellsWhyALengthIsFixed()
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
    auto& places = s.find<QListWidget>("whyPlaces");
    QTest::mouseClick(places.viewport(), Qt::LeftButton, {},
                      places.visualItemRect(places.item(0)).center());
    QCOMPARE(s.text("modulePath"), QStringLiteral("bert.embeddings"));
    s.find<QPushButton>("whyClose").click();
    QVERIFY(!s.find<QWidget>("whyLength").isVisible());
}

void TestShapesInside::savesTheModulesAndTheDiagram()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    const QTemporaryDir folder;
    const auto saved = [&](const char* name) {
        const QString path = folder.filePath(QLatin1String(name));
        s.page.save(path);
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QList<QByteArray> lines = saved("modules.csv").split('\n');
    QCOMPARE(lines.at(0), QByteArray("path,type,parameters,output_shape,flops,calls,time_share"));
    QVERIFY2(lines.at(1).startsWith("\"\",\"BertForMaskedLM\","), lines.at(1).constData());
    const auto attention = std::find_if(lines.begin(), lines.end(), [](const QByteArray& line) {
        return line.startsWith("\"bert.encoder.layer.0.attention\",");
    });
    QVERIFY(attention != lines.end());
    // By hand, as in tst_module_tree_model: 2 x 4 x 384 x 384 for each token, 4 x 384 for each
    // pair.
    QVERIFY2(attention->contains(",\"[1, L, 384]\",\"1179648L + 1536L^2\",1,"),
             attention->constData());

    const QJsonObject json = QJsonDocument::fromJson(saved("model.json")).object();
    for (const char* key : {"file", "parameters", "inputs", "output", "length", "batch", "modules",
                            "ops", "warnings", "engine", "faults", "export"}) { // as of inspect
        QVERIFY2(json.contains(QLatin1String(key)), key);
    }
    QVERIFY(json.value(QLatin1String("export"))
                .toObject()
                .value(QLatin1String("command"))
                .toString()
                .startsWith(QStringLiteral("python3 export_masked_lm.py MODEL")));
    const QJsonArray modules = json.value(QLatin1String("modules")).toArray();
    QCOMPARE(modules.size(),
             lines.size() - 2); // a line of keys, and what follows the last line end
    QVERIFY(saved("report.html").contains("bert.encoder.layer.0.attention"));
    QVERIFY(saved("diagram.svg").contains("<svg"));
    QVERIFY(saved("diagram.pdf").startsWith("%PDF"));
    QVERIFY(!QImage::fromData(saved("diagram.png")).isNull());
}

void TestShapesInside::saysThatItCouldNotSave()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    s.page.save(QStringLiteral("/no/such/folder/modules.csv"));
    QVERIFY(s.find<QLabel>("errorBarSentence").isVisible());
}

void TestShapesInside::theDiagramFollowsTheTree()
{
    Setup s;
    QVERIFY(s.open(makeSampleModel()));
    s.find<QPushButton>("diagramView").click();
    auto& diagram = s.find<ModuleDiagram>("moduleDiagram");
    QVERIFY(diagram.isVisible());
    QVERIFY(!s.find<QTreeView>("modules").isVisible());
    const auto model = s.controller.summary();
    const auto head = std::find_if(model->modules.begin(), model->modules.end(),
                                   [](const auto& module) { return module.path == "cls"; });
    Q_EMIT diagram.currentModuleChanged(static_cast<std::size_t>(head - model->modules.begin()));
    QCOMPARE(s.text("modulePath"), QStringLiteral("cls"));
    s.find<QPushButton>("treeView").click();
    QCOMPARE(s.find<QTreeView>("modules").currentIndex().data(Qt::ToolTipRole).toString(),
             QStringLiteral("cls"));
}

void TestShapesInside::theFlowTellsOfTheSentence()
{
    Setup s;
    s.controller.setText(QStringLiteral("the capital of france is [MASK] ."));
    QVERIFY(s.open(makeSampleModel()));
    s.find<QPushButton>("flowView").click();
    auto& flow = s.find<FlowView>("flow");
    QVERIFY(flow.isVisible());
    QVERIFY(!s.find<QWidget>("detailTabs").isVisible());
    // [CLS], seven words and signs, [SEP].
    QTRY_VERIFY(std::any_of(flow.steps().begin(), flow.steps().end(), [](const FlowStep& step) {
        return step.sentence.contains(QStringLiteral("9 tokens"));
    }));
    QCOMPARE(flow.steps().front().sentence, QStringLiteral("“the capital of france is ___ .”"));
}

void TestShapesInside::saysThatItCouldNotLook()
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

void TestShapesInside::aCancelledLookCanBeTakenUp()
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

QTEST_MAIN(TestShapesInside)
#include "tst_shapes_inside.moc"
