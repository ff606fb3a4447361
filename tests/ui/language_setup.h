// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_tokenizer.h"
#include "tests/ui/fake_program.h"
#include "ui/main_window.h"
#include "ui/window_host.h"

#include <QAction>
#include <QPointer>

#include <memory>

namespace maskscope {

/// The program in English with the fake model, whose window can be made to speak another language.
struct Program : FakeProgram
{
    ProgramLanguage language;
    std::unique_ptr<WindowHost> host;

    Program()
    {
        settings.setLanguage(LanguageChoice::English);
        language.use(settings.language());
        script->setLogit(fakeId("capital"), 6);
        WindowParts parts;
        host = std::make_unique<WindowHost>(controller, settings, language, parts);
        window().show();
    }

    MainWindow& window() { return host->window(); }
    template <typename T>
    T* find(const char* name)
    {
        return window().findChild<T*>(QLatin1String(name));
    }
    bool open()
    {
        window().start(model());
        return isAnswered();
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
