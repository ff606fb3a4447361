// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/torch_model_loader.h"
#include "tests/support/fake_model.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/shutdown.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/window_host.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

using namespace maskscope;

namespace {

QString modelFile(const char* name)
{
    return QStringLiteral(MASKSCOPE_TEST_DATA "/models/") + QLatin1String(name);
}

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

/// The whole program but for main(): LibTorch, worker, controller, window.
struct Program
{
    QTemporaryDir folder;
    Settings settings;
    AppController controller{makeTorchModelLoader};
    QString nextChoice; ///< what the person chooses in the file dialog
    std::unique_ptr<MainWindow> window;
    QSignalSpy answers{&controller, &AppController::predictionReady};
    QSignalSpy changed{&controller, &AppController::modelChanged};

    explicit Program(const QString& demoModel = {})
        : settings(std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                               QSettings::IniFormat))
    {
        makeWindow(demoModel);
    }

    void makeWindow(const QString& demoModel)
    {
        WindowParts parts;
        parts.demoModel = demoModel;
        parts.versions = {QStringLiteral("0"), QStringLiteral("1.2.3"), QStringLiteral("72")};
        parts.chooseFile
            = [this](QWidget*, const QString&, const std::function<void(const QString&)>& chosen) {
                  chosen(nextChoice);
              };
        window = std::make_unique<MainWindow>(controller, settings, parts);
        window->show();
    }

