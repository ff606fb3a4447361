// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace maskscope {

/// Ids of a tokenizer file must be below this, so that a hostile file cannot ask for memory.
inline constexpr std::int64_t kIdLimit = std::int64_t{1} << 24;

/// Tokens and their ids, both ways. Looking up does not allocate. Immutable once filled; the keys
/// point into the tokens, hence it can be moved but not copied.
class Vocabulary
{
public:
    struct Entry
    {
        std::string token;
        std::int64_t id = 0;
    };

    Vocabulary() = default;
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;
    ~Vocabulary() = default;

    /// The reason is the `reason` of a BadTokenizer error about `source`: ids out of range, given
    /// twice or too far apart, tokens given twice.
    [[nodiscard]] static Result<Vocabulary> make(std::vector<Entry> entries,
                                                 const std::string& source);

    [[nodiscard]] std::optional<TokenId> find(std::string_view token) const;
    /// Empty for an id without a token.
    [[nodiscard]] const std::string& token(TokenId id) const;
    /// Number of tokens, which differs from the highest id + 1 when ids are left out.
    [[nodiscard]] std::size_t count() const { return m_ids.size(); }
    [[nodiscard]] std::size_t idEnd() const { return m_tokens.size(); } ///< highest id + 1
    [[nodiscard]] std::size_t longestToken() const { return m_longest; } ///< bytes

private:
    std::vector<std::string> m_tokens;
    std::unordered_map<std::string_view, TokenId> m_ids;
    std::size_t m_longest = 0;
};

} // namespace maskscope
