// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/diagram_setup.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/dot_layout.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maskscope;

namespace {

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

} // namespace

/// Graphviz, if it is there: made up programs of that name.
class TestDiagramGraphviz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyScheme(SchemeChoice::Light);
    }
    void init() { failOnQtWarnings(); }

    void graphvizPlacesOperatorsWhereItIsThere()
    {
        const QTemporaryDir folder;
        DiagramSetup s;
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
        DiagramSetup f(makeLongProgram({.operators = 100, .branches = false}));
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
        DiagramSetup s(makeLongProgram({.operators = 100, .branches = false}));
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
        DiagramSetup s(makeLongProgram({.operators = 100, .branches = false}));
        s.diagram.dot().setProgram(written(folder, "dot", "#!/bin/sh\nexec sleep 60\n"));
        s.view().setUnfolded(s.layout().tree().at(BlockTree::root()).children.front(), true);
        QVERIFY(s.diagram.dot().isRunning());
        const SampleModel other = makeSampleModel();
        s.diagram.setModel(other.summary, other.inspection);
        QVERIFY(!s.diagram.dot().isRunning());
    }
};

QTEST_MAIN(TestDiagramGraphviz)
#include "tst_diagram_graphviz.moc"
