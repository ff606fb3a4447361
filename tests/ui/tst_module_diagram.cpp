// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_overview.h"
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/dot_layout.h"
#include "ui/diagram/module_diagram.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QLocale>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QXmlStreamReader>

using namespace maskscope;

namespace {

/// A diagram in a window, without Graphviz but where a test brings its own.
struct Setup
{
    SampleModel model;
    ModuleDiagram diagram;

    explicit Setup(SampleModel shown = makeSampleModel(), const QSize& size = {900, 700})
        : model(std::move(shown))
    {
        diagram.dot().setProgram({});
        diagram.resize(size);
        diagram.setLength({14});
        diagram.setModel(model.summary, model.inspection);
        diagram.show();
        diagram.activateWindow();
        view().setFocus();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] DiagramView& view() const { return diagram.view(); }
    [[nodiscard]] DiagramLayout& layout() const { return *view().layoutShown(); }
    [[nodiscard]] std::size_t module(const char* path) const
    {
        for (std::size_t i = 0; i < model.summary->modules.size(); ++i) {
            if (model.summary->modules[i].path == path) {
                return i;
            }
        }
        return 0;
    }
    [[nodiscard]] int block(const char* path) const
    {
        return layout().tree().blockOfModule(module(path));
    }
    [[nodiscard]] QString current() const
    {
        return view().current() < 0 ? QString() : wordsOf(layout().tree(), view().current()).title;
    }
    [[nodiscard]] QPoint middleOf(int block) const
    {
        const QRectF place = layout().placeOf(block);
        return view().mapFromScene(QPointF(place.center().x(), place.top() + 8));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view(), static_cast<Qt::Key>(key), modifiers);
    }
};

bool overlap(const QRectF& a, const QRectF& b)
{
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom()
        && b.top() < a.bottom();
}

/// Blocks that overlap without lying in each other, and blocks that stick out of their frame.
QString firstOverlap(DiagramLayout& layout)
{
    const std::vector<int> blocks = layout.visibleBlocks();
    const BlockTree& tree = layout.tree();
    for (const int a : blocks) {
        const int outer = tree.at(a).parent;
        if (!layout.placeOf(outer).contains(layout.placeOf(a))) {
            return QStringLiteral("%1 sticks out").arg(a);
        }
        for (const int b : tree.at(outer).children) {
            if (b > a && overlap(layout.placeOf(a), layout.placeOf(b))) {
                return QStringLiteral("%1 and %2").arg(a).arg(b);
            }
        }
    }
    return {};
}

QStringList textsOf(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace()) {
            texts << xml.text().toString();
        }
    }
    return xml.hasError() ? QStringList() : texts;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString written(const QTemporaryDir& folder, const char* name, const QByteArray& text)
{
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    file.open(QIODevice::WriteOnly);
    file.write(text);
    file.close();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

/// Anything that a broken or hostile file could lead to.
SampleModel hostileModel(quint32 seed)
{
    QRandomGenerator random(seed);
    const SampleModel good = makeSampleModel();
    auto summary = std::make_shared<ModelSummary>(*good.summary);
    auto inspection = std::make_shared<Inspection>(*good.inspection);
    const auto any = [&random] {
        return random.bounded(3) == 0 ? static_cast<std::size_t>(-1) - random.bounded(3U)
                                      : static_cast<std::size_t>(random.bounded(200));
    };
    for (ModuleSummary& module : summary->modules) {
        module.depth = random.bounded(4) == 0 ? any() : module.depth;
        module.path = random.bounded(4) == 0 ? std::string(5000, '\x02') : module.path;
        module.type = random.bounded(4) == 0 ? std::string() : module.type;
        module.parameters = random.bounded(4) == 0 ? -5 : module.parameters;
    }
    for (InspectedModule& module : inspection->modules) {
        module.sameAs = random.bounded(4) == 0 ? any() : module.sameAs;
        module.calls = random.bounded(4) == 0 ? -1 : module.calls;
        module.share = random.bounded(4) == 0 ? std::numeric_limits<double>::quiet_NaN() : 7;
        module.outputs.push_back(any());
        module.inputs.push_back(any());
    }
    for (InspectedOperator& called : inspection->operators) {
        called.module = random.bounded(4) == 0 ? any() : called.module;
        called.name = random.bounded(4) == 0 ? "::" : called.name;
        called.inputs.push_back(any()); // loops, too
        called.outputs.push_back(any());
    }
    for (InspectedTensor& tensor : inspection->tensors) {
        tensor.madeBy = any();
        tensor.sizes.push_back({LengthFormula::unknown(), SizeOrigin::Recording, any()});
    }
    inspection->inputs.push_back(any());
    inspection->outputs = {any(), any()};
    inspection->modules.resize(static_cast<std::size_t>(random.bounded(60)));
    return {summary, inspection};
}

} // namespace

