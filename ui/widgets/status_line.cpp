// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/model_chip.h"

namespace maskscope {

StatusLine::StatusLine(AppController& controller, QWidget* parent)
    : QStatusBar(parent)
    , m_controller(controller)
    , m_activity(new QLabel(this))
    , m_time(new QLabel(this))
    , m_model(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    m_activity->setObjectName(QStringLiteral("statusActivity"));
    m_time->setObjectName(QStringLiteral("statusTime"));
    m_model->setObjectName(QStringLiteral("statusModel"));
    for (QLabel* label : {m_activity, m_time, m_model}) {
        label->setTextFormat(Qt::PlainText);
        setTextRole(*label, TextRole::Small);
    }
    m_activity->setContentsMargins(spacing(12), 0, spacing(12), 0);
    addWidget(m_activity);
    addWidget(m_time);
    addPermanentWidget(m_model);
    setSizeGripEnabled(false);
    connect(&controller, &AppController::activityChanged, this, &StatusLine::showActivity);
    connect(&controller, &AppController::modelChanged, this, &StatusLine::showModel);
    connect(&controller, &AppController::predictionReady, this,
            [this](const Prediction& prediction) { showTime(prediction.time); });
    showActivity();
}

void StatusLine::showActivity()
{
    if (m_controller.isLoading()) {
        m_activity->setText(tr("Opening %1…").arg(modelName(m_controller.loadingPath())));
    } else if (m_controller.isSweeping()) {
        m_activity->setText(tr("Measuring…"));
    } else if (m_controller.isPredicting()) {
        m_activity->setText(tr("Thinking…"));
    } else {
        m_activity->setText(tr("Ready"));
    }
}

void StatusLine::showModel()
{
    const auto summary = m_controller.summary();
    const QString name = modelName(QString::fromStdString(summary->path));
    const QString threads = tr("%1  ·  CPU threads: %2").arg(name).arg(summary->threads);
    // fp32 is what one expects, and the line is narrow.
    const Precision precision = summary->engine.used.precision;
    m_model->setText(precision == Precision::Fp32
                         ? threads
                         : tr("%1  ·  %2", "the precision in use, the rest of the status line")
                               .arg(precisionText(precision), threads));
    m_model->setContentsMargins(spacing(12), 0, spacing(12), 0);
    m_time->clear();
}

void StatusLine::showTime(const AnswerTime& time)
{
    m_time->setText(
        tr("answered in %1  (tokens %2  ·  model %3  ·  top-k %4)")
            .arg(formatMilliseconds(time.total()), formatMillisecondsPlain(time.tokenize),
                 formatMillisecondsPlain(time.model), formatMillisecondsPlain(time.topK)));
}

} // namespace maskscope
