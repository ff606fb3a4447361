// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_inspection.h"
#include "tests/ui/language_setup.h"
#include "ui/help/help_window.h"
#include "ui/item_models/latency_table_model.h"
#include "ui/pages/compare_page.h"
#include "ui/widgets/wrapped_field.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

using namespace maskscope;

/// What a person has measured, compared and chosen goes along into the window of another language.
class TestLanguageResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setQuitOnLastWindowClosed(false); }
    void init() { failOnQtWarnings(); }

    void aSweepIsStillShown()
    {
        Program program;
        QVERIFY(program.open());
        QSignalSpy finished(&program.controller, &AppController::sweepFinished);
        program.find<QAction>("actionPage3")->trigger();
        program.find<QAbstractButton>("run")->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs * 4);
        QVERIFY(program.find<QWidget>("table")->isVisible());
        QVERIFY(program.speak("actionChinese"));
        QVERIFY(program.find<QWidget>("table")->isVisible());
    }

    void theCurvesKeepTheirNames()
    {
        Program program;
        QVERIFY(program.open());
        QSignalSpy finished(&program.controller, &AppController::sweepFinished);
        program.find<QAction>("actionPage3")->trigger();
        program.find<QAction>("actionLevel_inspect")->trigger();
        auto* compare = program.find<QComboBox>("compare");
        compare->setCurrentIndex(compare->findText(QStringLiteral("threads")));
        program.find<QAbstractButton>("run")->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs * 4);
        compare->setCurrentIndex(0); // for the next one
        program.find<QAbstractButton>("showWork")->click();
        QVERIFY(program.find<QWidget>("workTable")->isVisible());

        QVERIFY(program.speak("actionChinese"));
        QVERIFY(program.find<QWidget>("workTable")->isVisible());
        QVERIFY(program.find<QAbstractButton>("showWork")->isChecked());
        const auto* table = program.find<QTableView>("table");
        QStringList curves;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const int column = LatencyTableModel::SeriesColumn;
            curves << table->model()->index(row, column).data().toString();
        }
        curves.removeDuplicates();
        QVERIFY(curves.size() > 1);
        QVERIFY2(curves.last().contains(QStringLiteral("线程")),
                 qPrintable(curves.join(QLatin1Char(','))));
        QCOMPARE(program.find<QComboBox>("compare")->currentIndex(), 0);
    }

    void theContestIsStillShown()
    {
        Program program;
        QVERIFY(program.open());
        program.find<QAction>("actionPage4")->trigger();
        program.find<QTabWidget>("compareTabs")->setCurrentIndex(2);
        program.find<WrappedField>("contestTemplate")
            ->setText(QStringLiteral("The [capital/city] is [big|small]."));
        const Comparisons& comparisons = program.controller.comparisons();
        QSignalSpy ready(&comparisons, &Comparisons::contestReady);
        program.find<QAbstractButton>("runContest")->click();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
        const auto first = [&program] {
            const auto* table = program.find<QTableView>("contestTable");
            return table->isVisible() ? table->model()->index(0, 1).data().toString().remove(
                                            QLatin1Char(' ')) // before the sign in English alone
                                      : QString();
        };
        const QString before = first();
        QVERIFY(!before.isEmpty());
        QCOMPARE(program.find<QTableView>("contestTable")->model()->rowCount(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(!comparisons.isComparing(), kPatienceMs); // of the first tab
        const std::size_t runs = program.script->runs();

        QVERIFY(program.speak("actionChinese"));
        QCOMPARE(first(), before);
        QCOMPARE(program.find<QTableView>("contestTable")->model()->rowCount(), 2);
        QCOMPARE(program.find<QTabWidget>("compareTabs")->currentIndex(), 2);
        QCOMPARE(program.script->runs(), runs); // nobody asked again

        // what was asked of another model is gone with it
        program.controller.reload();
        QTRY_VERIFY_WITH_TIMEOUT(!program.find<QTableView>("contestTable")->isVisible(),
                                 kPatienceMs);
        QVERIFY(program.speak("actionEnglish"));
        QVERIFY(!program.find<QTableView>("contestTable")->isVisible());
    }

    void aContestGoesOn()
    {
        Program program;
        QVERIFY(program.open());
        program.find<QAction>("actionPage4")->trigger();
        program.find<QTabWidget>("compareTabs")->setCurrentIndex(2);
        program.script->runGate.close();
        program.find<QAbstractButton>("runContest")->click();
        QTRY_VERIFY_WITH_TIMEOUT(program.controller.comparisons().isContestRunning(), kPatienceMs);
        QVERIFY(program.speak("actionChinese"));
        QVERIFY(program.controller.comparisons().isContestRunning());
        program.script->runGate.open();
        QTRY_VERIFY_WITH_TIMEOUT(program.find<QTableView>("contestTable")->isVisible(),
                                 kPatienceMs);
    }

    void theComparisonIsStillShown()
    {
        Program program;
        QVERIFY(program.open());
        const Comparisons& comparisons = program.controller.comparisons();
        QSignalSpy compared(&comparisons, &Comparisons::compared);
        program.find<QAction>("actionPage4")->trigger();
        program.find<QTabWidget>("compareTabs")->setCurrentIndex(1);
        CompareState state = program.window().comparePage().state();
        state.other = QStringLiteral("file");
        state.otherFile = QString::fromStdString(fakeModelPath().string());
        program.window().comparePage().setState(state);
        QTRY_VERIFY_WITH_TIMEOUT(compared.count() > 0 && !comparisons.isComparing(), kPatienceMs);
        const auto table = [&program] {
            return program.find<QWidget>("sentenceOfModels")
                ->window()
                ->findChild<QTabWidget*>(QStringLiteral("compareTabs"))
                ->currentWidget()
                ->findChild<QTableView*>(QStringLiteral("comparisonTable"));
        };
        QVERIFY(table()->isVisible());
        const QString before = table()->model()->index(0, 0).data().toString();
        const std::size_t loads = program.script->loads();

        QVERIFY(program.speak("actionChinese"));
        QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible(), kPatienceMs);
        QCOMPARE(table()->model()->index(0, 0).data().toString(), before);
        QVERIFY(program.window().comparePage().state() == state);
        QCOMPARE(program.script->loads(), loads); // the other one was not opened again
    }

    void theModuleIsStillChosen()
    {
        Program program;
        const SampleModel sample = makeSampleModel({.layers = 2});
        program.script->setSummary(*sample.summary);
        program.script->setInspection(sample.inspection);
        QVERIFY(program.open());
        program.find<QAction>("actionLevel_inspect")->trigger();
        program.find<QAction>("actionPage2")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(program.controller.inspection() != nullptr, kPatienceMs);
        program.find<QAbstractButton>("treeView")->click();
        auto* tree = program.find<QTreeView>("modules");
        const QModelIndex module = tree->model()->index(0, 0, tree->model()->index(0, 0));
        tree->setCurrentIndex(module);
        program.find<QTabWidget>("detailTabs")->setCurrentIndex(2);
        program.find<QAbstractButton>("diagramView")->click();
        program.find<QSpinBox>("lengthNumber")->setValue(33);
        const QString name = module.data().toString();

        QVERIFY(program.speak("actionChinese"));
        QVERIFY(program.find<QWidget>("moduleDiagram")->isVisible());
        QVERIFY(program.find<QAbstractButton>("diagramView")->isChecked());
        QCOMPARE(program.find<QTreeView>("modules")->currentIndex().siblingAtColumn(0).data(),
                 QVariant(name));
        QCOMPARE(program.find<QTabWidget>("detailTabs")->currentIndex(), 2);
        QCOMPARE(program.find<QSpinBox>("lengthNumber")->value(), 33);
    }

    void theHelpSpeaksItToo()
    {
        Program program;
        program.find<QAbstractButton>("helpButton")->click();
        auto* help = program.window().findChild<HelpWindow*>();
        help->showSection(QStringLiteral("speed"));
        const QRect place(60, 50, 700, 500);
        help->setGeometry(place);
        const QString title = help->windowTitle();

        QVERIFY(program.speak("actionChinese"));
        auto* next = program.window().findChild<HelpWindow*>();
        QVERIFY(next != nullptr && next->isVisible());
        QCOMPARE(next->section(), QStringLiteral("speed"));
        QCOMPARE(next->geometry(), place);
        QVERIFY(next->windowTitle() != title);
        next->close();
        QVERIFY(program.speak("actionEnglish"));
        QVERIFY(program.window().findChild<HelpWindow*>() == nullptr);
    }
};

QTEST_MAIN(TestLanguageResults)
#include "tst_language_results.moc"