    template <typename T>
    T* find(const char* name)
    {
        return window->findChild<T*>(QLatin1String(name));
    }
    void turnWheel(int by, Qt::KeyboardModifiers keys)
    {
        QWidget* under = editor().viewport();
        QWheelEvent turn({5, 5}, under->mapToGlobal(QPointF(5, 5)), {}, {0, by}, Qt::NoButton, keys,
                         Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(under, &turn);
    }
    void trigger(const char* action) { find<QAction>(action)->trigger(); }
    SentenceEditor& editor() { return window->fillPage().editor(); }
    PredictionList* list() { return find<PredictionList>("predictions1"); }

    bool start(const QString& path = {})
    {
        window->start(path);
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    bool type(const QString& sentence)
    {
        answers.clear();
        editor().setFocus();
        QTest::keyClick(&editor(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&editor(), sentence);
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    bool isErrorVisible() { return find<QWidget>("errorBar")->isVisible(); }
    QString error() { return find<QLabel>("errorBarSentence")->text(); }
};

} // namespace

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

    void startsOnTheDemoModelWithAnAnswer()
    {
        Program program(modelFile("small_bert.pt"));
        QVERIFY(program.start());
        QCOMPARE(program.editor().sentence(), QStringLiteral("Paris is the [MASK] of France."));
        QTRY_COMPARE_WITH_TIMEOUT(program.list()->model()->rowCount(), 9,
                                  kPatienceMs); // 8 and all others
        QVERIFY(program.find<QWidget>("modelChip")
                    ->accessibleName()
                    .startsWith(QStringLiteral("small_bert")));
        QVERIFY(program.settings.recentFiles().isEmpty()); // the demo model is always there
        // and nobody was asked anything
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QVERIFY(program.window->findChildren<QDialog*>().isEmpty());
        QVERIFY(!program.isErrorVisible());
    }

    void typedTextGetsTheRecordedAnswer()
    {
        const Expected expected = recordedAnswer();
        QVERIFY(expected.best > 0.05);
        Program program;
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
        Program program;
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

    void withoutAnyModelThereIsAWelcome()
    {
        Program program;
        program.window->start({});
        QVERIFY(program.find<QWidget>("startPanel")->isVisible());
        program.nextChoice = modelFile("small_bert.pt");
        QTest::mouseClick(program.find<QPushButton>("startOpen"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 1, kPatienceMs);
        QVERIFY(!program.find<QWidget>("startPanel")->isVisible());
        QCOMPARE(program.settings.recentFiles(), QStringList{modelFile("small_bert.pt")});
    }

    void aFileThatCannotBeOpenedLeavesTheOldModelUsable()
    {
        Program program;
        QVERIFY(program.start(modelFile("small_bert.pt")));
        program.nextChoice = QStringLiteral(MASKSCOPE_TEST_DATA "/small_vocab.txt");
        program.trigger("actionOpen");
        QTRY_VERIFY_WITH_TIMEOUT(program.isErrorVisible(), kPatienceMs);
        QVERIFY2(program.error().contains(QStringLiteral("is not a TorchScript file")),
                 qPrintable(program.error()));
        QVERIFY(program.type(QStringLiteral("a ___ b")));

        // the button is the way out
        program.nextChoice = modelFile("tensor_output.pt");
        QTest::mouseClick(program.find<QPushButton>("errorBarAction"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 2, kPatienceMs);
        QVERIFY(!program.isErrorVisible());
    }

    void eachKindOfBadFileHasItsSentence_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty (0 bytes)");
        QTest::newRow("text") << QByteArray("hello") << QStringLiteral("is not a TorchScript file");
        QFile file(modelFile("small_bert.pt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow("cut off") << file.read(100000) << QStringLiteral("is damaged");
    }

    void eachKindOfBadFileHasItsSentence()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        Program program;
        QFile file(program.folder.filePath(QStringLiteral("bad.pt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        program.window->start(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(program.isErrorVisible(), kPatienceMs);
        QVERIFY2(program.error().contains(words), qPrintable(program.error()));
        QVERIFY(program.find<QWidget>("startPanel")->isVisible());
    }

    void theChipOpensThePanel()
    {
        Program program;
        QVERIFY(!program.find<QAction>("actionModelPanel")->isEnabled());
        QVERIFY(program.start(modelFile("small_bert.pt")));
        QTest::mouseClick(program.find<QWidget>("modelChip"), Qt::LeftButton);
        auto* panel = program.find<QDialog>("modelPanel");
        QVERIFY(panel != nullptr && panel->isVisible());
        QCOMPARE(panel->findChild<QLabel*>(QStringLiteral("class"))->text(),
                 QStringLiteral("BertForMaskedLM"));
        QVERIFY(program.find<QAction>("actionModelPanel")->isEnabled());
    }

    void anErrorThatAnExportSolvesSaysHow()
    {
        Program program;
        program.window->start(QStringLiteral(MASKSCOPE_TEST_DATA "/small_vocab.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(program.isErrorVisible(), kPatienceMs);
        auto* help = program.find<QPushButton>("errorBarExport");
        QVERIFY(help->isVisible());
        QTest::mouseClick(help, Qt::LeftButton);
        auto* dialog = program.find<QDialog>("exportDialog");
        QVERIFY(dialog != nullptr && dialog->isVisible());
        dialog->close();

        program.window->start(QStringLiteral("/nowhere/gone.pt"));
        QTRY_VERIFY_WITH_TIMEOUT(program.error().contains(QStringLiteral("gone.pt")), kPatienceMs);
        QVERIFY(!help->isVisible());
    }

    void aModelWithoutAHeadLeadsToTheExport()
    {
        Program program;
        program.window->start(modelFile("headless.pt"));
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 1, kPatienceMs);
        auto* help = program.find<QPushButton>("hintBarExport");
        QVERIFY(help->isVisible());
        QTest::mouseClick(help, Qt::LeftButton);
        const auto faults
            = program.find<QDialog>("exportDialog")->findChildren<QLabel*>(QStringLiteral("fault"));
        QCOMPARE(faults.size(), 1);
        QVERIFY(faults.front()->text().contains(QStringLiteral("export BertForMaskedLM")));
    }

    void aFixedLengthTellsOfPadding()
    {
        Program program;
        QVERIFY(program.start(modelFile("fixed_length.pt")));
        QVERIFY(program.type(QStringLiteral("the ___ is here.")));
        QCOMPARE(program.find<QLabel>("tokenCount")->text(),
                 QStringLiteral("7 of 12 places are your text; shorter text is padded"));
    }

    void aDroppedFileIsOpened()
    {
        Program program;
        program.window->start({});
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(modelFile("small_bert.pt"))});
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(program.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(program.window.get(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 1, kPatienceMs);
    }

    void recentFilesAreListedAndMissingOnesGreyed()
    {
        Program program;
        program.settings.addRecentFile(modelFile("small_bert.pt"));
        program.settings.addRecentFile(QStringLiteral("/nowhere/gone.pt"));
        auto* menu = program.find<QMenu>("menuRecent");
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().at(0)->text(), QStringLiteral("gone.pt"));
        QVERIFY(!menu->actions().at(0)->isEnabled());
        QVERIFY(menu->actions().at(1)->isEnabled());
        menu->actions().at(1)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 1, kPatienceMs);
        program.trigger("actionReload");
        QTRY_COMPARE_WITH_TIMEOUT(program.changed.count(), 2, kPatienceMs);
    }

    void pagesAreReachedByRailAndKeyboard()
    {
        Program program;
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
        Program program;
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
        Program program;
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
        Program program;
        program.trigger("actionAbout");
        auto* versions = program.find<QLabel>("versions");
        QVERIFY(versions->text().contains(QStringLiteral("LibTorch 1.2.3")));
        QVERIFY(versions->text().contains(QString::fromLatin1(qVersion())));
    }

    // slow.pt sleeps three seconds in each run.
    void withASlowModelTypingStaysFluid()
    {
        Program program;
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

    void closingReturnsAtOnceAndThenGivesUpOnASlowModel()
    {
        const auto script = std::make_shared<FakeScript>();
        AppController controller(makeFakeLoaderFactory(script));
        const QTemporaryDir folder;
        Settings settings(std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                      QSettings::IniFormat));
        ProgramLanguage language;
        WindowHost host(controller, settings, language, {});
        MainWindow& window = host.window();
        bool left = false;
        const Shutdown shutdown(controller, host, [&left] { left = true; });
        window.show();
        script->runGate.close();
        window.start(QString::fromStdString(fakeModelPath().string()));
        QTRY_COMPARE_WITH_TIMEOUT(script->runGate.arrivals(), std::size_t{1}, kPatienceMs);

        QElapsedTimer clock;
        clock.start();
        window.close();
        QVERIFY2(clock.elapsed() < kAtOnceMs, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!window.isVisible());
        QCOMPARE(settings.sentence(), FillPage::firstSentence());
        QTRY_VERIFY_WITH_TIMEOUT(left, kPatienceMs);
        QVERIFY2(clock.elapsed() >= 690, qPrintable(QString::number(clock.elapsed())));
        script->runGate.open();
    }

    void closingAnIdleProgramEndsTheEventLoop()
    {
        const auto script = std::make_shared<FakeScript>();
        AppController controller(makeFakeLoaderFactory(script));
        const QTemporaryDir folder;
        Settings settings(std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                      QSettings::IniFormat));
        ProgramLanguage language;
        WindowHost host(controller, settings, language, {});
        MainWindow& window = host.window();
        bool left = false;
        const Shutdown shutdown(controller, host, [&left] { left = true; });
        const QSignalSpy stopped(&controller, &AppController::stopped);
        window.show();
        QMetaObject::invokeMethod(&window, &QWidget::close, Qt::QueuedConnection);
        QApplication::exec();
        QCOMPARE(stopped.count(), 1);
        QVERIFY(!left);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
