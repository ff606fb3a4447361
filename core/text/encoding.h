// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// A text as the model sees it. All vectors but `maskPositions` have one entry per token, special
/// tokens included. Plain values; may cross threads.
struct Encoding
{
    std::vector<TokenId> ids;
    std::vector<std::string> tokens; ///< vocabulary entries, e.g. "##ing"
    std::vector<std::int64_t> typeIds; ///< 0 or 1: which text of a pair
    std::vector<CodePointRange> offsets; ///< in the token's own text, as Hugging Face reports them
    std::vector<bool> special; ///< added by the template ([CLS], [SEP]), not found in the text
    std::vector<std::optional<int>> sequence; ///< 0 or 1; nothing for template tokens
    std::vector<std::size_t> maskPositions; ///< indices of mask tokens, ascending

    [[nodiscard]] SequenceLength length() const { return {static_cast<std::int64_t>(ids.size())}; }
};

} // namespace maskscope
