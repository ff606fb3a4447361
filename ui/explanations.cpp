// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explanations.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::milliseconds kPause{150};

Channel channelOf(Question question)
{
    return {kExplainChannel.name + std::to_string(static_cast<int>(question))};
}

} // namespace

Explanations::Explanations(InferenceWorker& worker, QObject* parent)
    : QObject(parent)
    , m_worker(worker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &Explanations::askNow);
}

void Explanations::setWanted(Question question, bool wanted)
{
    if (wanted == isWanted(question)) {
        return;
    }
    if (wanted) {
        m_wanted.insert(question);
        askLater(question);
        m_pause.start(std::chrono::milliseconds{0});
        return;
    }
    m_wanted.erase(question);
    m_due.erase(question);
    cancel(question);
}

void Explanations::stop(Question question)
{
    m_due.erase(question);
    if (cancel(question)) {
        Q_EMIT stopped(question);
    }
}

bool Explanations::cancel(Question question)
{
    const auto job = m_jobs.find(question);
    if (job == m_jobs.end()) {
        return false;
    }
    const JobId id = job->second;
    m_jobs.erase(job);
    m_worker.cancel(id);
    return true;
}

void Explanations::setTargets(const QStringList& words)
{
    std::vector<std::string> targets;
    std::transform(words.begin(), words.end(), std::back_inserter(targets),
                   [](const QString& word) { return word.toStdString(); });
    if (targets == m_targets) {
        return;
    }
    m_targets = std::move(targets);
    setWanted(Question::Targets, !m_targets.empty());
    if (isWanted(Question::Targets)) {
        askLater(Question::Targets);
    }
}

void Explanations::setImportance(const ImportanceOptions& importance)
{
    m_importance = importance;
    if (isWanted(Question::Importance)) {
        askLater(Question::Importance);
    }
}

void Explanations::repeat()
{
    for (const Question question : m_wanted) {
        askLater(question);
    }
}

void Explanations::setText(ModelId model, const QString& text, const PredictOptions& options)
{
    m_text = Text{model, text, options};
    for (const Question question : m_wanted) {
        askLater(question);
    }
}

void Explanations::forgetText()
{
    m_text.reset();
    m_due.clear();
}

void Explanations::askLater(Question question)
{
    cancel(question); // its answer would be to an older text
    m_due.insert(question);
    m_pause.start(kPause);
    Q_EMIT outdated(question);
}

void Explanations::askNow()
{
    for (const Question question : std::exchange(m_due, {})) {
        ask(question);
    }
}

void Explanations::ask(Question question)
{
    if (!m_text) {
        return;
    }
    ExplainJob job{m_text->model, {question, m_text->text.toStdString(), m_text->options, {}}};
    job.request.options.targets = m_targets;
    job.request.importance = m_importance;
    m_jobs[question] = m_worker.submit(channelOf(question), std::move(job));
    Q_EMIT asked(question, m_text->options.filter);
}

std::optional<Question> Explanations::take(JobId job)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [job](const auto& asked) { return asked.second == job; });
    if (found == m_jobs.end()) {
        return std::nullopt;
    }
    const Question question = found->first;
    m_jobs.erase(found);
    return question;
}

void Explanations::note(const ExplanationProgress& event)
{
    for (const auto& [question, job] : m_jobs) {
        if (job == event.job) {
            Q_EMIT progressed(question, event.fraction);
            return;
        }
    }
}

void Explanations::end(const ExplanationReady& event)
{
    if (const auto question = take(event.job)) {
        Q_EMIT ready(*question, *event.explanation);
    }
}

void Explanations::end(const JobFailed& event)
{
    if (const auto question = take(event.job)) {
        Q_EMIT failed(*question, event.error);
    }
}

void Explanations::end(const JobCancelled& event)
{
    static_cast<void>(take(event.job));
}

} // namespace maskscope
