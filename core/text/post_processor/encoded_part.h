// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/encoding.h"

#include <map>
#include <string>
#include <vector>

namespace maskscope {

/// Positions in a list of tokens.
using TokenRange = TextRange<struct TokenUnit>;

struct SpecialToken
{
    TokenId id;
    std::string token;
};

/// Tokens on their way through the post-processors: a text, or special tokens, or both. Its
/// `encoding.sequence` stays empty until joinParts().
struct EncodedPart
{
    Encoding encoding;
    std::map<std::size_t, TokenRange> texts; ///< which text (0, 1) lies where

    [[nodiscard]] std::size_t size() const { return encoding.ids.size(); }
    /// All of it belongs to the text, too.
    void markAsText(std::size_t text);
    void setTypeId(std::int64_t typeId);
    /// Adds a special token in front, or at the end. Moves `texts` along.
    void prepend(const SpecialToken& token, std::int64_t typeId);
    void append(const SpecialToken& token, std::int64_t typeId);
};

/// One after the other, as `tokenizers` merges: where two parts claim the same text, the later
/// claim counts; a text that no part claims is everything.
[[nodiscard]] Encoding joinParts(std::vector<EncodedPart> parts);

} // namespace maskscope
