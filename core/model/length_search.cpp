// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/length_search.h"

#include "core/base/translate_noop.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maskscope {

namespace {

constexpr std::int64_t kShort = 4;
constexpr std::int64_t kStep = 6; ///< beyond the recorded length
constexpr std::int64_t kQuick = 64; ///< up to here a run costs little
constexpr std::array<std::int64_t, 9> kUsualLengths{8, 128, 512, 64, 256, 32, 16, 384, 1024};
constexpr std::size_t kMostEvidence = 8;

} // namespace

std::int64_t shortLength(const LengthContract& declared)
{
    const std::int64_t length = std::max(kShort, declared.min.value);
    return declared.traced == SequenceLength{length} ? length + 1 : length;
}

LengthSearch::LengthSearch(const ProbeFacts& facts, ProbeRuns& runs)
    : m_facts(facts)
    , m_runs(runs)
{}

LengthContract LengthSearch::measure()
{
    if (m_facts.declared.traced) {
        return around(m_facts.declared.traced->value);
    }
    return withoutRecord();
}

/// An older file does not tell its length. One that runs at two lengths has none.
LengthContract LengthSearch::withoutRecord()
{
    const std::int64_t length = shortLength(m_facts.declared);
    const std::int64_t other = length + kStep;
    const Trial trial = isAllowed(other) ? m_runs.compare(length, other) : Trial::Refused;
    if (trial != Trial::Refused) {
        return free(trial == Trial::Right && m_facts.hasAttentionMask);
    }
    const auto found = findLength();
    if (!found) {
        m_answers = false;
        return m_facts.declared;
    }
    return around(*found);
}

std::optional<std::int64_t> LengthSearch::findLength()
{
    for (const std::int64_t length : kUsualLengths) {
        if (isAllowed(length) && m_runs.runsAt(length)) {
            return length;
        }
    }
    return std::nullopt;
}

LengthContract LengthSearch::around(std::int64_t traced)
{
    const bool isSuspect = isWrittenDown(traced);
    const std::int64_t length = shortLength(m_facts.declared);
    // Running at a long recorded length is worth its time only if there is a reason.
    const bool compareWithRecord = traced <= kQuick || isSuspect;
    const Trial below = tryLength(length, compareWithRecord ? traced : length + kStep);
    const Trial above = compareWithRecord && isAllowed(traced + kStep)
        ? tryLength(traced + kStep, traced)
        : Trial::Right;
    if (below == Trial::Right && above == Trial::Right) {
        const bool padsWithoutMask = !m_facts.hasAttentionMask
            && m_runs.compareWithPadding(length, length + kStep) == Trial::Right;
        return free(m_facts.hasAttentionMask || padsWithoutMask);
    }
    if (!m_isRefused && !isSuspect) {
        return free(false); // it is the padding that changes the answers, as convolutions do
    }
    if (m_isRefused && !m_runs.runsAt(traced)) {
        m_answers = false;
        return m_facts.declared;
    }
    return narrowed(traced);
}

LengthContract LengthSearch::narrowed(std::int64_t traced)
{
    LengthContract contract = m_facts.declared;
    contract.min = SequenceLength{lowest(traced)};
    contract.max = SequenceLength{highest(traced)};
    if (contract.min == *contract.max) {
        contract.kind = m_isWrong ? LengthKind::Unsafe : LengthKind::Fixed;
    } else if (m_facts.hasAttentionMask) {
        contract.kind = LengthKind::Range;
    } else { // without padding to compare with, running is no proof of answering rightly
        contract.kind = LengthKind::Unsafe;
        contract.min = contract.max.emplace(SequenceLength{traced});
    }
    // A model that sees the length otherwise than by its mask may well see padding (Funnel does).
    contract.mayPad = m_facts.hasAttentionMask && contract.kind != LengthKind::Unsafe;
    if (m_facts.placesOf) {
        contract.evidence = m_facts.placesOf(traced);
        contract.evidence.resize(std::min(contract.evidence.size(), kMostEvidence));
    }
    if (contract.evidence.empty()) {
        contract.evidence.push_back(
            {{},
             {},
             {},
             m_isWrong
                 ? QT_TRANSLATE_NOOP("Phrase", "other lengths run, but are answered otherwise")
                 : m_runs.lastRefusal()});
    }
    return contract;
}

Trial LengthSearch::tryLength(std::int64_t length, std::int64_t traced)
{
    const Trial trial = m_runs.compare(length, traced);
    m_isWrong = m_isWrong || trial == Trial::Wrong;
    m_isRefused = m_isRefused || trial == Trial::Refused;
    return trial;
}

std::int64_t LengthSearch::lowest(std::int64_t traced)
{
    if (traced <= 1 || tryLength(traced - 1, traced) != Trial::Right) {
        return traced;
    }
    std::int64_t right = traced - 1;
    std::int64_t notRight = 0;
    while (right - notRight > 1 && !m_runs.isStopped()) {
        const std::int64_t middle = notRight + (right - notRight) / 2;
        (tryLength(middle, traced) == Trial::Right ? right : notRight) = middle;
    }
    return right;
}

std::int64_t LengthSearch::highest(std::int64_t traced)
{
    std::int64_t right = traced;
    std::int64_t step = 1;
    while (isAllowed(right + step) && step <= traced
           && tryLength(right + step, traced) == Trial::Right) {
        right += step;
        step *= 2;
    }
    for (; step >= 1 && !m_runs.isStopped(); step /= 2) {
        if (isAllowed(right + step) && tryLength(right + step, traced) == Trial::Right) {
            right += step;
        }
    }
    return right;
}

bool LengthSearch::isAllowed(std::int64_t length) const
{
    return length >= m_facts.declared.min.value
        && (!m_facts.declared.max || length <= m_facts.declared.max->value);
}

LengthContract LengthSearch::free(bool mayPad) const
{
    LengthContract contract = m_facts.declared;
    contract.mayPad = mayPad;
    return contract;
}

bool LengthSearch::isWrittenDown(std::int64_t traced) const
{
    return m_facts.placesOf && !m_facts.placesOf(traced).empty();
}

} // namespace maskscope
