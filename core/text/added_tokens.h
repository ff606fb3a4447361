// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/normalizer/normalizer.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace maskscope {

/// A token that is cut out of the text before words are looked for.
struct AddedToken
{
    std::string content;
    TokenId id;
    bool singleWord = false; ///< not inside a word
    bool lstrip = false; ///< takes the white space before it
    bool rstrip = false;
    bool normalized = false; ///< looked for in the normalised text
    bool special = false;
};

/// A piece of a text: an added token, or (without `id`) text between them.
struct AddedTokenSplit
{
    ByteRange bytes;
    std::optional<TokenId> id;
};

/// Finds the added tokens in a text: leftmost first, the longest of those that begin together.
/// Immutable.
class AddedTokenFinder
{
public:
    /// `pattern` (not empty) is what to look for: the content, or the normalised content.
    void add(AddedToken token, std::string pattern);

    /// Left to right. White space stripped twice makes pieces overlap, as in `tokenizers`.
    [[nodiscard]] std::vector<AddedTokenSplit> split(std::string_view text) const;

private:
    struct Match
    {
        std::size_t token = 0;
        ByteRange bytes;
    };
    [[nodiscard]] std::optional<Match> findFrom(std::string_view text, std::size_t at) const;

    std::vector<AddedToken> m_tokens;
    std::unordered_map<std::string, std::size_t> m_byPattern;
    /// Lengths of the patterns that begin with a byte, longest first.
    std::array<std::vector<std::size_t>, 256> m_lengths;
};

} // namespace maskscope
