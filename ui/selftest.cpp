// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest.h"

#include "ui/app_controller.h"
#include "ui/error_text.h"
#include "ui/formatting.h"
#include "ui/main_window.h"
#include "ui/pages/fill_page.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/window_host.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPixmap>

#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::seconds kLimit{60};
constexpr std::chrono::milliseconds kKeyInterval{15};
constexpr std::chrono::milliseconds kBarsSettle{300};
const QString kSentence = QStringLiteral("In winter it is very ___.");

void pressKey(QWidget* widget, int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &press);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &release);
}

} // namespace

SelfTest::SelfTest(AppController& controller, WindowHost& host, QString pictureFile)
    : m_controller(controller)
    , m_host(host)
    , m_pictureFile(std::move(pictureFile))
{
    m_nextKey.setInterval(kKeyInterval);
    m_limit.setSingleShot(true);
    m_limit.setInterval(kLimit);
    connect(&m_nextKey, &QTimer::timeout, this, &SelfTest::typeNextKey);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { fail(tr("There was no answer within 60 seconds.")); });
    connect(&controller, &AppController::predictionReady, this, &SelfTest::onPrediction);
    connect(&controller, &AppController::predictionFailed, this, [this](const Error& error) {
        // While the sentence is half typed, no word is hidden yet.
        if (error.code != ErrorCode::NoMask) {
            fail(errorText(error));
        }
    });
    connect(&controller, &AppController::loadFailed, this,
            [this](const QString& /*path*/, const Error& error) { fail(errorText(error)); });
}

void SelfTest::start()
{
    if (!m_controller.isLoading() && !m_controller.summary()) {
        fail(errorText({ErrorCode::NoDemoModel, {}, {}}));
        return;
    }
    m_limit.start();
}

void SelfTest::onPrediction(const Prediction& prediction)
{
    SentenceEditor& editor = m_host.window().fillPage().editor();
    if (!m_isTyping) {
        m_isTyping = true;
        editor.setFocus();
        pressKey(&editor, Qt::Key_A, Qt::ControlModifier, {});
        m_nextKey.start();
        return;
    }
    if (prediction.text != kSentence.toStdString()) {
        return;
    }
    if (prediction.masks.size() != 1 || prediction.masks.front().candidates.empty()) {
        fail(tr("The answer names no word."));
        return;
    }
    const Candidate& best = prediction.masks.front().candidates.front();
    m_summary = tr("“%1” → %2, %3, in %4")
                    .arg(kSentence, QString::fromStdString(best.text),
                         formatPercent(static_cast<double>(best.probability)),
                         formatMilliseconds(prediction.time.total()));
    QTimer::singleShot(kBarsSettle, this, &SelfTest::takePicture);
}

void SelfTest::typeNextKey()
{
    if (m_typed == kSentence.size()) {
        m_nextKey.stop();
        return;
    }
    const QChar letter = kSentence.at(m_typed);
    ++m_typed;
    pressKey(&m_host.window().fillPage().editor(), letter.toUpper().unicode(), Qt::NoModifier,
             QString(letter));
}

void SelfTest::takePicture()
{
    if (m_host.window().grab().save(m_pictureFile)) {
        end(true, tr("Self-test passed: %1. Picture: %2").arg(m_summary, m_pictureFile));
    } else {
        fail(errorText({ErrorCode::CannotWrite,
                        {{"file", m_pictureFile.toStdString()},
                         {"reason", tr("the picture was not saved").toStdString()}},
                        {}}));
    }
}

void SelfTest::fail(const QString& reason)
{
    end(false, tr("Self-test failed: %1").arg(reason));
}

void SelfTest::end(bool passed, const QString& line)
{
    if (m_isOver) {
        return;
    }
    m_isOver = true;
    m_limit.stop();
    m_nextKey.stop();
    Q_EMIT finished(passed, line);
}

} // namespace maskscope
