// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/color_scheme.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/shutdown.h"
#include "ui/text_size.h"
#include "ui/window_host.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLocale>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace maskscope;

/// How the program ends.
class TestClosing : public QObject
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

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
