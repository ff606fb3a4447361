// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/inference_worker.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace maskscope {

/// Comparisons and contests, one of each at a time; a newer one replaces an older one. Part of the
/// session (AppController); GUI thread, never waits.
class Comparisons : public QObject
{
    Q_OBJECT

public:
    explicit Comparisons(InferenceWorker& worker, QObject* parent = nullptr);

    /// The model to ask, and what was said of the inputs of files. What was asked of another one
    /// is forgotten.
    void setModel(ModelId model, const std::vector<RememberedRoles>& remembered);

    /// After a pause in typing, and not before a file that is being opened is open. `other` opens
    /// the model of side B; nothing: both sides are the open model.
    void compare(const ComparisonRequest& request, const std::optional<LoadJob>& other);
    /// Nothing is wanted any more.
    void cancelComparison();
    [[nodiscard]] bool isComparing() const { return m_comparison || m_due; }

    void runContest(const Contest& contest);
    void cancelContest();
    [[nodiscard]] bool isContestRunning() const { return m_contest.has_value(); }

    /// Says again what is known and under way, to a window that has just begun to listen. What was
    /// compared last is told when that window asks for it.
    void repeat();

    // What became of jobs; those of others are passed over.
    void note(const LoadProgress& event);
    void note(const CompareProgress& event);
    void end(const ComparisonReady& event);
    void end(const ContestReady& event);
    void end(const JobFailed& event);
    void end(const JobCancelled& event);

Q_SIGNALS:
    void opening(double fraction); ///< the model of side B
    void compared(const std::shared_ptr<const maskscope::Comparison>& comparison,
                  const std::shared_ptr<const maskscope::ModelSummary>& other);
    void comparisonFailed(const maskscope::Error& error);
    void comparisonCancelled();

    void contestStarted(int sentences);
    void contestProgress(double fraction);
    void contestReady(const std::shared_ptr<const maskscope::ContestResult>& result);
    void contestFailed(const maskscope::Error& error);
    void contestCancelled();

private:
    struct Wanted
    {
        ComparisonRequest request;
        std::optional<LoadJob> other;
    };

    struct Compared
    {
        std::shared_ptr<const Comparison> comparison;
        std::shared_ptr<const ModelSummary> other;
    };
    struct RunningContest
    {
        JobId job;
        int sentences = 0;
        double fraction = 0;
    };

    void compareNow();
    [[nodiscard]] bool answersAgain();
    [[nodiscard]] bool takeComparison(JobId job);
    [[nodiscard]] bool takeContest(JobId job);

    InferenceWorker& m_worker;
    std::optional<ModelId> m_model;
    std::vector<RememberedRoles> m_remembered;
    QTimer m_pause;
    std::optional<Wanted> m_due;
    std::optional<JobId> m_comparison;
    bool m_isOpening = false;
    std::optional<Wanted> m_asked; ///< last
    std::optional<Compared> m_known; ///< the answer to m_asked
    bool m_repeats = false; ///< m_known counts as an answer
    std::optional<RunningContest> m_contest;
    std::shared_ptr<const ContestResult> m_contestResult; ///< the last one of m_model
};

} // namespace maskscope
