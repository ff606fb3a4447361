// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
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
            [this](const Prediction& prediction) {
                m_answerTime = prediction.time;
                showTime();
            });
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

void StatusLine::setDetailLevel(DetailLevel level)
{
    m_level = level;
    m_model->setText(modelText());
    showTime();
}

void StatusLine::showModel()
{
    m_model->setText(modelText());
    m_model->setContentsMargins(spacing(12), 0, spacing(12), 0);
    m_answerTime.reset();
    showTime();
}

QString StatusLine::modelText() const
{
    const auto summary = m_controller.summary();
    if (!summary || m_level == DetailLevel::Show) {
        return {};
    }
    const EngineChoice& used = summary->engine.used;
    const QString precision = precisionText(used.precision);
    const QString threads = tr("CPU threads: %1").arg(summary->threads);
    if (m_level == DetailLevel::Inspect) {
        const QString engine = used.engine == Engine::Fast ? tr("fast engine") : tr("plain engine");
        return QStringList{precision, engine, threads}.join(QStringLiteral(" · "));
    }
    // fp32 is what one expects.
    return used.precision == Precision::Fp32 ? threads
                                             : precision + QStringLiteral(" · ") + threads;
}

std::vector<const char*> StatusLine::modelTerms() const
{
    const auto summary = m_controller.summary();
    if (!summary || m_level == DetailLevel::Show) {
        return {};
    }
    std::vector<const char*> terms;
    const Precision precision = summary->engine.used.precision;
    if (m_level == DetailLevel::Inspect || precision != Precision::Fp32) {
        terms.push_back(precision == Precision::Bf16       ? "bf16"
                            : precision == Precision::Int8 ? "int8"
                                                           : "fp32");
    }
    if (m_level == DetailLevel::Inspect) {
        terms.push_back("engine");
    }
    return terms;
}

void StatusLine::showTime()
{
    m_time->setText(timeText(m_level));
    fit();
}

QString StatusLine::timeText(DetailLevel level) const
{
    return m_answerTime ? timeText(*m_answerTime, level) : QString();
}

QString StatusLine::timeText(const AnswerTime& time, DetailLevel level)
{
    const QString total = formatMilliseconds(time.total());
    if (level == DetailLevel::Show) {
        return tr("answered in %1").arg(total);
    }
    constexpr double kSeconds = 999.5; // from here on the total is in them
    const auto part = time.total() < kSeconds ? formatMillisecondsPlain : formatMilliseconds;
    return tr("answered in %1 (tokens %2 · model %3 · top-k %4)")
        .arg(total, part(time.tokenize), part(time.model), part(time.topK));
}

/// What has no room is told by the tool tip.
void StatusLine::fit()
{
    const auto wanted = [this] {
        return m_activity->sizeHint().width() + m_time->sizeHint().width() + 2 * spacing(24);
    };
    m_time->setText(timeText(m_level));
    const bool hasAll = wanted() <= width();
    if (!hasAll) {
        m_time->setText(timeText(DetailLevel::Show));
    }
    const bool hasModel = wanted() + m_model->sizeHint().width() <= width();
    m_model->setVisible(hasModel);
    m_model->setToolTip({});
    explainTerms(*m_model, modelTerms());
    QStringList left;
    if (!hasAll) {
        left << timeText(m_level);
    }
    if (!hasModel) {
        left << m_model->text();
    }
    left.removeAll(QString());
    m_time->setToolTip(left.join(QLatin1Char('\n')));
    if (m_level >= DetailLevel::Explore && m_answerTime) {
        explainTerms(*m_time, {"token", "top_k"});
    }
}

void StatusLine::resizeEvent(QResizeEvent* event)
{
    QStatusBar::resizeEvent(event);
    fit();
}

} // namespace maskscope
