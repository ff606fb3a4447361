// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"
#include "core/latency/statistics.h"

#include <cstdint>
#include <optional>
#include <random>
#include <stop_token>
#include <vector>

namespace maskscope {

class MaskedTextWriter;

struct SweepOptions
{
    std::vector<SequenceLength> lengths{{8}, {16}, {32}, {64}, {128}, {256}, {512}};
    std::size_t warmUp = 3; ///< runs per length that do not count
    std::size_t repeats = 10; ///< runs per length that count
    std::uint32_t seed = 1; ///< of the order and of random ids
};

/// What a run does: "answer" = tokenize + model + top-5 of one masked text of that many tokens;
/// "forward" = the model alone on random ids (no tokenizer, or no head).
enum class SweepMeasure
{
    Answer,
    Forward,
};

struct LengthTiming
{
    SequenceLength length;
    std::optional<SequenceLength> ranAt;
    TimingStatistics statistics; ///< of the runs that count, so far
    std::optional<double> firstMs; ///< the very first run at this length
    std::optional<Error> error; ///< this length cannot run; the others still do
};

struct SweepResult
{
    SweepMeasure measure = SweepMeasure::Answer;
    std::vector<LengthTiming> lengths; ///< in the order asked for
    std::size_t stepsDone = 0;
    std::size_t stepsTotal = 0;
};

/// A latency sweep taken apart into steps of one forward each, so the worker can answer the
/// keyboard between them. Warm-ups first, then rounds over all lengths in shuffled order (drift
/// then hits every length alike). Worker thread only; the model must outlive it.
class LatencySweep
{
public:
    /// `tokenizer` may be null. Lengths above the model's limit are reported as TooLong.
    LatencySweep(TracedModel& model, const Tokenizer* tokenizer, SweepOptions options);

    [[nodiscard]] bool isFinished() const;
    /// One forward. After a failure the rest of that length is left out. Errors: Cancelled only.
    [[nodiscard]] Status step(std::stop_token stop);
    /// The next run comes after other work and would measure cold caches: it is run once for
    /// nothing.
    void discardNextRun();
    [[nodiscard]] SweepResult result() const;

private:
    struct Run
    {
        std::size_t lengthIndex = 0;
        bool counts = false;
    };
    struct LengthState
    {
        LengthTiming timing;
        std::string text; ///< for Answer
        Batch batch; ///< for Forward
        std::vector<double> milliseconds;
    };

    void prepareLengths();
    /// `writer` null: random ids.
    [[nodiscard]] Status prepareInput(LengthState& state, const MaskedTextWriter* writer);
    void planRuns();
    void finishRun(Run run, double milliseconds);
    void skipFailedLengths();
    [[nodiscard]] Result<double> runOnce(LengthState& state, std::stop_token stop);
    [[nodiscard]] Result<double> answerOnce(LengthState& state, std::stop_token stop);
    [[nodiscard]] Result<double> forwardOnce(LengthState& state, std::stop_token stop);

    TracedModel& m_model;
    const Tokenizer* m_tokenizer;
    SweepOptions m_options;
    SweepMeasure m_measure;
    std::mt19937 m_random;
    std::vector<LengthState> m_lengths;
    std::vector<Run> m_runs;
    std::size_t m_next = 0;
    bool m_discardNext = false;
};

} // namespace maskscope
