// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// Ids of a tokenizer file must be below this, so that a hostile file cannot ask for memory.
inline constexpr std::int64_t kIdLimit = std::int64_t{1} << 24;

/// Tokens and their ids as a file lists them, all bytes in one string.
class TokenList
{
public:
    struct Row
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::int64_t id = 0;
    };

    /// False when the bytes exceed 4 GB.
    [[nodiscard]] bool add(std::string_view token, std::int64_t id);
    [[nodiscard]] std::string_view token(const Row& row) const;
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

private:
    friend class Vocabulary;
    std::string m_bytes;
    std::vector<Row> m_rows;
};

/// Tokens and their ids, both ways: one string and a flat hash table. Looking up does not
/// allocate. Immutable once made.
class Vocabulary
{
public:
    enum class Repeated
    {
        Refused,
        LastCounts, ///< find() gives the last id; each id keeps its token
    };

    Vocabulary() = default;

    /// The reason is the `reason` of a BadTokenizer error about `source`: ids out of range, given
    /// twice or too far apart, tokens given twice.
    [[nodiscard]] static Result<Vocabulary> make(TokenList tokens, const std::string& source,
                                                 Repeated repeated = Repeated::Refused);

    [[nodiscard]] std::optional<TokenId> find(std::string_view token) const;
    /// Empty for an id without a token.
    [[nodiscard]] std::string_view token(TokenId id) const;
    /// Number of ids that have a token; less than the highest id + 1 when ids are left out.
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] std::size_t idEnd() const { return m_spans.size(); } ///< highest id + 1
    [[nodiscard]] std::size_t longestToken() const { return m_longest; } ///< bytes

private:
    struct Span
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Slot
    {
        std::uint32_t hash = 0;
        std::int32_t id = -1; ///< free
    };

    [[nodiscard]] bool enter(std::string_view token, std::int32_t id, Repeated repeated);
    [[nodiscard]] std::size_t slotOf(std::string_view token, std::uint32_t hash) const;

    std::string m_bytes;
    std::vector<Span> m_spans; ///< per id
    std::vector<Slot> m_slots; ///< a power of two, at most half full
    std::size_t m_count = 0;
    std::size_t m_longest = 0;
};

} // namespace maskscope
