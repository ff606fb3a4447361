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

namespace {

struct ClosingProgram
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    QTemporaryDir folder;
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                  QSettings::IniFormat)};
    ProgramLanguage language;
    WindowHost host{controller, settings, language, {}};
    MainWindow& window = host.window();
    bool left = false; ///< without waiting for the worker
    Shutdown shutdown{controller, host, [this] { left = true; }};
};

} // namespace

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
        ClosingProgram p;
        p.window.show();
        p.script->runGate.close();
        p.window.start(QString::fromStdString(fakeModelPath().string()));
        QTRY_COMPARE_WITH_TIMEOUT(p.script->runGate.arrivals(), std::size_t{1}, kPatienceMs);

        QElapsedTimer clock;
        clock.start();
        p.window.close();
        QVERIFY2(clock.elapsed() < kAtOnceMs, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!p.window.isVisible());
        QCOMPARE(p.settings.sentence(), FillPage::firstSentence());
        QTRY_VERIFY_WITH_TIMEOUT(p.left, kPatienceMs);
        QVERIFY2(clock.elapsed() >= 690, qPrintable(QString::number(clock.elapsed())));
        p.script->runGate.open();
    }

    void closingAnIdleProgramEndsTheEventLoop()
    {
        ClosingProgram p;
        const QSignalSpy stopped(&p.controller, &AppController::stopped);
        p.window.show();
        QMetaObject::invokeMethod(&p.window, &QWidget::close, Qt::QueuedConnection);
        QApplication::exec();
        QCOMPARE(stopped.count(), 1);
        QVERIFY(!p.left);
    }
};

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
