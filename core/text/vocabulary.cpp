// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/vocabulary.h"

#include "core/text/byte_hash.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace maskscope {

namespace {

/// Room for ids that are left out. More than that, and a short file would ask for much memory.
constexpr std::int64_t kFreeIds = std::int64_t{1} << 20;
constexpr std::int64_t kIdsPerToken = 8;

Error bad(const std::string& source, const std::string& reason)
{
    return Error{ErrorCode::BadTokenizer, {{"what", source}, {"reason", reason}}, {}};
}

std::string nameOf(const TokenList& tokens, const TokenList::Row& row)
{
    return "the id " + std::to_string(row.id) + " of '" + std::string(tokens.token(row)) + "'";
}

/// -1 without tokens.
Result<std::int64_t> checkedHighestId(const TokenList& tokens, const std::string& source)
{
    const auto count = static_cast<std::int64_t>(tokens.rows().size());
    std::int64_t highest = -1;
    for (const TokenList::Row& row : tokens.rows()) {
        if (row.id < 0 || row.id >= kIdLimit) {
            return bad(source,
                       nameOf(tokens, row) + " is not between 0 and "
                           + std::to_string(kIdLimit - 1));
        }
        highest = std::max(highest, row.id);
    }
    if (highest >= std::max(kFreeIds, kIdsPerToken * count)) {
        return bad(source,
                   "its vocabulary has ids up to " + std::to_string(highest) + " for only "
                       + std::to_string(count) + " tokens");
    }
    return highest;
}

} // namespace

bool TokenList::add(std::string_view token, std::int64_t id)
{
    if (token.size() > std::numeric_limits<std::uint32_t>::max() - m_bytes.size()) {
        return false;
    }
    m_rows.push_back(
        {static_cast<std::uint32_t>(m_bytes.size()), static_cast<std::uint32_t>(token.size()), id});
    m_bytes += token;
    return true;
}

std::string_view TokenList::token(const Row& row) const
{
    return std::string_view(m_bytes).substr(row.begin, row.size);
}

Result<Vocabulary> Vocabulary::make(TokenList tokens, const std::string& source, Repeated repeated)
{
    const auto highest = checkedHighestId(tokens, source);
    if (highest.hasError()) {
        return highest.error();
    }
    Vocabulary vocabulary;
    vocabulary.m_bytes = std::move(tokens.m_bytes);
    vocabulary.m_spans.resize(static_cast<std::size_t>(highest.value() + 1));
    vocabulary.m_slots.resize(std::bit_ceil(2 * tokens.rows().size() + 1));
    vocabulary.m_count = tokens.rows().size();
    std::vector<bool> taken(vocabulary.m_spans.size());
    for (const TokenList::Row& row : tokens.rows()) {
        const auto id = static_cast<std::size_t>(row.id);
        const std::string_view token
            = std::string_view(vocabulary.m_bytes).substr(row.begin, row.size);
        if (taken[id]) {
            return bad(source,
                       "the id " + std::to_string(row.id) + " of '" + std::string(token)
                           + "' belongs to another token too");
        }
        taken[id] = true;
        vocabulary.m_spans[id] = {row.begin, row.size};
        if (!vocabulary.enter(token, static_cast<std::int32_t>(id), repeated)) {
            return bad(source, "the token '" + std::string(token) + "' has two ids");
        }
    }
    return vocabulary;
}

/// False if it was there and may not be.
bool Vocabulary::enter(std::string_view token, std::int32_t id, Repeated repeated)
{
    const std::uint32_t hash = hashOf(token);
    Slot& slot = m_slots[slotOf(token, hash)];
    if (slot.id >= 0 && repeated == Repeated::Refused) {
        return false;
    }
    m_longest = std::max(m_longest, token.size());
    slot = {hash, id};
    return true;
}

/// The slot that has the token, or the free one where it belongs.
std::size_t Vocabulary::slotOf(std::string_view token, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].id >= 0
           && (m_slots[at].hash != hash || this->token(TokenId{m_slots[at].id}) != token)) {
        at = (at + 1) & mask;
    }
    return at;
}

std::optional<TokenId> Vocabulary::find(std::string_view token) const
{
    if (m_slots.empty()) {
        return std::nullopt;
    }
    const std::int32_t id = m_slots[slotOf(token, hashOf(token))].id;
    return id < 0 ? std::nullopt : std::optional(TokenId{id});
}

std::string_view Vocabulary::token(TokenId id) const
{
    const auto at = static_cast<std::size_t>(id.value);
    return id.value >= 0 && at < m_spans.size()
        ? std::string_view(m_bytes).substr(m_spans[at].begin, m_spans[at].size)
        : std::string_view();
}

} // namespace maskscope
