// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/dot_layout.h"
#include "ui/diagram/layered_graph.h"
#include "ui/diagram/layered_layout.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

struct Graph
{
    std::vector<LayoutNode> nodes;
    std::vector<LayoutNet> nets;
};

/// Any graph: loops, nets to nowhere, nodes of no size, ways in and out.
Graph randomGraph(quint32 seed)
{
    QRandomGenerator random(seed);
    Graph graph;
    const int nodes = random.bounded(1, 60);
    for (int i = 0; i < nodes; ++i) {
        LayoutNode node{QSizeF(random.bounded(1, 300), random.bounded(1, 200))};
        const int place = random.bounded(10);
        node.place = place == 0 ? LayerPlace::First
            : place == 1        ? LayerPlace::Last
                                : LayerPlace::Free;
        graph.nodes.push_back(node);
    }
    for (int i = random.bounded(0, 2 * nodes); i > 0; --i) {
        LayoutNet net;
        net.source.node = static_cast<std::size_t>(random.bounded(nodes + 1));
        for (int target = random.bounded(1, 5); target > 0; --target) {
            net.targets.push_back({static_cast<std::size_t>(random.bounded(nodes + 1))});
        }
        net.labelHeight = random.bounded(2) * 20;
        graph.nets.push_back(net);
    }
    return graph;
}

bool overlap(const QRectF& a, const QRectF& b)
{
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom()
        && b.top() < a.bottom();
}

QString firstOverlap(const LayeredLayout& layout)
{
    for (std::size_t a = 0; a < layout.nodes.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.nodes.size(); ++b) {
            if (overlap(layout.nodes[a], layout.nodes[b])) {
                return QStringLiteral("%1 and %2").arg(a).arg(b);
            }
        }
    }
    return {};
}

/// A 100 x 40 node each.
Graph chain(std::size_t nodes)
{
    Graph graph;
    graph.nodes.assign(nodes, {QSizeF(100, 40)});
    for (std::size_t i = 1; i < nodes; ++i) {
        graph.nets.push_back({{i - 1}, {{i}}});
    }
    return graph;
}

const QByteArray kTwoNodes = "graph 1 2 3\n"
                             "node n0 1 2.5 1.3889 0.5556 \"\" solid box black lightgrey\n"
                             "node n1 1 0.5 1.3889 0.5556 \"\" solid box black lightgrey\n"
                             "edge n0 n1 4 1 2.2 1 1.8 1 1.2 1 0.8 solid black\n"
                             "stop\n";

} // namespace

class TestLayeredLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoNodesOverlap_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 400; ++seed) {
            QTest::addRow("%u", seed) << seed;
        }
    }

    void noTwoNodesOverlap()
    {
        QFETCH(quint32, seed);
        const Graph graph = randomGraph(seed);
        const LayeredLayout layout = layOut(graph.nodes, graph.nets);
        QCOMPARE(layout.nodes.size(), graph.nodes.size());
        const QString found = firstOverlap(layout);
        QVERIFY2(found.isEmpty(), qPrintable(found));
        const QRectF all = QRectF(QPointF(0, 0), layout.size).adjusted(-1, -1, 1, 1);
        for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
            QCOMPARE(layout.nodes[i].size(), graph.nodes[i].size);
            QVERIFY(all.contains(layout.nodes[i]));
        }
    }

    /// Each line that ends at a node ends at its upper side.
    void linesEndAtTheirNodes_data() { noTwoNodesOverlap_data(); }

    void linesEndAtTheirNodes()
    {
        QFETCH(quint32, seed);
        const Graph graph = randomGraph(seed);
        const LayeredLayout layout = layOut(graph.nodes, graph.nets);
        for (std::size_t net = 0; net < graph.nets.size(); ++net) {
            std::size_t wanted = 0;
            const std::size_t source = graph.nets[net].source.node;
            for (const LayoutNet::End& end : graph.nets[net].targets) {
                wanted += source < graph.nodes.size() && end.node < graph.nodes.size()
                    && end.node != source;
            }
            QCOMPARE(layout.nets[net].tips.size(), wanted);
            for (const NetRoute::Tip& tip : layout.nets[net].tips) {
                const QRectF& node = layout.nodes[graph.nets[net].targets[tip.target].node];
                QVERIFY(tip.place.x() >= node.left() - 1 && tip.place.x() <= node.right() + 1);
                QCOMPARE(tip.place.y(), node.top());
            }
        }
    }

    void aChainIsStraight()
    {
        const Graph graph = chain(12);
        const LayeredLayout layout = layOut(graph.nodes, graph.nets);
        for (std::size_t i = 1; i < graph.nodes.size(); ++i) {
            QCOMPARE(layout.nodes[i].left(), layout.nodes[0].left());
            QVERIFY(layout.nodes[i].top() > layout.nodes[i - 1].bottom());
        }
    }

    /// 0 feeds 2 and 3, 1 feeds 2 and 3, given so that nets cross; K(2,2) keeps one crossing, but
    /// two ladders of it need no more than two.
    void crossingsAreFew()
    {
        Graph graph;
        graph.nodes.assign(8, {QSizeF(50, 20)});
        graph.nets = {{{0}, {{7}}}, {{1}, {{6}}}, {{2}, {{5}}}, {{3}, {{4}}}};
        LayeredGraph layers = makeLayers(graph.nodes, graph.nets);
        QCOMPARE(crossings(layers), std::size_t{6}); // all pairs
        orderLayers(layers);
        QCOMPARE(crossings(layers), std::size_t{0});
    }

    /// One bend for each layer that a net passes, however many targets are below.
    void netsShareTheirBends()
    {
        Graph graph = chain(6);
        graph.nets.push_back({{0}, {{3}, {4}, {5}}});
        const LayeredGraph layers = makeLayers(graph.nodes, graph.nets);
        const auto bends = std::count_if(layers.vertices.begin(), layers.vertices.end(),
                                         [](const auto& vertex) { return vertex.isBend; });
        QCOMPARE(bends, 4); // in the layers 1 to 4
    }

    void waysStandAtTheRims()
    {
        Graph graph = chain(3);
        graph.nodes.push_back({QSizeF(10, 0), LayerPlace::First});
        graph.nodes.push_back({QSizeF(10, 0), LayerPlace::Last});
        graph.nets.push_back({{3}, {{2}}});
        graph.nets.push_back({{0}, {{4}}});
        const LayeredLayout layout = layOut(graph.nodes, graph.nets);
        QCOMPARE(layout.nodes[3].top(), 0);
        QCOMPARE(layout.nodes[4].bottom(), layout.size.height());
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(layout.nodes[i].top() > 0 && layout.nodes[i].bottom() < layout.size.height());
        }
    }

    void dotIsAskedInNumbersAlone()
    {
        const Graph graph = chain(2);
        const QByteArray asked = dotGraph(graph.nodes, graph.nets, {});
        QVERIFY(asked.contains("n0:s -> n1:n;"));
        QVERIFY(asked.contains("width=1.3889, height=0.5556")); // 100 and 40 of 72 to an inch
    }

    void dotsAnswerIsRead()
    {
        const Graph graph = chain(2);
        const auto layout = readDotPlain(kTwoNodes, graph.nodes, graph.nets);
        QVERIFY(layout.has_value());
        QCOMPARE(layout->size, QSizeF(144, 216));
        QCOMPARE(layout->nodes[0], QRectF(22, 16, 100, 40)); // y runs downwards here
        QCOMPARE(layout->nodes[1], QRectF(22, 160, 100, 40));
        QCOMPARE(layout->nets[0].tips.front().place, QPointF(72, 160));
    }

    void brokenAnswersAreNone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("Error: syntax\n");
        QTest::newRow("cut off") << kTwoNodes.left(kTwoNodes.size() - 5);
        QTest::newRow("another node") << QByteArray(kTwoNodes).replace("node n1", "node n7");
        QTest::newRow("no number") << QByteArray(kTwoNodes).replace("n0 1 2.5", "n0 1 nan");
        QTest::newRow("on top of each other")
            << QByteArray(kTwoNodes).replace("n1 1 0.5", "n1 1 2.4");
        QTest::newRow("points missing") << QByteArray(kTwoNodes).replace("n0 n1 4", "n0 n1 400");
        QTest::newRow("another edge") << QByteArray(kTwoNodes).replace("edge n0 n1", "edge n1 n0");
    }

    void brokenAnswersAreNone()
    {
        QFETCH(QByteArray, answer);
        const Graph graph = chain(2);
        QVERIFY(!readDotPlain(answer, graph.nodes, graph.nets).has_value());
    }
};

QTEST_GUILESS_MAIN(TestLayeredLayout)
#include "tst_layered_layout.moc"
