// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "ui/item_models/module_tree_model.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QTest>

#include <algorithm>
#include <string_view>

using namespace maskscope;

namespace {

using Tree = ModuleTreeModel;

std::vector<ModuleSummary> someModules()
{
    return {{"", "BertForMaskedLM", 1000, 0},
            {"bert", "BertModel", 800, 1},
            {"bert.embeddings", "BertEmbeddings", 500, 2},
            {"bert.encoder", "BertEncoder", 300, 2},
            {"bert.encoder.layer.0", "BertLayer", 300, 4},
            {"cls", "BertOnlyMLMHead", 200, 1},
            {"cls.dropout", "Dropout", 0, 2}};
}

std::size_t moduleOf(const ModelSummary& summary, std::string_view path)
{
    const auto found
        = std::find_if(summary.modules.begin(), summary.modules.end(),
                       [path](const ModuleSummary& module) { return module.path == path; });
    return static_cast<std::size_t>(found - summary.modules.begin());
}

QModelIndex child(const QModelIndex& parent, int row, int column = 0)
{
    return parent.model()->index(row, column, parent);
}

} // namespace

class TestModuleTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void isATree();
    void showsParameters();
    void showsWhatWasSeenInside();
    void foldsIdenticalModules();
    void saysInPlainWordsWhatPartsDo();
    void ignoresAnInspectionOfOthers();
    void opensDownToADepth();
    void findsByPathAndClass();
    void survivesAnyOrder_data();
    void survivesAnyOrder();
};

void TestModuleTreeModel::isATree()
{
    Tree model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setModules(someModules());

    QCOMPARE(model.rowCount(), 1);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(root.data().toString(), QStringLiteral("whole model"));
    QCOMPARE(model.rowCount(root), 2);
    const QModelIndex bert = child(root, 0);
    QCOMPARE(bert.data().toString(), QStringLiteral("bert"));
    QCOMPARE(child(bert, 1).data().toString(), QStringLiteral("encoder"));
    const QModelIndex layer = child(child(bert, 1), 0);
    QCOMPARE(layer.data().toString(), QStringLiteral("0"));
    QCOMPARE(layer.siblingAtColumn(Tree::TypeColumn).data().toString(),
             QStringLiteral("BertLayer"));
    QCOMPARE(layer.parent().parent(), bert);
    QCOMPARE(child(root, 1).data().toString(), QStringLiteral("cls"));
}

void TestModuleTreeModel::showsParameters()
{
    Tree model;
    model.setModules(someModules());
    const QModelIndex root = model.index(0, 0);
    const QModelIndex bert = child(root, 0);
    QCOMPARE(root.siblingAtColumn(Tree::ParametersColumn).data().toString(),
             QStringLiteral("1.0 k"));
    QCOMPARE(bert.siblingAtColumn(Tree::ParametersColumn).data().toString(), QStringLiteral("800"));
    const QModelIndex dropout = child(child(root, 1), 0);
    QVERIFY(dropout.siblingAtColumn(Tree::ParametersColumn).data().toString().isEmpty());
    for (const int column : {Tree::OutputColumn, Tree::OperationsColumn, Tree::TimeColumn}) {
        QVERIFY(bert.siblingAtColumn(column).data().toString().isEmpty()); // not known yet
    }
}

void TestModuleTreeModel::showsWhatWasSeenInside()
{
    const SampleModel sample = makeSampleModel();
    Tree model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setModules(sample.summary->modules);
    model.setInspection(sample.inspection);
    model.setLength(SequenceLength{16});
    const std::size_t scores = moduleOf(*sample.summary, "bert.encoder.layer.0.attention");
    const QModelIndex attention = model.indexOf(scores);
    QCOMPARE(model.moduleAt(attention), scores);
    QCOMPARE(attention.siblingAtColumn(Tree::OutputColumn).data().toString(),
             QStringLiteral("[B, L, 384]"));
    QCOMPARE(attention.siblingAtColumn(Tree::OutputColumn).data(Qt::ToolTipRole).toString(),
             QStringLiteral("[1, 16, 384]"));
    // Four products with 384 x 384 weights and two of L x L with 384 columns: 2 x 16 x 4 x 384 x
    // 384
    // + 2 x 2 x 16 x 16 x 384 = 19,267,584.
    QCOMPARE(attention.siblingAtColumn(Tree::OperationsColumn).data().toString(),
             QStringLiteral("19.3 M"));
    QVERIFY(attention.siblingAtColumn(Tree::TimeColumn).data(Tree::ShareRole).toDouble() > 0);
    QVERIFY(attention.data(Tree::SearchRole).toString().contains(QStringLiteral("[B, L, 384]")));
    model.setLength(SequenceLength{32});
    // 2 x 32 x 4 x 384 x 384 + 2 x 2 x 32 x 32 x 384 = 39,321,600.
    QCOMPARE(attention.siblingAtColumn(Tree::OperationsColumn).data().toString(),
             QStringLiteral("39.3 M"));
}

void TestModuleTreeModel::foldsIdenticalModules()
{
    const SampleModel sample = makeSampleModel({.layers = 6});
    Tree model;
    model.setModules(sample.summary->modules);
    const std::size_t layers = moduleOf(*sample.summary, "bert.encoder.layer");
    QCOMPARE(model.indexOf(layers).data().toString(), QStringLiteral("layer"));
    model.setInspection(sample.inspection);
    QCOMPARE(model.indexOf(layers).data().toString(), QStringLiteral("layer × 6, identical"));
    QVERIFY(!model.indexesDownTo(100).contains(model.indexOf(layers)));
    QCOMPARE(model.indexOf(layers).siblingAtColumn(Tree::OutputColumn).data().toString(),
             QStringLiteral("[B, L, 384]"));
}

