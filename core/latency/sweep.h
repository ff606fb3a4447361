// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"
#include "core/latency/sweep_input.h"
#include "core/latency/sweep_plan.h"
#include "core/latency/sweep_result.h"

#include <memory>
#include <optional>
#include <random>
#include <stop_token>
#include <vector>

namespace maskscope {

/// A model, and on how many threads it is to be measured.
struct SweepSubject
{
    TracedModel* model = nullptr;
    const Tokenizer* tokenizer = nullptr; ///< null: none
    int threads = 0; ///< 0: as the model was loaded
};

/// A latency sweep taken apart into steps of one forward each, so the worker can answer the
/// keyboard between them. Warm-ups first, then rounds over all lengths in shuffled order; several
/// models share the rounds. Worker thread only; the models must outlive it.
class LatencySweep
{
public:
    /// `tokenizer` may be null. Lengths above the model's limit are reported as TooLong.
    LatencySweep(TracedModel& model, const Tokenizer* tokenizer, SweepOptions options);
    /// At least one subject; the result's `lengths` are the first one's.
    LatencySweep(const std::vector<SweepSubject>& subjects, SweepOptions options);
    /// Gives the thread its usual number of threads back.
    ~LatencySweep();
    LatencySweep(const LatencySweep&) = delete;
    LatencySweep& operator=(const LatencySweep&) = delete;

    [[nodiscard]] bool isFinished() const;
    /// One forward. After a failure the rest of that length is left out. Errors: Cancelled only.
    [[nodiscard]] Status step(std::stop_token stop);
    /// The next run comes after other work and would measure cold caches: it is run once for
    /// nothing.
    void discardNextRun();
    [[nodiscard]] SweepResult result() const;

private:
    struct LengthState
    {
        LengthTiming timing;
        SweepInput input;
        std::vector<double> milliseconds;
        std::vector<AnswerTime> parts;
        std::vector<OperatorProfile> profiles;
    };
    struct SubjectState
    {
        SweepSubject subject;
        SweepMeasure measure = SweepMeasure::Forward;
        std::vector<LengthState> lengths;
    };
    struct Timed
    {
        double milliseconds = 0;
        AnswerTime parts;
    };

    [[nodiscard]] SubjectState prepare(const SweepSubject& subject);
    [[nodiscard]] const LengthState& at(std::size_t subject, std::size_t length) const;
    [[nodiscard]] bool needsMore(const LengthState& state) const;
    void useThreadsOf(std::size_t subject);
    [[nodiscard]] Status stepProfile(LengthState& state, TracedModel& model, std::stop_token stop);
    [[nodiscard]] Status stepRun(LengthState& state, const SubjectState& subject, RunKind kind,
                                 std::stop_token stop);
    [[nodiscard]] static Result<Timed> answerOnce(LengthState& state, const SweepSubject& subject,
                                                  std::stop_token stop);
    [[nodiscard]] static Result<Timed> forwardOnce(LengthState& state, const SweepSubject& subject,
                                                   std::stop_token stop);
    [[nodiscard]] std::size_t runsToCome() const;
    [[nodiscard]] std::size_t runsToCome(const LengthState& state) const;

    SweepOptions m_options;
    std::mt19937 m_random;
    std::vector<SubjectState> m_subjects;
    std::unique_ptr<SweepPlan> m_plan;
    std::optional<std::size_t> m_threadsOf; ///< subject whose number of threads is in force
    int m_usualThreads = 0; ///< 0: never changed
    bool m_discardNext = false;
};

} // namespace maskscope