class TestModuleDiagram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
    }
    void init() { failOnQtWarnings(); }

    void itOpensReadable()
    {
        const Setup s;
        QVERIFY(s.layout().isUnfolded(s.block("bert")));
        QVERIFY(!s.layout().isUnfolded(s.block("bert.embeddings.LayerNorm")));
        QVERIFY(s.view().scale() >= 0.6);
        QVERIFY(s.layout().visibleBlocks().size() <= 14);
        QVERIFY(firstOverlap(s.layout()).isEmpty());
    }

    /// Folding and unfolding in any order keeps blocks apart and in their frames.
    void nothingOverlapsWhateverIsUnfolded_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed) {
            QTest::addRow("%u", seed) << seed;
        }
    }

    void nothingOverlapsWhateverIsUnfolded()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const SampleModel model
            = makeSampleModel({.layers = 1 + random.bounded(4), .isFrozen = seed % 3 == 0});
        const BlockTree tree(model.summary, model.inspection);
        DiagramLayout layout(tree, DiagramMetrics::current());
        for (int step = 0; step < 25; ++step) {
            layout.setUnfolded(random.bounded(tree.size()), random.bounded(3) > 0);
            const QString found = firstOverlap(layout);
            QVERIFY2(found.isEmpty(), qPrintable(found));
        }
        layout.unfoldInside(BlockTree::root());
        QVERIFY(firstOverlap(layout).isEmpty());
        layout.foldAll();
        QVERIFY(firstOverlap(layout).isEmpty());
    }

    void linesAreContinuousThroughFrames()
    {
        const Setup s;
        const FrameGeometry& outer = s.layout().frame(BlockTree::root());
        const FrameGeometry& inner = s.layout().frame(s.block("bert"));
        for (const double offset : inner.inOffsets) {
            const double x = outer.children[0].place.left() + offset;
            bool isMet = false;
            for (const NetRoute& net : outer.nets) {
                for (const NetRoute::Tip& tip : net.tips) {
                    isMet = isMet || std::abs(tip.place.x() - x) < 1;
                }
            }
            QVERIFY(isMet);
        }
    }

    void theSelectionGoesBothWays()
    {
        Setup s;
        QSignalSpy told(&s.diagram, &ModuleDiagram::currentModuleChanged);
        s.diagram.setCurrentModule(s.module("bert.embeddings.word_embeddings"));
        QCOMPARE(s.current(), QStringLiteral("word_embeddings"));
        QVERIFY(told.isEmpty()); // what came from outside is not told back
        // Hidden in a folded block: that one stands for it.
        s.diagram.setCurrentModule(s.module("bert.encoder.layer.1.attention.self.key"));
        QCOMPARE(s.current(), QStringLiteral("layer × 2"));
        QTest::mouseClick(s.view().viewport(), Qt::LeftButton, {}, s.middleOf(s.block("cls")));
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.last().at(0).value<std::size_t>(), s.module("cls"));
    }

    void whatIsHiddenCanBeRevealed()
    {
        Setup s;
        s.diagram.revealModule(s.module("bert.encoder.layer.1.attention.self.key"));
        QCOMPARE(s.current(), QStringLiteral("key"));
        QVERIFY(s.view().visibleScene().contains(s.layout().placeOf(s.view().current())));
    }

    void theKeyboardFoldsAndUnfolds()
    {
        Setup s;
        s.diagram.setCurrentModule(s.module("cls.predictions"));
        const int block = s.block("cls.predictions");
        for (const auto& [key, isOpen] :
             {std::pair{Qt::Key_Return, true}, std::pair{Qt::Key_Space, false},
              std::pair{Qt::Key_Plus, true}, std::pair{Qt::Key_Plus, true},
              std::pair{Qt::Key_Minus, false}, std::pair{Qt::Key_Asterisk, true}}) {
            s.press(key);
            QCOMPARE(s.layout().isUnfolded(block), isOpen);
        }
        s.press(Qt::Key_Down);
        QCOMPARE(s.current(), QStringLiteral("dense"));
        s.press(Qt::Key_Backspace);
        QCOMPARE(s.current(), QStringLiteral("predictions"));
    }

    void theArrowKeysWalk()
    {
        Setup s;
        s.press(Qt::Key_Down);
        QCOMPARE(s.current(), QStringLiteral("bert"));
        s.press(Qt::Key_Down); // into the open frame
        QCOMPARE(s.current(), QStringLiteral("embeddings"));
        s.press(Qt::Key_Right);
        QCOMPARE(s.current(), QStringLiteral("unsqueeze"));
        s.press(Qt::Key_Left);
        QCOMPARE(s.current(), QStringLiteral("embeddings"));
        s.press(Qt::Key_Up); // and out of it
        QCOMPARE(s.current(), QStringLiteral("bert"));
        s.press(Qt::Key_End);
        QCOMPARE(s.current(), QStringLiteral("predictions"));
        s.press(Qt::Key_Home);
        QCOMPARE(s.current(), QStringLiteral("bert"));
    }

    void everyBlockIsReachedByKeys()
    {
        Setup s;
        s.press(Qt::Key_Home);
        std::set<int> reached{s.view().current()};
        std::vector<int> open{s.view().current()};
        while (!open.empty()) {
            const int from = open.back();
            open.pop_back();
            for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Left, Qt::Key_Up}) {
                s.view().setCurrent(from);
                s.press(key);
                if (reached.insert(s.view().current()).second) {
                    open.push_back(s.view().current());
                }
            }
        }
        for (const int block : s.layout().visibleBlocks()) {
            QVERIFY2(reached.count(block) == 1,
                     qPrintable(wordsOf(s.layout().tree(), block).title));
        }
    }

    void itZoomsAndPans()
    {
        Setup s;
        s.press(Qt::Key_1);
        QCOMPARE(s.view().scale(), 1.0);
        s.press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(s.view().scale(), 1.25);
        s.press(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(s.view().scale(), 1.0);
        const int before = s.view().verticalScrollBar()->value();
        s.press(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(s.view().verticalScrollBar()->value() > before);
        s.press(Qt::Key_0);
        QVERIFY(s.view()
                    .visibleScene()
                    .adjusted(-1, -1, 1, 1)
                    .contains(s.layout().placeOf(BlockTree::root())));
    }

    void theWheelZoomsAroundTheMouse()
    {
        Setup s;
        s.press(Qt::Key_1);
        const QPointF mouse(300, 260);
        const QPointF under = s.view().mapToScene(mouse.toPoint());
        QWheelEvent wheel(mouse, s.view().viewport()->mapToGlobal(mouse), {}, QPoint(0, 120),
                          Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(s.view().viewport(), &wheel);
        QCOMPARE(s.view().scale(), 1.25);
        // Across, all is in sight and stays in the middle.
        const double moved = s.view().mapToScene(mouse.toPoint()).y() - under.y();
        QVERIFY2(std::abs(moved) < 2, qPrintable(QString::number(moved)));
    }

    void draggingPansAndDoesNotSelect()
    {
        Setup s;
        s.press(Qt::Key_1);
        const int before = s.view().verticalScrollBar()->value();
        QWidget* area = s.view().viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, QPoint(400, 400));
        QTest::mouseMove(area, QPoint(400, 360));
        QTest::mouseMove(area, QPoint(400, 340));
        QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(400, 340));
        QCOMPARE(s.view().verticalScrollBar()->value(), before + 60);
        QCOMPARE(s.view().current(), -1);
    }

    void aDoubleClickUnfoldsAndTheBlockStaysUnderTheMouse()
    {
        Setup s;
        const int block = s.block("cls.predictions");
        s.view().setCurrent(block);
        const QPoint place = s.middleOf(block);
        const int top = s.view().mapFromScene(s.layout().placeOf(block).topLeft()).y();
        QTest::mouseDClick(s.view().viewport(), Qt::LeftButton, {}, place);
        QVERIFY(s.layout().isUnfolded(block));
        QVERIFY(std::abs(s.view().mapFromScene(s.layout().placeOf(block).topLeft()).y() - top) < 3);
    }

    void aClickOnTheSignFolds()
    {
        Setup s;
        const int block = s.block("bert.embeddings");
        const QPointF sign
            = DiagramPainter::signPlace(s.layout().placeOf(block), s.layout().metrics()).center();
        QTest::mouseClick(s.view().viewport(), Qt::LeftButton, {}, s.view().mapFromScene(sign));
        QVERIFY(!s.layout().isUnfolded(block));
    }

    void toolTipsTellMore()
    {
        Setup s;
        const QString block = s.view().toolTipAt(s.middleOf(s.block("bert.embeddings")));
        QVERIFY2(block.contains(QStringLiteral("bert.embeddings"))
                     && block.contains(QStringLiteral("[B, L, 384]"))
                     && block.contains(QStringLiteral("[1, 14, 384]")),
                 qPrintable(block));
        const FrameGeometry& root = s.layout().frame(BlockTree::root());
        const QPoint line = s.view().mapFromScene(root.nets[0].start + QPointF(0, 3));
        QVERIFY(s.view().toolTipAt(line).contains(QStringLiteral("int64")));
    }

    void labelsAreFormulasOrNumbers()
    {
        Setup s;
        const auto labels = [&s] {
            QStringList texts;
            for (const auto& label : s.layout().frame(s.block("bert.embeddings")).labels) {
                texts << label.text.plain();
            }
            return texts;
        };
        QVERIFY(labels().contains(QStringLiteral("[B, L, 384]")));
        s.diagram.setShowsNumbers(true);
        s.diagram.setLength({9});
        QVERIFY(labels().contains(QStringLiteral("[1, 9, 384]")));
        s.diagram.setShowsNumbers(false);
        QVERIFY(labels().contains(QStringLiteral("[B, L, 384]")));
    }

    void recordedSizesHaveASign()
    {
        Setup s(makeSampleModel({.recordedLength = SequenceLength{14}}));
        QStringList texts;
        for (const auto& label : s.layout().frame(s.block("bert.embeddings")).labels) {
            texts << label.text.plain();
        }
        QVERIFY(texts.contains(QStringLiteral("[1, 14!, 384]")));
    }

    void withoutAnInspectionThereAreBlocksAlone()
    {
        Setup s({makeSampleModel().summary, nullptr});
        QVERIFY(s.layout().frame(BlockTree::root()).nets.empty());
        QVERIFY(firstOverlap(s.layout()).isEmpty());
        s.diagram.unfold(s.module("bert.encoder.layer"));
        // When it comes, what is open stays open.
        s.diagram.setModel(s.model.summary, makeSampleModel().inspection);
        QVERIFY(s.layout().isUnfolded(s.block("bert.embeddings")));
        QVERIFY(!s.layout().frame(BlockTree::root()).nets.empty());
    }

    void pictures()
    {
        Setup s;
        const QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("a.svg"));
        QVERIFY(s.diagram.exportTo(svg).hasValue());
        const QStringList texts = textsOf(contentOf(svg));
        for (const char* text : {"word_embeddings", "layer × 2", "input_ids",
                                 "BertLayer, identical", "attention_mask", "output", "30522"}) {
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        }
        const QString png = folder.filePath(QStringLiteral("a.PNG"));
        QVERIFY(s.diagram.exportTo(png).hasValue());
        const QSizeF drawn = s.layout().frame(BlockTree::root()).size;
        const QImage image(png);
        QVERIFY(image.width() >= 2 * drawn.width() && image.height() > 2 * drawn.height());
        QVERIFY(image.width() < 2 * drawn.width() + 200);
        const QString pdf = folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(s.diagram.exportTo(pdf).hasValue());
        QVERIFY(contentOf(pdf).startsWith("%PDF-"));
        QVERIFY(contentOf(pdf).trimmed().endsWith("%%EOF"));
    }

    void picturesThatCannotBeWrittenSaySo()
    {
        Setup s;
        for (const char* name : {"a.gif", "a", "missing/a.svg"}) {
            const QTemporaryDir folder;
            const Status status = s.diagram.exportTo(folder.filePath(QLatin1String(name)));
            QVERIFY2(status.hasError() && status.error().code == ErrorCode::CannotWrite, name);
        }
    }

    void tenThousandOperatorsOpenFolded()
    {
        QElapsedTimer timer;
        timer.start();
        Setup s(makeLongProgram(), {1440, 900});
        s.diagram.grab();
        QVERIFY2(timer.elapsed() < kPatienceMs, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(s.layout().visibleBlocks().size() <= BlockTree::kMostChildren);
        s.view().setCurrent(s.layout().tree().at(BlockTree::root()).children.front());
        s.press(Qt::Key_Asterisk);
        QVERIFY(s.layout().visibleBlocks().size() > 600);
        s.press(Qt::Key_0);
        s.diagram.grab();
    }

    void theOverviewGoesSomewhereElse()
    {
        Setup s(makeLongProgram({.operators = 400}));
        auto& overview = *s.diagram.findChild<DiagramOverview*>();
        QVERIFY(overview.isVisible());
        QTest::mouseClick(&overview, Qt::LeftButton, {},
                          QPoint(overview.width() / 2, overview.height() - 6));
        QVERIFY(s.view().visibleScene().bottom()
                > s.layout().placeOf(BlockTree::root()).height() * 0.9);
        s.press(Qt::Key_0);
        QTRY_VERIFY_WITH_TIMEOUT(!overview.isVisible(), kPatienceMs);
    }

    void itCanBeReadAloud()
    {
        Setup s;
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&s.view());
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(static_cast<std::size_t>(list->childCount()), s.layout().visibleBlocks().size());
        s.diagram.setCurrentModule(s.module("bert.embeddings.word_embeddings"));
        QAccessibleInterface* block = list->focusChild();
        QVERIFY(block != nullptr);
        QCOMPARE(block->text(QAccessible::Name),
                 QStringLiteral("word_embeddings, Embedding · 11.7 M, gives [1, 14, 384], "
                                "folded, 1 blocks inside"));
        QVERIFY(block->state().selected && block->state().expandable && !block->state().expanded);
        QCOMPARE(list->child(list->indexOfChild(block)), block);
        for (const char* name : {"zoomIn", "zoomOut", "foldAll", "showAll"}) {
            QVERIFY(
                !s.diagram.findChild<QWidget*>(QLatin1String(name))->accessibleName().isEmpty());
        }
    }

    void graphvizPlacesOperatorsWhereItIsThere()
    {
        const QTemporaryDir folder;
        Setup s;
        // Nodes in a row from left to right, as no layout of ours has them.
        s.diagram.dot().setProgram(written(folder, "dot", R"(#!/bin/sh
awk '
/^n[0-9]+ \[/ { split($2, w, /[=,]/); split($3, h, /[=\]]/); n += 1; name[n] = $1; width[n] = w[2] }
/:s ->/ { e += 1; split($1, a, ":"); split($3, b, ":"); from[e] = a[1]; to[e] = b[1] }
END { print "graph 1 900 9"
      for (i = 1; i <= n; i++) print "node", name[i], i * 12, 5, width[i], 1, "x solid box black grey"
      for (i = 1; i <= e; i++) print "edge", from[i], to[i], 4, 1, 1, 2, 2, 3, 3, 4, 4, "solid black"
      print "stop" }'
)"));
        QSignalSpy done(&s.diagram.dot(), &DotLayout::done);
        const int frame = s.block("bert.encoder.layer.0.attention.self");
        s.diagram.revealModule(s.module("bert.encoder.layer.0.attention.self"));
        s.diagram.unfold(s.module("bert.encoder.layer.0.attention.self"));
        QVERIFY(!s.diagram.dot().isRunning()); // modules are in it: our own business
        Q_UNUSED(frame);
        Setup f(makeLongProgram({.operators = 100, .branches = false}));
        f.diagram.dot().setProgram(
            s.diagram.dot().isAvailable() ? folder.filePath(QStringLiteral("dot")) : QString());
        QSignalSpy placed(&f.diagram.dot(), &DotLayout::done);
        const int part = f.layout().tree().at(BlockTree::root()).children.front();
        f.view().setUnfolded(part, true);
        QVERIFY(f.diagram.dot().isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(placed.count(), 1, kPatienceMs);
        const FrameGeometry& geometry = f.layout().frame(part);
        QVERIFY(geometry.children[1].place.left() > geometry.children[0].place.right());
        QVERIFY(firstOverlap(f.layout()).isEmpty());
    }

    void withoutAUsefulGraphvizOurPlacesStay_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("slow") << QByteArray("#!/bin/sh\nexec sleep 60\n");
        QTest::newRow("failing") << QByteArray("#!/bin/sh\nexit 1\n");
        QTest::newRow("nonsense") << QByteArray("#!/bin/sh\ncat >/dev/null; echo graph 1 1 1\n");
        QTest::newRow("no program") << QByteArray("not a program");
    }

    void withoutAUsefulGraphvizOurPlacesStay()
    {
        QFETCH(QByteArray, script);
        const QTemporaryDir folder;
        Setup s(makeLongProgram({.operators = 100, .branches = false}));
        s.diagram.dot().setProgram(written(folder, "dot", script));
        QSignalSpy givenUp(&s.diagram.dot(), &DotLayout::givenUp);
        const int part = s.layout().tree().at(BlockTree::root()).children.front();
        QElapsedTimer timer;
        timer.start();
        s.view().setUnfolded(part, true);
        QVERIFY(timer.elapsed() < kAtOnceMs); // it does not wait
        const QRectF before = s.layout().placeOf(s.layout().tree().at(part).children[1]);
        QTRY_COMPARE_WITH_TIMEOUT(givenUp.count(), 1, kPatienceMs);
        QVERIFY(!s.diagram.dot().isRunning());
        QCOMPARE(s.layout().placeOf(s.layout().tree().at(part).children[1]), before);
    }

    void anotherModelEndsWhatGraphvizDoes()
    {
        const QTemporaryDir folder;
        Setup s(makeLongProgram({.operators = 100, .branches = false}));
        s.diagram.dot().setProgram(written(folder, "dot", "#!/bin/sh\nexec sleep 60\n"));
        s.view().setUnfolded(s.layout().tree().at(BlockTree::root()).children.front(), true);
        QVERIFY(s.diagram.dot().isRunning());
        const SampleModel other = makeSampleModel();
        s.diagram.setModel(other.summary, other.inspection);
        QVERIFY(!s.diagram.dot().isRunning());
    }

    void hostileDataIsShownAsFarAsItGoes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QTest::addRow("%u", seed) << seed;
        }
    }

    void hostileDataIsShownAsFarAsItGoes()
    {
        QFETCH(quint32, seed);
        Setup s(hostileModel(seed));
        s.layout().unfoldInside(BlockTree::root());
        s.view().refresh();
        QVERIFY(firstOverlap(s.layout()).isEmpty());
        for (int x = 0; x < 900; x += 60) {
            for (int y = 0; y < 600; y += 40) {
                Q_UNUSED(s.view().toolTipAt({x, y}));
            }
        }
        s.diagram.setShowsNumbers(true);
        s.diagram.grab();
        s.diagram.setCurrentModule(static_cast<std::size_t>(-1));
        s.diagram.revealModule(1000000);
        const QTemporaryDir folder;
        const QString svg = folder.filePath(QStringLiteral("a.svg"));
        QVERIFY(s.diagram.exportTo(svg).hasValue());
        QVERIFY(!textsOf(contentOf(svg)).isEmpty());
    }

    void veryDeepModelsOpen()
    {
        auto summary = std::make_shared<ModelSummary>();
        for (std::size_t depth = 0; depth < 20000; ++depth) {
            summary->modules.push_back({std::string(depth % 100, 'a'), "Inner", 1, depth});
        }
        Setup s({summary, nullptr});
        s.layout().unfoldInside(BlockTree::root());
        s.view().refresh();
        s.diagram.grab();
        s.diagram.revealModule(19999);
        QVERIFY(s.layout().visibleBlocks().size() > 50);
    }

    void withoutAModelItIsEmpty()
    {
        Setup s({nullptr, nullptr});
        s.diagram.grab();
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_0, Qt::Key_Asterisk}) {
            s.press(key);
        }
        s.diagram.setCurrentModule(3);
        s.diagram.foldAll();
        auto empty = std::make_shared<ModelSummary>();
        s.diagram.setModel(empty, std::make_shared<Inspection>());
        s.diagram.grab();
    }
};

QTEST_MAIN(TestModuleDiagram)
#include "tst_module_diagram.moc"
