// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/window_host.h"

#include <QAction>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace maskscope {

/// The program in English with the fake model, whose window can be made to speak another language.
struct Program
{
    QTemporaryDir folder;
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                  QSettings::IniFormat)};
    AppController controller{makeFakeLoaderFactory(script)};
    ProgramLanguage language;
    std::unique_ptr<WindowHost> host;
    QSignalSpy answers{&controller, &AppController::predictionReady};

    Program()
    {
        settings.setLanguage(LanguageChoice::English);
        language.use(settings.language());
        script->setLogit(fakeId("capital"), 6);
        WindowParts parts;
        host = std::make_unique<WindowHost>(controller, settings, language, parts);
        window().show();
    }
    ~Program() { script->runGate.open(); }

    MainWindow& window() { return host->window(); }
    template <typename T>
    T* find(const char* name)
    {
        return window().findChild<T*>(QLatin1String(name));
    }
    bool open()
    {
        window().start(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    bool isIdle()
    {
        return QTest::qWaitFor([this] { return !controller.isPredicting(); }, kPatienceMs);
    }
    /// Chosen in the menu; the window that was there is gone then.
    bool speak(const char* action)
    {
        const QPointer<MainWindow> before = &window();
        find<QAction>(action)->trigger();
        return QTest::qWaitFor([&before] { return before.isNull(); }, kPatienceMs);
    }
};

} // namespace maskscope
