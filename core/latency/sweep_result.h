// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"
#include "core/inference/prediction.h"
#include "core/latency/statistics.h"
#include "core/model/operator_profile.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace maskscope {

struct SweepOptions
{
    std::vector<SequenceLength> lengths{{8}, {16}, {32}, {64}, {128}, {256}, {512}};
    std::size_t warmUp = 3; ///< runs per length that do not count
    std::size_t repeats = 10; ///< runs per length that count; at least, if there is a time as well
    double leastMs = 0; ///< of runs that count, per length; 0: exactly `repeats` runs
    std::size_t profiles = 0; ///< runs per length that are taken apart into operators
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
    AnswerTime parts; ///< medians of the runs that count
    std::optional<OperatorProfile> profile; ///< of the run that was neither fast nor slow
    std::optional<Error> error; ///< this length cannot run; the others still do

    [[nodiscard]] bool isMeasured() const { return !error && statistics.runs > 0; }
    /// Of the program as saved: what an engine leaves out counts, so that engines compare.
    [[nodiscard]] std::optional<std::int64_t> flops() const
    {
        return profile ? profile->flopsAsSaved() : std::nullopt;
    }
    /// Thousand million operations a second; of the whole run, tokenizing included.
    [[nodiscard]] std::optional<double> gigaflopsPerSecond() const
    {
        const auto count = flops();
        return count && isMeasured() && statistics.median > 0
            ? std::optional(static_cast<double>(*count) / statistics.median / 1e6)
            : std::nullopt;
    }
};

/// What one of several models, or of several numbers of threads, took.
struct SweepSeries
{
    SweepMeasure measure = SweepMeasure::Answer;
    int threads = 0;
    std::vector<LengthTiming> lengths; ///< in the order asked for
};

struct SweepResult
{
    SweepMeasure measure = SweepMeasure::Answer;
    std::vector<LengthTiming> lengths; ///< in the order asked for
    std::vector<SweepSeries> compared; ///< the others, measured in the same rounds
    std::size_t stepsDone = 0;
    std::size_t stepsTotal = 0; ///< an estimate where a time was asked for
};

} // namespace maskscope
