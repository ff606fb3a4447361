// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalized_text.h"

#include <string>
#include <vector>

namespace maskscope {

/// A character as a person sees it (a grapheme cluster) that the normalizer reads as another one.
/// Example: "É" in "É." is read as "e": {{0, 1}, "e"}.
struct NormalizationChange
{
    CodePointRange original; ///< in the text as given
    std::string became; ///< valid UTF-8; empty: left out

    friend bool operator==(const NormalizationChange&, const NormalizationChange&) = default;
};

/// Adds what differs between a text and what the normalizer made of it, left to right. White space
/// does not count, neither changed nor put around a character, nor does another spelling of the
/// same character (NFC, NFD).
void addNormalizationChanges(const NormalizedText& given, const NormalizedText& normalized,
                             std::vector<NormalizationChange>& changes);

} // namespace maskscope
