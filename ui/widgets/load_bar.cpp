// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/load_bar.h"

#include "ui/app_controller.h"
#include "ui/text_size.h"
#include "ui/widgets/model_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <chrono>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kSteps = 1000;
constexpr std::chrono::milliseconds kShowAfter{300};

} // namespace

LoadBar::LoadBar(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("loadBar"));
    m_text->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(spacing(8));
    m_progress->setAccessibleName(tr("How much of the file has been opened"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelLoad"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing(24), spacing(8), spacing(24), 0);
    row->setSpacing(spacing(12));
    row->addWidget(m_text);
    row->addWidget(m_progress, 1);
    row->addWidget(cancel);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kShowAfter);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(cancel, &QPushButton::clicked, &controller, &AppController::cancelLoad);
    connect(&controller, &AppController::loadStarted, this, &LoadBar::begin);
    connect(&controller, &AppController::loadProgress, this, [this](double fraction) {
        m_progress->setValue(static_cast<int>(std::lround(fraction * kSteps)));
    });
    connect(&controller, &AppController::activityChanged, this, [this] {
        if (!m_controller.isLoading()) {
            end();
        }
    });
    hide();
}

void LoadBar::begin(const QString& path)
{
    m_text->setText(tr("Opening %1…").arg(modelName(path)));
    m_progress->setValue(0);
    m_delay.start();
}

void LoadBar::end()
{
    m_delay.stop();
    hide();
}

} // namespace maskscope
