// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// One sentence of a contest.
struct ContestSentence
{
    std::vector<std::string> choices; ///< what was taken in each bracket of the template
    std::string text; ///< the place of the contest is the mask token
    std::size_t mask = 0; ///< the place of the contest among the masks of the text
};

/// A template and what it stands for.
struct Contest
{
    /// That compete at a mask, in the order written. Empty: the best guesses of each sentence are
    /// wanted.
    std::vector<std::string> words;
    std::vector<ContestSentence> sentences; ///< the last bracket changes fastest
};

/// More sentences than these are a mistake in writing more often than a wish.
inline constexpr std::size_t kMostContestSentences = 1000;

/// Reads a template. `[nurse|doctor]` is a bracket of alternatives: there is a sentence for each of
/// them, and with several brackets for each combination. `[he/she]` are words that compete: the
/// model is asked for their probabilities there; one such bracket at most. "[MASK]", "___" and
/// `maskToken` stay masks. A bracket without | and / is text. An alternative may be empty. A
/// backslash takes the meaning of the sign behind it: \[ \] \| \/ \\.
///
/// Example: "[he/she] is a [nurse|doctor]." has the words "he" and "she" and the sentences
///     "[MASK] is a nurse." and "[MASK] is a doctor.", with the choices {"nurse"} and {"doctor"}.
///
/// Errors: BadTemplate (facts `problem`, `found`), TooManySentences (`found`, `limit`), NoMask.
[[nodiscard]] Result<Contest> readContest(std::string_view text, std::string_view maskToken);

} // namespace maskscope
