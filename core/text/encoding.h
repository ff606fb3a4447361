// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// A text, or two, as the model sees them. All vectors but `maskPositions` have one entry per
/// token, special tokens included. Plain values; may cross threads.
struct Encoding
{
    std::vector<TokenId> ids;
    /// Vocabulary entries, e.g. "##ing"; an added token as it was found in the text, with the white
    /// space it takes along.
    std::vector<std::string> tokens;
    std::vector<std::int64_t> typeIds; ///< as the template says; mostly 1 for the second text
    std::vector<CodePointRange> offsets; ///< in the token's own text, as Hugging Face reports them
    std::vector<bool> special; ///< added by the template ([CLS], [SEP]), not found in the text
    std::vector<std::optional<int>> sequence; ///< which text; nothing for template tokens
    std::vector<std::size_t> maskPositions; ///< indices of mask tokens, ascending
    bool truncated = false; ///< tokens of the text were left out, as asked

    [[nodiscard]] SequenceLength length() const { return {static_cast<std::int64_t>(ids.size())}; }
};

} // namespace maskscope
