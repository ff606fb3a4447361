// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/latency/sweep_result.h"

#include <cstddef>
#include <functional>
#include <random>
#include <vector>

namespace maskscope {

/// Not std::uniform_int_distribution: each standard library draws its own numbers with it.
[[nodiscard]] std::size_t drawBelow(std::mt19937& random, std::size_t bound);

enum class RunKind
{
    WarmUp,
    Change, ///< the first one after another model ran; counts for nothing
    Counts,
    Profile,
};

struct SweepRun
{
    std::size_t subject = 0;
    std::size_t length = 0; ///< index
    RunKind kind = RunKind::WarmUp;
};

/// The order of a sweep's runs: warm-ups, the runs that are taken apart, then rounds over all
/// models and lengths in shuffled order (drift then hits all alike). Without warm-ups the runs that
/// are taken apart come last: the very first run is told of as such.
class SweepPlan
{
public:
    using Predicate = std::function<bool(std::size_t subject, std::size_t length)>;

    /// `canRun` is asked again for every round, `needsMore` when the rounds are done.
    SweepPlan(std::size_t subjects, SweepOptions options, Predicate canRun, Predicate needsMore);

    [[nodiscard]] bool isFinished() const { return m_next == m_runs.size(); }
    [[nodiscard]] const SweepRun& current() const { return m_runs[m_next]; }
    /// On to the next run that can be done.
    void advance(std::mt19937& random);
    /// The current run may have become impossible.
    void skipImpossible(std::mt19937& random);

    [[nodiscard]] std::size_t done() const { return m_next; }
    /// Runs that are planned by now, those at the end included.
    [[nodiscard]] std::size_t total() const;

    /// Plans the first runs; to be called once.
    void begin(std::mt19937& random);

private:
    void planWarmUps();
    void planRound(std::mt19937& random, const Predicate& isWanted);
    void planProfiles();
    /// If all that was planned is done.
    void planMore(std::mt19937& random);
    [[nodiscard]] std::vector<std::size_t> lengthsOf(std::size_t subject,
                                                     const Predicate& isWanted) const;

    std::size_t m_subjects;
    SweepOptions m_options;
    Predicate m_canRun;
    Predicate m_needsMore;
    std::vector<SweepRun> m_runs;
    std::size_t m_next = 0;
    bool m_isComplete = false; ///< no more runs will be planned
};

} // namespace maskscope
