// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/inference_worker.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <map>
#include <optional>
#include <set>

namespace maskscope {

/// The questions about the text beside its guesses: those that somebody wants answered are asked
/// again after a pause whenever the text changes, each in a channel of its own, so that it never
/// holds up the guesses. Part of the session (AppController); GUI thread, never waits.
class Explanations : public QObject
{
    Q_OBJECT

public:
    explicit Explanations(InferenceWorker& worker, QObject* parent = nullptr);

    void setWanted(Question question, bool wanted);
    [[nodiscard]] bool isWanted(Question question) const { return m_wanted.contains(question); }
    /// Words to be told of at each mask; none: Targets is not wanted.
    void setTargets(const QStringList& words);
    /// Whose guess Importance is about.
    void setImportance(const ImportanceOptions& importance);

    /// Ends the answering of a question that stays wanted: the next text asks it again.
    void stop(Question question);
    /// Asks all that is wanted once more.
    void repeat();
    /// The text has changed, or the model.
    void setText(ModelId model, const QString& text, const PredictOptions& options);
    /// There is nothing to ask of.
    void forgetText();
    void note(const ExplanationProgress& event);
    // What became of jobs; those of others are passed over.
    void end(const ExplanationReady& event);
    void end(const JobFailed& event);
    void end(const JobCancelled& event);

Q_SIGNALS:
    /// What is known of these is of an older text.
    void outdated(maskscope::Question question);
    /// `filter`: of the words that count.
    void asked(maskscope::Question question, const maskscope::CandidateFilter& filter);
    void progressed(maskscope::Question question, double fraction);
    /// Stopped before there was an answer, by stop().
    void stopped(maskscope::Question question);
    void ready(maskscope::Question question, const maskscope::Explanation& explanation);
    void failed(maskscope::Question question, const maskscope::Error& error);

private:
    struct Text
    {
        ModelId model;
        QString text;
        PredictOptions options;
    };

    void askLater(Question question);
    void askNow();
    void ask(Question question);
    bool cancel(Question question); ///< false: it was not being answered
    /// Nothing: another's job, or one that was replaced.
    [[nodiscard]] std::optional<Question> take(JobId job);

    InferenceWorker& m_worker;
    QTimer m_pause;
    std::optional<Text> m_text;
    std::vector<std::string> m_targets;
    ImportanceOptions m_importance;
    std::set<Question> m_wanted;
    std::set<Question> m_due;
    std::map<Question, JobId> m_jobs;
};

} // namespace maskscope
