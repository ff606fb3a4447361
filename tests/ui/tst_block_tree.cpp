// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "ui/diagram/block_tree.h"
#include "ui/diagram/block_words.h"
#include "ui/diagram/frame_graph.h"
#include "ui/diagram/repeats.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

QStringList titles(const BlockTree& tree, const std::vector<int>& blocks)
{
    QStringList titles;
    for (const int block : blocks) {
        titles << wordsOf(tree, block).title;
    }
    return titles;
}

int blockOf(const BlockTree& tree, const char* path)
{
    const std::vector<ModuleSummary>& modules = tree.summary()->modules;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (modules[i].path == path) {
            return tree.blockOfModule(i);
        }
    }
    return -1;
}

QStringList inside(const BlockTree& tree, int block)
{
    return titles(tree, tree.at(block).children);
}

/// "query > transpose [L, 384]" of each net; ways as "in 0", "out 0".
QStringList netsOf(const BlockTree& tree, const FrameGraph& graph, int frame)
{
    const auto name = [&](std::size_t node) {
        if (graph.isWayIn(node)) {
            return QStringLiteral("in %1").arg(node - graph.children);
        }
        return graph.isWayOut(node)
            ? QStringLiteral("out %1").arg(node - graph.children - graph.waysIn.size())
            : wordsOf(tree, tree.at(frame).children[node]).title;
    };
    QStringList nets;
    for (const FrameNet& net : graph.nets) {
        QStringList targets;
        for (const std::size_t target : net.targets) {
            targets << name(target);
        }
        nets << name(net.source) + QStringLiteral(" > ") + targets.join(QStringLiteral(", "));
    }
    nets.sort();
    return nets;
}

QStringList netsOf(const SampleModel& model, const char* path)
{
    const BlockTree tree(model.summary, model.inspection);
    FrameGraphs graphs(tree);
    const int frame = blockOf(tree, path);
    return netsOf(tree, graphs.of(frame), frame);
}

std::size_t mostChildren(const BlockTree& tree)
{
    std::size_t most = 0;
    for (int block = 0; block < tree.size(); ++block) {
        most = std::max(most, tree.at(block).children.size());
    }
    return most;
}

} // namespace

class TestBlockTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void repeatsAreFound_data()
    {
        using Values = std::vector<std::uint64_t>;
        using Repeats = std::vector<Repeat>;
        QTest::addColumn<Values>("values");
        QTest::addColumn<Repeats>("expected");
        QTest::newRow("none") << Values{1, 2, 3} << Repeats{};
        QTest::newRow("one") << Values{7, 1, 2, 3, 1, 2, 3, 1, 2, 3, 9} << Repeats{{1, 3, 3, 0}};
        QTest::newRow("cut off") << Values{1, 2, 1, 2, 1} << Repeats{{0, 2, 2, 1}};
        QTest::newRow("two") << Values{5, 5, 5, 1, 2, 1, 2} << Repeats{{0, 1, 3, 0}, {3, 2, 2, 0}};
        QTest::newRow("nothing") << Values{} << Repeats{};
    }

    void repeatsAreFound()
    {
        QFETCH(std::vector<std::uint64_t>, values);
        QFETCH(std::vector<Repeat>, expected);
        QCOMPARE(findRepeats(values, [](const Repeat&) { return true; }), expected);
        QVERIFY(findRepeats(values, [](const Repeat&) { return false; }).empty());
    }

    void modulesLieInModules()
    {
        const SampleModel model = makeSampleModel();
        const BlockTree tree(model.summary, model.inspection);
        QCOMPARE(inside(tree, BlockTree::root()),
                 (QStringList{QStringLiteral("bert"), QStringLiteral("cls")}));
        QCOMPARE(inside(tree, blockOf(tree, "bert")),
                 (QStringList{QStringLiteral("embeddings"), QStringLiteral("unsqueeze"),
                              QStringLiteral("rsub"), QStringLiteral("encoder")}));
        QCOMPARE(inside(tree, blockOf(tree, "bert.embeddings")),
                 (QStringList{QStringLiteral("word_embeddings"), QStringLiteral("slice"),
                              QStringLiteral("position_embeddings"), QStringLiteral("add"),
                              QStringLiteral("LayerNorm")}));
        // The list between the encoder and its layers was never called.
        QCOMPARE(inside(tree, blockOf(tree, "bert.encoder")),
                 QStringList{QStringLiteral("layer × 2")});
        QCOMPARE(inside(tree, blockOf(tree, "bert.encoder.layer.1.attention.self.key")),
                 QStringList{QStringLiteral("linear")});
        QCOMPARE(blockOf(tree, "bert.encoder.layer"), blockOf(tree, "bert.encoder"));
    }

    void equalLayersAreFoldedButNotWhatStandsSideBySide()
    {
        const SampleModel model = makeSampleModel({.layers = 12});
        const BlockTree tree(model.summary, model.inspection);
        const std::vector<int> folded = tree.at(blockOf(tree, "bert.encoder")).children;
        QCOMPARE(titles(tree, folded), QStringList{QStringLiteral("layer × 12")});
        QCOMPARE(wordsOf(tree, folded.front()).detail, QStringLiteral("BertLayer, identical"));
        QCOMPARE(tree.at(folded.front()).children.size(), std::size_t{12});
        const QStringList self = inside(tree, blockOf(tree, "bert.encoder.layer.0.attention.self"));
        QVERIFY(self.contains(QStringLiteral("query")) && self.contains(QStringLiteral("key"))
                && self.contains(QStringLiteral("value")));
    }

    void withoutAnInspectionNumberedModulesAreLayers()
    {
        const SampleModel model = makeSampleModel({.layers = 3});
        const BlockTree tree(model.summary, nullptr);
        QCOMPARE(inside(tree, blockOf(tree, "bert.encoder.layer")),
                 QStringList{QStringLiteral("BertLayer × 3")});
        QCOMPARE(
            inside(tree, blockOf(tree, "bert.encoder.layer.0.attention.self")),
            (QStringList{QStringLiteral("query"), QStringLiteral("key"), QStringLiteral("value")}));
    }

    /// embedding, slice, embedding, add, layer_norm, unsqueeze, rsub, 19 x layers, linear,
    /// layer_norm, linear.
    void layersOfAFrozenProgramAreFoundAmongItsOperators()
    {
        const SampleModel model = makeSampleModel({.layers = 6, .isFrozen = true});
        const BlockTree tree(model.summary, model.inspection);
        QCOMPARE(inside(tree, BlockTree::root()),
                 (QStringList{QStringLiteral("embedding"), QStringLiteral("slice"),
                              QStringLiteral("embedding"), QStringLiteral("add"),
                              QStringLiteral("layer_norm"), QStringLiteral("unsqueeze"),
                              QStringLiteral("rsub"), QStringLiteral("19 operators × 6"),
                              QStringLiteral("linear"), QStringLiteral("layer_norm"),
                              QStringLiteral("linear")}));
        const int layers = tree.at(BlockTree::root()).children[7];
        QCOMPARE(inside(tree, layers).at(1), QStringLiteral("2 of 6"));
        const QStringList layer = inside(tree, tree.at(layers).children[3]);
        QCOMPARE(layer.front(), QStringLiteral("linear")); // not the end of the layer before
        QCOMPARE(layer.back(), QStringLiteral("layer_norm"));
        QCOMPARE(layer.size(), 19);
    }

    void manyBlocksLieInParts()
    {
        for (const std::size_t operators :
             {std::size_t{41}, std::size_t{1000}, std::size_t{50000}}) {
            const SampleModel model = makeLongProgram({.operators = operators});
            const BlockTree tree(model.summary, model.inspection);
            QVERIFY(mostChildren(tree) <= BlockTree::kMostChildren);
            QCOMPARE(tree.leavesOf(BlockTree::root()).size(), operators);
        }
    }

    void manyLayersLieInParts()
    {
        const SampleModel model = makeLongProgram({.operators = 4000, .period = 20});
        const BlockTree tree(model.summary, model.inspection);
        QVERIFY(mostChildren(tree) <= BlockTree::kMostChildren);
        QVERIFY(inside(tree, BlockTree::root())
                    .join(QLatin1Char(' '))
                    .contains(QStringLiteral("operators × ")));
        QCOMPARE(tree.leavesOf(BlockTree::root()).size(), std::size_t{4000});
    }

    void linesAreTensors()
    {
        const SampleModel model = makeSampleModel();
        QCOMPARE(netsOf(model, ""),
                 (QStringList{QStringLiteral("bert > cls"), QStringLiteral("cls > out 0"),
                              QStringLiteral("in 0 > bert"), QStringLiteral("in 1 > bert")}));
        QCOMPARE(
            netsOf(model, "bert.embeddings"),
            (QStringList{QStringLiteral("LayerNorm > out 0"), QStringLiteral("add > LayerNorm"),
                         QStringLiteral("in 0 > word_embeddings"),
                         QStringLiteral("position_embeddings > add"),
                         QStringLiteral("slice > position_embeddings"),
                         QStringLiteral("word_embeddings > add")}));
        // The input of attention is added to its output: a way around the scores.
        QCOMPARE(netsOf(model, "bert.encoder.layer.0.attention"),
                 (QStringList{QStringLiteral("in 0 > self, output"), QStringLiteral("in 1 > self"),
                              QStringLiteral("output > out 0"), QStringLiteral("self > output")}));
        QCOMPARE(netsOf(model, "bert.encoder.layer.0.attention.self"),
                 (QStringList{
                     QStringLiteral("add > softmax"), QStringLiteral("in 0 > query, key, value"),
                     QStringLiteral("in 1 > add"), QStringLiteral("key > transpose"),
                     QStringLiteral("matmul > add"), QStringLiteral("matmul > reshape"),
                     QStringLiteral("query > transpose"), QStringLiteral("reshape > out 0"),
                     QStringLiteral("softmax > matmul"), QStringLiteral("transpose > matmul"),
                     QStringLiteral("transpose > matmul"), QStringLiteral("transpose > matmul"),
                     QStringLiteral("value > transpose")}));
    }

    /// The decoder reads the word table, too: weights are no lines.
    void weightsAreNoLines()
    {
        for (const FrameNet& net : [] {
                 const SampleModel model = makeSampleModel();
                 const BlockTree tree(model.summary, model.inspection);
                 return FrameGraphs(tree).of(BlockTree::root()).nets;
             }()) {
            QCOMPARE(net.tensors.size(), std::size_t{1});
        }
    }

    void modulesWithoutOperatorsHaveLinesToo()
    {
        SampleModel model = makeSampleModel();
        auto inspection = std::make_shared<Inspection>(*model.inspection);
        inspection->operators.clear();
        model.inspection = inspection;
        QVERIFY(netsOf(model, "bert.encoder.layer.0")
                    .contains(QStringLiteral("intermediate > output")));
    }

    void namesAreMadeDrawable()
    {
        QCOMPARE(drawable(std::string("a\x01"
                                      "b\n",
                                      4)),
                 QStringLiteral("a\uFFFDb\uFFFD"));
        QCOMPARE(drawable(std::string(5000, 'x')).size(), 201);
        QVERIFY(drawable("\xFF\xFE").contains(QChar(QChar::ReplacementCharacter)));
    }

    void blocksAreSpoken()
    {
        const SampleModel model = makeSampleModel();
        const BlockTree tree(model.summary, model.inspection);
        QCOMPARE(spokenBlock(tree, blockOf(tree, "bert.embeddings"), {9}, false),
                 QStringLiteral("embeddings, BertEmbeddings · 11.9 M, gives [1, 9, 384], "
                                "folded, 5 blocks inside"));
    }
};

QTEST_GUILESS_MAIN(TestBlockTree)
#include "tst_block_tree.moc"
