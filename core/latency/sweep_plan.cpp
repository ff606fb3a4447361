// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/sweep_plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace maskscope {

namespace {

/// Fisher-Yates by hand, for the same reason as drawBelow().
void shuffle(std::vector<std::size_t>& values, std::mt19937& random)
{
    for (std::size_t left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[drawBelow(random, left)]);
    }
}

std::size_t indexOfShortest(const std::vector<std::size_t>& indices,
                            const std::vector<SequenceLength>& lengths)
{
    return *std::min_element(indices.begin(), indices.end(),
                             [&](std::size_t a, std::size_t b) { return lengths[a] < lengths[b]; });
}

} // namespace

std::size_t drawBelow(std::mt19937& random, std::size_t bound)
{
    return random() % bound;
}

SweepPlan::SweepPlan(std::size_t subjects, SweepOptions options, Predicate canRun,
                     Predicate needsMore)
    : m_subjects(subjects)
    , m_options(std::move(options))
    , m_canRun(std::move(canRun))
    , m_needsMore(std::move(needsMore))
{}

void SweepPlan::begin(std::mt19937& random)
{
    planWarmUps();
    if (m_options.warmUp > 0) {
        planProfiles();
    }
    for (std::size_t round = 0; round < m_options.repeats; ++round) {
        planRound(random, m_canRun);
    }
    planMore(random);
}

void SweepPlan::advance(std::mt19937& random)
{
    ++m_next;
    skipImpossible(random);
}

void SweepPlan::skipImpossible(std::mt19937& random)
{
    while (!isFinished() && !m_canRun(current().subject, current().length)) {
        ++m_next;
    }
    planMore(random);
}

std::size_t SweepPlan::total() const
{
    const bool areProfilesToCome = m_options.warmUp == 0 && !m_isComplete;
    const std::size_t all = m_subjects * m_options.lengths.size() * m_options.profiles;
    return m_runs.size() + (areProfilesToCome ? all : 0);
}

void SweepPlan::planWarmUps()
{
    for (std::size_t subject = 0; subject < m_subjects; ++subject) {
        for (const std::size_t length : lengthsOf(subject, m_canRun)) {
            m_runs.insert(m_runs.end(), m_options.warmUp, {subject, length, RunKind::WarmUp});
        }
    }
}

/// All lengths of a model together: another model's weights push its own out of the caches.
void SweepPlan::planRound(std::mt19937& random, const Predicate& isWanted)
{
    std::vector<std::size_t> subjects(m_subjects);
    std::iota(subjects.begin(), subjects.end(), std::size_t{0});
    shuffle(subjects, random);
    for (const std::size_t subject : subjects) {
        std::vector<std::size_t> lengths = lengthsOf(subject, isWanted);
        shuffle(lengths, random);
        if (m_subjects > 1 && !lengths.empty()) {
            m_runs.push_back(
                {subject, indexOfShortest(lengths, m_options.lengths), RunKind::Change});
        }
        for (const std::size_t length : lengths) {
            m_runs.push_back({subject, length, RunKind::Counts});
        }
    }
}

void SweepPlan::planProfiles()
{
    for (std::size_t subject = 0; subject < m_subjects; ++subject) {
        for (const std::size_t length : lengthsOf(subject, m_canRun)) {
            m_runs.insert(m_runs.end(), m_options.profiles, {subject, length, RunKind::Profile});
        }
    }
}

void SweepPlan::planMore(std::mt19937& random)
{
    if (!isFinished() || m_isComplete) {
        return;
    }
    planRound(random, [this](std::size_t subject, std::size_t length) {
        return m_canRun(subject, length) && m_needsMore(subject, length);
    });
    if (!isFinished()) {
        return;
    }
    m_isComplete = true;
    if (m_options.warmUp == 0) {
        planProfiles();
    }
}

std::vector<std::size_t> SweepPlan::lengthsOf(std::size_t subject, const Predicate& isWanted) const
{
    std::vector<std::size_t> lengths;
    for (std::size_t length = 0; length < m_options.lengths.size(); ++length) {
        if (isWanted(subject, length)) {
            lengths.push_back(length);
        }
    }
    return lengths;
}

} // namespace maskscope
