// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_model.h"
#include "app/engine.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/item_models/prediction_model.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/window_host.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace maskscope {

/// The engine is opened, proved and asked while other tests run.
inline constexpr int kLoadedMs = 2 * kPatienceMs;

inline QString demoModel()
{
    const auto path = demoModelPath();
    return path ? QFile::decodeName(path->c_str()) : QString();
}

struct Best
{
    QString word;
    double probability = 0;
};

/// The whole program but for main(), in any language: the engine's module, worker, controller,
/// window.
struct EngineProgram
{
    QTemporaryDir folder;
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                  QSettings::IniFormat)};
    AppController controller{makeEngineLoader};
    ProgramLanguage language;
    std::unique_ptr<WindowHost> host;
    QString place; ///< where the person saves

    EngineProgram()
    {
        settings.setLanguage(LanguageChoice::English);
        language.use(settings.language());
        WindowParts parts;
        parts.chooseSession
            = [this](QWidget*, const QString&, const std::function<void(const QString&)>& chosen) {
                  chosen(place);
              };
        host = std::make_unique<WindowHost>(controller, settings, language, parts);
        window().resize(1200, 800);
        window().show();
    }
    MainWindow& window() { return host->window(); }
    SentenceEditor& editor() { return window().fillPage().editor(); }
    template <typename T>
    T* find(const char* name)
    {
        return window().findChild<T*>(QLatin1String(name));
    }
    /// Tabs have parts of the same name; the one that is seen counts.
    template <typename T>
    T* seen(const char* name)
    {
        const auto all = window().findChildren<T*>(QLatin1String(name));
        const auto found
            = std::find_if(all.begin(), all.end(), [](const T* part) { return part->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    void trigger(const char* name) { find<QAction>(name)->trigger(); }
    void click(const char* name) { seen<QAbstractButton>(name)->click(); }
    void type(const QString& sentence)
    {
        editor().setFocus();
        QTest::keyClick(&editor(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&editor(), sentence);
    }
    [[nodiscard]] bool open(const QString& path)
    {
        window().start(path);
        return QTest::qWaitFor(
            [&] { return controller.summary() != nullptr && !controller.isLoading(); }, kLoadedMs);
    }
    /// Empty while there is none.
    [[nodiscard]] Best best()
    {
        auto* list = seen<QAbstractItemView>("predictions1");
        if (list == nullptr || list->model()->rowCount() == 0) {
            return {};
        }
        const QModelIndex first = list->model()->index(0, 0);
        return {first.data(PredictionModel::WordRole).toString(),
                first.data(PredictionModel::ProbabilityRole).toDouble()};
    }
};

} // namespace maskscope
