// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/libtorch/torch_model_loader.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/settings.h"
#include "ui/widgets/prediction_list.h"
#include "ui/widgets/sentence_editor.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <functional>
#include <memory>

namespace maskscope {

inline QString modelFile(const char* name)
{
    return QStringLiteral(MASKSCOPE_TEST_DATA "/models/") + QLatin1String(name);
}

/// The whole program but for main(): LibTorch, worker, controller, window.
struct RealProgram
{
    QTemporaryDir folder;
    Settings settings;
    AppController controller{makeTorchModelLoader};
    QString nextChoice; ///< what the person chooses in the file dialog
    std::unique_ptr<MainWindow> window;
    QSignalSpy answers{&controller, &AppController::predictionReady};
    QSignalSpy changed{&controller, &AppController::modelChanged};

    explicit RealProgram(const QString& demoModel = {})
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

} // namespace maskscope
