// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/real_program.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/item_models/prediction_model.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QTest>

#include <cmath>

using namespace maskscope;

namespace {

struct Expected
{
    QString text;
    double best = 0; ///< probability of the first word
};

/// The first text of the answers recorded from transformers' FillMaskPipeline.
Expected recordedAnswer()
{
    QFile file(QStringLiteral(MASKSCOPE_TEST_DATA "/small_bert.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject first = QJsonDocument::fromJson(file.readAll())
                                  .object()
                                  .value(QLatin1String("texts"))
                                  .toArray()
                                  .at(0)
                                  .toObject();
    const QJsonObject mask = first.value(QLatin1String("masks")).toArray().at(0).toObject();
    return {first.value(QLatin1String("text")).toString(),
            mask.value(QLatin1String("p")).toArray().at(0).toDouble()};
}

} // namespace

/// The window on a real model: typing, pages, zoom, colours, what is remembered.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QGuiApplication::setQuitOnLastWindowClosed(false);
        applyScheme(SchemeChoice::Light);
        applyTextSize(1.0);
    }
    void init() { failOnQtWarnings(); }

    void typedTextGetsTheRecordedAnswer()
    {
        const Expected expected = recordedAnswer();
        QVERIFY(expected.best > 0.05);
        RealProgram program;
        QVERIFY(program.start(modelFile("small_bert.pt")));
        QVERIFY(program.type(expected.text));
        const QModelIndex best = program.list()->model()->index(0, 0);
        const double found = best.data(PredictionModel::ProbabilityRole).toDouble();
        QVERIFY2(std::abs(found - expected.best) <= 1e-4, qPrintable(QString::number(found)));
        QVERIFY(
            program.find<QLabel>("statusTime")->text().startsWith(QStringLiteral("answered in")));
        QTRY_COMPARE_WITH_TIMEOUT(program.find<QLabel>("statusActivity")->text(),
                                  QStringLiteral("Ready"), kPatienceMs);
    }

    void aClickFillsAndUndoBringsBackWhereverTheKeyboardIs()
    {
        RealProgram program;
        QVERIFY(program.start(modelFile("small_bert.pt")));
        QVERIFY(program.type(QStringLiteral("the ___ is here.")));
        QTRY_VERIFY_WITH_TIMEOUT(program.list()->model()->rowCount() > 0, kPatienceMs);
        const QModelIndex first = program.list()->model()->index(0, 0);
        QTest::mouseClick(program.list()->viewport(), Qt::LeftButton, {},
                          program.list()->visualRect(first).center());
        QCOMPARE(program.editor().maskCount(), 0);
        program.trigger("actionUndo");
        QCOMPARE(program.editor().sentence(), QStringLiteral("the ___ is here."));
        program.trigger("actionHideWord");
        QCOMPARE(program.editor().maskCount(), 2);
    }

    void theChipOpensThePanel()
    {
        RealProgram program;
        QVERIFY(!program.find<QAction>("actionModelPanel")->isEnabled());
        QVERIFY(program.start(modelFile("small_bert.pt")));
        QTest::mouseClick(program.find<QWidget>("modelChip"), Qt::LeftButton);
        auto* panel = program.find<QDialog>("modelPanel");
        QVERIFY(panel != nullptr && panel->isVisible());
        QCOMPARE(panel->findChild<QLabel*>(QStringLiteral("class"))->text(),
                 QStringLiteral("BertForMaskedLM"));
        QVERIFY(program.find<QAction>("actionModelPanel")->isEnabled());
    }

    void aFixedLengthTellsOfPadding()
    {
        RealProgram program;
        QVERIFY(program.start(modelFile("fixed_length.pt")));
        QVERIFY(program.type(QStringLiteral("the ___ is here.")));
        QCOMPARE(program.find<QLabel>("tokenCount")->text(),
                 QStringLiteral("7 of 12 places are your text; shorter text is padded"));
    }

    void pagesAreReachedByRailAndKeyboard()
    {
        RealProgram program;
        QVERIFY(program.start(modelFile("small_bert.pt")));
        QVERIFY(program.find<QWidget>("fillPage")->isVisible());
        program.trigger("actionPage3");
        QVERIFY(!program.find<QWidget>("fillPage")->isVisible());
        QVERIFY(program.find<QAbstractButton>("page3")->isChecked());
        QVERIFY(!program.find<QAction>("actionHideWord")->isEnabled());
        QTest::mouseClick(program.find<QAbstractButton>("page1"), Qt::LeftButton);
        QVERIFY(program.find<QWidget>("fillPage")->isVisible());
    }

    void textGrowsWithTheZoomAndColoursFollow()
    {
        RealProgram program;
        const double before = program.editor().font().pointSizeF();
        program.trigger("actionZoomIn");
        QVERIFY(program.editor().font().pointSizeF() > before * 1.05);
        QVERIFY(program.settings.zoom() > 1.05);
        program.trigger("actionZoomReset");
        QCOMPARE(program.editor().font().pointSizeF(), before);
        program.turnWheel(60, Qt::ControlModifier); // half a notch, twice
        QCOMPARE(program.editor().font().pointSizeF(), before);
        program.turnWheel(60, Qt::ControlModifier);
        QVERIFY(program.editor().font().pointSizeF() > before * 1.05);
        program.turnWheel(-120, Qt::ControlModifier);
        QCOMPARE(program.editor().font().pointSizeF(), before);
        program.turnWheel(120, Qt::NoModifier);
        QCOMPARE(program.editor().font().pointSizeF(), before);
        program.trigger("actionDark");
        QTRY_VERIFY_WITH_TIMEOUT(schemeOf(program.window->palette()).isDark, kPatienceMs);
        program.trigger("actionLight");
        QTRY_VERIFY_WITH_TIMEOUT(!schemeOf(program.window->palette()).isDark, kPatienceMs);
    }

    void theSentenceAndThePageComeBack()
    {
        RealProgram program;
        program.editor().setSentence(QStringLiteral("My ___ comes back."));
        program.window->fillPage().setTopK(20);
        program.trigger("actionPage2");
        program.window->close();
        program.makeWindow({});
        QCOMPARE(program.editor().sentence(), QStringLiteral("My ___ comes back."));
        QCOMPARE(program.window->fillPage().topK(), 20);
        QVERIFY(program.find<QAbstractButton>("page2")->isChecked());
        QVERIFY(!program.editor().document()->isUndoAvailable());
    }

    void aboutNamesTheVersions()
    {
        RealProgram program;
        program.trigger("actionAbout");
        auto* versions = program.find<QLabel>("versions");
        QVERIFY(versions->text().contains(QStringLiteral("LibTorch 1.2.3")));
        QVERIFY(versions->text().contains(QString::fromLatin1(qVersion())));
    }

    // slow.pt sleeps three seconds in each run.
    void withASlowModelTypingStaysFluid()
    {
        RealProgram program;
        program.window->start(modelFile("slow.pt"));
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(program.controller.isPredicting(), kPatienceMs);
        qint64 slowest = 0;
        for (int key = 0; key < 30; ++key) {
            QElapsedTimer clock;
            clock.start();
            QTest::keyClick(&program.editor(), 'a');
            QCoreApplication::processEvents();
            slowest = std::max(slowest, clock.elapsed());
        }
        QVERIFY(program.controller.isPredicting());
        QVERIFY2(slowest < kAtOnceMs, qPrintable(QString::number(slowest)));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
