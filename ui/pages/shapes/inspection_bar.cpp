// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/inspection_bar.h"

#include "ui/app_controller.h"
#include "ui/text_size.h"

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

InspectionBar::InspectionBar(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("inspectionBar"));
    m_text->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, kSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(spacing(8));
    m_progress->setAccessibleName(tr("How much of the model has been looked at"));
    m_button->setObjectName(QStringLiteral("inspectionButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(12));
    row->addWidget(m_text);
    row->addWidget(m_progress, 1);
    row->addWidget(m_button);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kShowAfter);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isCancelled) {
            m_controller.inspect();
        } else {
            m_controller.cancelInspection();
        }
    });
    connect(&controller, &AppController::inspectionStarted, this, &InspectionBar::begin);
    connect(&controller, &AppController::inspectionProgress, this, [this](double fraction) {
        m_progress->setValue(static_cast<int>(std::lround(fraction * kSteps)));
    });
    connect(&controller, &AppController::inspectionReady, this, &InspectionBar::end);
    connect(&controller, &AppController::inspectionFailed, this, &InspectionBar::end);
    connect(&controller, &AppController::inspectionCancelled, this, &InspectionBar::offerAgain);
    hide();
}

void InspectionBar::begin()
{
    m_isCancelled = false;
    m_text->setText(tr("Running the model to see its shapes…"));
    m_button->setText(tr("Cancel"));
    m_progress->setValue(0);
    m_progress->show();
    m_delay.start();
}

void InspectionBar::end()
{
    m_delay.stop();
    hide();
}

void InspectionBar::offerAgain()
{
    m_delay.stop();
    m_isCancelled = true;
    m_text->setText(tr("The model was not run, so its shapes are not known."));
    m_progress->hide();
    m_button->setText(tr("See its shapes"));
    show();
}

} // namespace maskscope
