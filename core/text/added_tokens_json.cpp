// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/added_tokens_json.h"

#include <unordered_map>
#include <utility>

namespace maskscope {

namespace {

AddedToken readAddedToken(const JsonPart& part)
{
    part.allowOnly({"id", "content", "single_word", "lstrip", "rstrip", "normalized", "special"});
    AddedToken token;
    token.content = part.string("content");
    token.id = TokenId{static_cast<std::int32_t>(part.integer("id", kIdLimit))};
    token.singleWord = part.boolean("single_word");
    token.lstrip = part.boolean("lstrip");
    token.rstrip = part.boolean("rstrip");
    token.normalized = part.boolean("normalized");
    token.special = part.boolean("special");
    return token;
}

/// Collects the tokens as `tokenizers` does: those that the vocabulary has keep its id, the others
/// are numbered after it; given twice, the later flags count; an empty one is no token. A file that
/// numbers them otherwise is refused, for it was written for other ids than it would give.
class AddedTokenList
{
public:
    explicit AddedTokenList(const Vocabulary& vocabulary)
        : m_vocabulary(vocabulary)
        , m_next(static_cast<std::int64_t>(vocabulary.count()))
    {}

    void add(AddedToken token, const JsonPart& part)
    {
        if (token.content.empty()) {
            return;
        }
        const auto [place, isNew] = m_places.emplace(token.content, m_tokens.size());
        const std::int64_t expected = isNew ? idOf(token) : m_tokens[place->second].id.value;
        if (token.id.value != expected) {
            part.bad("the token '" + token.content + "' has the id "
                     + std::to_string(token.id.value) + " but its place is "
                     + std::to_string(expected));
        } else if (isNew) {
            m_tokens.push_back(std::move(token));
        } else {
            m_tokens[place->second] = std::move(token);
        }
    }

    [[nodiscard]] std::vector<AddedToken> take() { return std::move(m_tokens); }

private:
    std::int64_t idOf(const AddedToken& token)
    {
        const auto known = m_vocabulary.find(token.content);
        return known.has_value() ? known->value : m_next++;
    }

    const Vocabulary& m_vocabulary;
    std::int64_t m_next = 0;
    std::unordered_map<std::string, std::size_t> m_places;
    std::vector<AddedToken> m_tokens;
};

/// An added token that normalises to nothing would be found between any two letters.
void checkPattern(const AddedToken& token, const Normalizer* normalizer, TokenizerErrors& errors)
{
    if (token.normalized && normalizer != nullptr
        && normalizer->normalize(NormalizedText(token.content)).text().empty()) {
        errors.unsupported("the added token that normalises to nothing", token.content);
    }
}

} // namespace

std::vector<AddedToken> readAddedTokens(const Json& tokenizer, const Vocabulary& vocabulary,
                                        const Normalizer* normalizer, TokenizerErrors& errors)
{
    const Json* list = findMember(tokenizer, "added_tokens");
    if (list == nullptr || list->is_null()) {
        return {};
    }
    if (!list->is_array()) {
        errors.bad("'added_tokens' should be a list");
        return {};
    }
    AddedTokenList tokens(vocabulary);
    for (std::size_t i = 0; i < list->size() && !errors.any(); ++i) {
        const JsonPart part((*list)[i], "added_tokens[" + std::to_string(i) + "]", errors);
        AddedToken token = readAddedToken(part);
        if (!errors.any()) {
            tokens.add(std::move(token), part);
        }
    }
    std::vector<AddedToken> read = tokens.take();
    for (const AddedToken& token : read) {
        checkPattern(token, normalizer, errors);
    }
    return read;
}

} // namespace maskscope