void TestModuleTreeModel::saysInPlainWordsWhatPartsDo()
{
    const SampleModel sample = makeSampleModel();
    std::vector<ModuleSummary> modules = sample.summary->modules;
    modules.push_back({"cls.my_own_part", "Thing", 1, 2});
    Tree model;
    model.setModules(modules);
    model.setPlainWords(true);
    const auto nameOf = [&](std::string_view path) {
        const auto found = std::find_if(modules.begin(), modules.end(),
                                        [path](const auto& module) { return module.path == path; });
        return model.indexOf(static_cast<std::size_t>(found - modules.begin())).data().toString();
    };
    QCOMPARE(nameOf(""), QStringLiteral("whole model"));
    QCOMPARE(nameOf("bert.encoder.layer.0"), QStringLiteral("layer 1"));
    QCOMPARE(nameOf("bert.encoder.layer.0.attention"),
             QStringLiteral("looking at the other words"));
    QCOMPARE(nameOf("bert.encoder.layer.0.attention.self"),
             QStringLiteral("weighing the other words"));
    QCOMPARE(nameOf("bert.encoder.layer.0.attention.output"),
             QStringLiteral("gathering what was seen"));
    QCOMPARE(nameOf("bert.encoder.layer.0.output"),
             QStringLiteral("narrowing each word's numbers"));
    QCOMPARE(nameOf("cls.predictions.decoder"), QStringLiteral("a score for every word"));
    QCOMPARE(nameOf("cls.my_own_part"), QStringLiteral("my_own_part")); // nobody knows
    const QModelIndex attention
        = model.indexOf(moduleOf(*sample.summary, "bert.encoder.layer.0.attention"));
    QVERIFY(attention.data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("bert.encoder.layer.0.attention"))); // as the file says
    QVERIFY(attention.data(Tree::SearchRole).toString().contains(QStringLiteral("other words")));
    model.setPlainWords(false);
    QCOMPARE(nameOf("bert.encoder.layer.0.attention"), QStringLiteral("attention"));
}

void TestModuleTreeModel::ignoresAnInspectionOfOthers()
{
    Tree model;
    model.setModules(someModules());
    model.setInspection(makeSampleModel().inspection);
    const QModelIndex root = model.index(0, 0);
    QVERIFY(root.siblingAtColumn(Tree::OutputColumn).data().toString().isEmpty());
    QCOMPARE(root.siblingAtColumn(Tree::TimeColumn).data(Tree::ShareRole).toDouble(), 0.0);
}

void TestModuleTreeModel::opensDownToADepth()
{
    Tree model;
    model.setModules(someModules());
    QStringList names;
    for (const QModelIndex& index : model.indexesDownTo(1)) {
        names << index.data().toString();
    }
    QCOMPARE(names,
             (QStringList{QStringLiteral("whole model"), QStringLiteral("bert"),
                          QStringLiteral("cls")}));
}

void TestModuleTreeModel::findsByPathAndClass()
{
    Tree model;
    model.setModules(someModules());
    QSortFilterProxyModel found;
    const QAbstractItemModelTester tester(&found,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    found.setSourceModel(&model);
    found.setRecursiveFilteringEnabled(true);
    found.setFilterRole(Tree::SearchRole);
    found.setFilterCaseSensitivity(Qt::CaseInsensitive);

    found.setFilterFixedString(QStringLiteral("bertlayer"));
    const QModelIndex bert = child(found.index(0, 0), 0);
    QCOMPARE(found.rowCount(found.index(0, 0)), 1); // not cls
    QCOMPARE(found.rowCount(bert), 1); // not the embeddings
    QCOMPARE(child(child(bert, 0), 0).data().toString(), QStringLiteral("0"));

    found.setFilterFixedString(QStringLiteral("no such module"));
    QCOMPARE(found.rowCount(), 0);
}

void TestModuleTreeModel::survivesAnyOrder_data()
{
    QTest::addColumn<QList<int>>("depths");
    QTest::addColumn<int>("roots");
    QTest::newRow("none") << QList<int>{} << 0;
    QTest::newRow("no root") << QList<int>{3, 2, 1} << 3;
    QTest::newRow("two roots") << QList<int>{0, 1, 0, 1} << 2;
    QTest::newRow("skips levels") << QList<int>{0, 9, 1, 7, 8} << 1;
}

void TestModuleTreeModel::survivesAnyOrder()
{
    QFETCH(const QList<int>, depths);
    std::vector<ModuleSummary> modules;
    for (const int depth : depths) {
        modules.push_back({"a.b", "T", -7, static_cast<std::size_t>(depth)});
    }
    Tree model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setModules(modules);
    QTEST(model.rowCount(), "roots");
    for (const QModelIndex& index : model.indexesDownTo(100)) {
        QCOMPARE(index.siblingAtColumn(Tree::TimeColumn).data(Tree::ShareRole).toDouble(), 0.0);
    }
}

QTEST_MAIN(TestModuleTreeModel)
#include "tst_module_tree_model.moc"
