// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/diagram_setup.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/module_diagram.h"

#include <QAccessible>
#include <QImage>
#include <QLocale>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope;

/// What the diagram shows, and the pictures that are saved of it.
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
        const DiagramSetup s;
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
        const DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
        s.diagram.revealModule(s.module("bert.encoder.layer.1.attention.self.key"));
        QCOMPARE(s.current(), QStringLiteral("key"));
        QVERIFY(s.view().visibleScene().contains(s.layout().placeOf(s.view().current())));
    }

    void toolTipsTellMore()
    {
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s(makeSampleModel({.recordedLength = SequenceLength{14}}));
        QStringList texts;
        for (const auto& label : s.layout().frame(s.block("bert.embeddings")).labels) {
            texts << label.text.plain();
        }
        QVERIFY(texts.contains(QStringLiteral("[1, 14!, 384]")));
    }

    void withoutAnInspectionThereAreBlocksAlone()
    {
        DiagramSetup s({makeSampleModel().summary, nullptr});
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
        DiagramSetup s;
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
        DiagramSetup s;
        for (const char* name : {"a.gif", "a", "missing/a.svg"}) {
            const QTemporaryDir folder;
            const Status status = s.diagram.exportTo(folder.filePath(QLatin1String(name)));
            QVERIFY2(status.hasError() && status.error().code == ErrorCode::CannotWrite, name);
        }
    }

    void itCanBeReadAloud()
    {
        DiagramSetup s;
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
};

QTEST_MAIN(TestModuleDiagram)
#include "tst_module_diagram.moc"
