// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/real_program.h"
#include "tests/ui/window_test.h"
#include "ui/color_scheme.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/text_size.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"

#include <QApplication>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

using namespace maskscope;

/// Opening files, good and bad.
class TestOpening : public QObject
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
        RealProgram program(modelFile("small_bert.pt"));
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

    void withoutAnyModelThereIsAWelcome()
    {
        RealProgram program;
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
        RealProgram program;
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
        RealProgram program;
        QFile file(program.folder.filePath(QStringLiteral("bad.pt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        program.window->start(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(program.isErrorVisible(), kPatienceMs);
        QVERIFY2(program.error().contains(words), qPrintable(program.error()));
        QVERIFY(program.find<QWidget>("startPanel")->isVisible());
    }

    void anErrorThatAnExportSolvesSaysHow()
    {
        RealProgram program;
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
        RealProgram program;
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

    void aDroppedFileIsOpened()
    {
        RealProgram program;
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
        RealProgram program;
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
};

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
