// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/vocabulary.h"

#include <algorithm>

namespace maskscope {

namespace {

/// Room for ids that are left out. More than that, and a short file would ask for much memory.
constexpr std::int64_t kFreeIds = std::int64_t{1} << 20;
constexpr std::int64_t kIdsPerToken = 8;

Error bad(const std::string& source, const std::string& reason)
{
    return Error{ErrorCode::BadTokenizer, {{"what", source}, {"reason", reason}}, {}};
}

std::string nameOf(const Vocabulary::Entry& entry)
{
    return "the id " + std::to_string(entry.id) + " of '" + entry.token + "'";
}

/// -1 without entries.
Result<std::int64_t> checkedHighestId(const std::vector<Vocabulary::Entry>& entries,
                                      const std::string& source)
{
    const auto count = static_cast<std::int64_t>(entries.size());
    std::int64_t highest = -1;
    for (const Vocabulary::Entry& entry : entries) {
        if (entry.id < 0 || entry.id >= kIdLimit) {
            return bad(source,
                       nameOf(entry) + " is not between 0 and " + std::to_string(kIdLimit - 1));
        }
        highest = std::max(highest, entry.id);
    }
    if (highest >= std::max(kFreeIds, kIdsPerToken * count)) {
        return bad(source,
                   "its vocabulary has ids up to " + std::to_string(highest) + " for only "
                       + std::to_string(count) + " tokens");
    }
    return highest;
}

} // namespace

Result<Vocabulary> Vocabulary::make(std::vector<Entry> entries, const std::string& source)
{
    const auto highest = checkedHighestId(entries, source);
    if (highest.hasError()) {
        return highest.error();
    }
    Vocabulary vocabulary;
    vocabulary.m_tokens.resize(static_cast<std::size_t>(highest.value() + 1));
    vocabulary.m_ids.reserve(entries.size());
    std::vector<bool> taken(vocabulary.m_tokens.size());
    for (Entry& entry : entries) {
        const auto row = static_cast<std::size_t>(entry.id);
        if (taken[row]) {
            return bad(source, nameOf(entry) + " belongs to another token too");
        }
        taken[row] = true;
        vocabulary.m_tokens[row] = std::move(entry.token);
        const std::string_view token = vocabulary.m_tokens[row];
        vocabulary.m_longest = std::max(vocabulary.m_longest, token.size());
        if (!vocabulary.m_ids.emplace(token, TokenId{static_cast<std::int32_t>(row)}).second) {
            return bad(source, "the token '" + std::string(token) + "' has two ids");
        }
    }
    return vocabulary;
}

std::optional<TokenId> Vocabulary::find(std::string_view token) const
{
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

const std::string& Vocabulary::token(TokenId id) const
{
    static const std::string kNone;
    const auto row = static_cast<std::size_t>(id.value);
    return id.value >= 0 && row < m_tokens.size() ? m_tokens[row] : kNone;
}

} // namespace maskscope
