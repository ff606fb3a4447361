// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/probe_runs.h"

namespace maskscope {

/// A length that is quick to run and differs from the recorded one.
[[nodiscard]] std::int64_t shortLength(const LengthContract& declared);

/// Finds the lengths at which a model answers as it does at the recorded one.
///
/// Example: recorded with 14 tokens, 4 tokens are refused, 13 and 15 are right, 17 runs but is
/// wrong: Range 9 to 16 (a model that fills up to a multiple of 8 inside).
class LengthSearch
{
public:
    LengthSearch(const ProbeFacts& facts, ProbeRuns& runs);

    [[nodiscard]] LengthContract measure();
    /// False: no length was found at which it runs.
    [[nodiscard]] bool answersAnything() const { return m_answers; }

private:
    [[nodiscard]] std::optional<std::int64_t> findLength();
    [[nodiscard]] LengthContract withoutRecord();
    [[nodiscard]] LengthContract around(std::int64_t traced);
    [[nodiscard]] LengthContract narrowed(std::int64_t traced);
    [[nodiscard]] Trial tryLength(std::int64_t length, std::int64_t traced);
    [[nodiscard]] std::int64_t lowest(std::int64_t traced);
    [[nodiscard]] std::int64_t highest(std::int64_t traced);
    [[nodiscard]] bool isAllowed(std::int64_t length) const;
    [[nodiscard]] LengthContract free(bool mayPad) const;
    [[nodiscard]] bool isWrittenDown(std::int64_t traced) const;

    const ProbeFacts& m_facts;
    ProbeRuns& m_runs;
    bool m_answers = true;
    bool m_isWrong = false; ///< at some length it ran and answered otherwise
    bool m_isRefused = false;
};

} // namespace maskscope
