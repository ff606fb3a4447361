// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/diagram_setup.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_overview.h"
#include "ui/diagram/diagram_view.h"

#include <QLocale>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <set>
#include <utility>
#include <vector>

using namespace maskscope;

/// Walking, folding and zooming with keys and mouse.
class TestDiagramKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
    }
    void init() { failOnQtWarnings(); }

    void theKeyboardFoldsAndUnfolds()
    {
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
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
        DiagramSetup s;
        const int block = s.block("bert.embeddings");
        const QPointF sign
            = DiagramPainter::signPlace(s.layout().placeOf(block), s.layout().metrics()).center();
        QTest::mouseClick(s.view().viewport(), Qt::LeftButton, {}, s.view().mapFromScene(sign));
        QVERIFY(!s.layout().isUnfolded(block));
    }

    /// It may lie over the diagram's edge, not over what there is to see.
    void theOverviewNeedsRoom()
    {
        DiagramSetup s(makeLongProgram({.operators = 400}));
        const auto& overview = *s.diagram.findChild<DiagramOverview*>();
        QVERIFY(overview.isVisible());
        s.diagram.resize(700, 250);
        QTRY_VERIFY(!overview.isVisible());
        s.diagram.resize(700, 600);
        QTRY_VERIFY(overview.isVisible());
    }

    void theOverviewGoesSomewhereElse()
    {
        DiagramSetup s(makeLongProgram({.operators = 400}));
        auto& overview = *s.diagram.findChild<DiagramOverview*>();
        QVERIFY(overview.isVisible());
        QTest::mouseClick(&overview, Qt::LeftButton, {},
                          QPoint(overview.width() / 2, overview.height() - 6));
        QVERIFY(s.view().visibleScene().bottom()
                > s.layout().placeOf(BlockTree::root()).height() * 0.9);
        s.press(Qt::Key_0);
        QTRY_VERIFY_WITH_TIMEOUT(!overview.isVisible(), kPatienceMs);
    }
};

QTEST_MAIN(TestDiagramKeys)
#include "tst_diagram_keys.moc"
