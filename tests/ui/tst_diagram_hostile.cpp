// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/diagram_setup.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_view.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <memory>

using namespace maskscope;

namespace {

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

/// Models that are large, deep, empty or nonsense.
class TestDiagramHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
    }
    void init() { failOnQtWarnings(); }

    void tenThousandOperatorsOpenFolded()
    {
        QElapsedTimer timer;
        timer.start();
        DiagramSetup s(makeLongProgram(), {1440, 900});
        s.diagram.grab();
        QVERIFY2(timer.elapsed() < kPatienceMs, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(s.layout().visibleBlocks().size() <= BlockTree::kMostChildren);
        s.view().setCurrent(s.layout().tree().at(BlockTree::root()).children.front());
        s.press(Qt::Key_Asterisk);
        QVERIFY(s.layout().visibleBlocks().size() > 600);
        s.press(Qt::Key_0);
        s.diagram.grab();
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
        DiagramSetup s(hostileModel(seed));
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
        DiagramSetup s({summary, nullptr});
        s.layout().unfoldInside(BlockTree::root());
        s.view().refresh();
        s.diagram.grab();
        s.diagram.revealModule(19999);
        QVERIFY(s.layout().visibleBlocks().size() > 50);
    }

    void withoutAModelItIsEmpty()
    {
        DiagramSetup s({nullptr, nullptr});
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

QTEST_MAIN(TestDiagramHostile)
#include "tst_diagram_hostile.moc"
