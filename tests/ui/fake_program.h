// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_model.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"
#include "ui/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace maskscope {

/// The program without its window, on a model without LibTorch.
struct FakeProgram
{
    QTemporaryDir folder;
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    Settings settings{std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")),
                                                  QSettings::IniFormat)};
    AppController controller{makeFakeLoaderFactory(script)};
    QSignalSpy answers{&controller, &AppController::predictionReady};

    ~FakeProgram() { script->runGate.open(); }

    [[nodiscard]] static QString model()
    {
        return QString::fromStdString(fakeModelPath().string());
    }
    bool isAnswered()
    {
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    bool isLoaded()
    {
        return QTest::qWaitFor([this] { return controller.summary() != nullptr; }, kPatienceMs);
    }
    bool isIdle()
    {
        return QTest::qWaitFor([this] { return !controller.isPredicting(); }, kPatienceMs);
    }
};

} // namespace maskscope
