// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer_json.h"

#include "core/text/decoder/decoder_json.h"
#include "core/text/normalizer/normalizer_json.h"
#include "core/text/post_processor/post_processor_json.h"
#include "core/text/pre_tokenizer/pre_tokenizer_json.h"
#include "core/text/subword/subword_json.h"
#include "core/text/tokenizer_json_events.h"

#include <unordered_set>
#include <utility>

namespace maskscope {

namespace {

/// A part that is missing or null stays null.
template <typename Part>
std::unique_ptr<Part> readOptional(const Json& root, const char* key, TokenizerErrors& errors,
                                   std::unique_ptr<Part> (*read)(const JsonPart&))
{
    const Json* member = findMember(root, key);
    if (member == nullptr || member->is_null()) {
        return nullptr;
    }
    const JsonPart part(*member, key, errors);
    return errors.any() ? nullptr : read(part);
}

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

/// Added tokens that the vocabulary has keep its id; the others are numbered after it. A file that
/// says otherwise would give other ids in `tokenizers` than it names.
class AddedTokenIds
{
public:
    explicit AddedTokenIds(const Vocabulary& vocabulary)
        : m_vocabulary(vocabulary)
        , m_next(static_cast<std::int64_t>(vocabulary.count()))
    {}

    void check(const AddedToken& token, const JsonPart& part)
    {
        const auto known = m_vocabulary.find(token.content);
        const std::int64_t expected = known.has_value() ? known->value : m_next++;
        if (token.content.empty() || token.id.value != expected) {
            part.bad("the token '" + token.content + "' has the id "
                     + std::to_string(token.id.value) + " but its place is "
                     + std::to_string(expected));
        } else if (!m_contents.insert(token.content).second) {
            part.bad("the token '" + token.content + "' is added twice");
        }
    }

private:
    const Vocabulary& m_vocabulary;
    std::int64_t m_next = 0;
    std::unordered_set<std::string> m_contents;
};

std::vector<AddedToken> readAddedTokens(const Json& root, const Vocabulary& vocabulary,
                                        TokenizerErrors& errors)
{
    std::vector<AddedToken> tokens;
    const Json* list = findMember(root, "added_tokens");
    if (list == nullptr || list->is_null()) {
        return tokens;
    }
    if (!list->is_array()) {
        errors.bad("'added_tokens' should be a list");
        return tokens;
    }
    AddedTokenIds ids(vocabulary);
    for (std::size_t i = 0; i < list->size() && !errors.any(); ++i) {
        const JsonPart part((*list)[i], "added_tokens[" + std::to_string(i) + "]", errors);
        AddedToken token = readAddedToken(part);
        if (!errors.any()) {
            ids.check(token, part);
            tokens.push_back(std::move(token));
        }
    }
    return tokens;
}

/// An added token that normalises to nothing would be found between any two letters.
void checkPatterns(const TokenizerParts& parts, TokenizerErrors& errors)
{
    for (const AddedToken& token : parts.addedTokens) {
        if (token.normalized && parts.normalizer != nullptr
            && parts.normalizer->normalize(NormalizedText(token.content)).text().empty()) {
            errors.unsupported("the added token that normalises to nothing", token.content);
        }
    }
}

void checkRoot(const JsonPart& root)
{
    root.allowOnly({"version", "truncation", "padding", "added_tokens", "normalizer",
                    "pre_tokenizer", "post_processor", "decoder", "model"});
    const Json* version = findMember(root.json(), "version");
    if (version != nullptr && *version != "1.0") {
        root.errors().unsupported("version", dumpJson(*version));
    }
}

} // namespace

Result<TokenizerParts> readTokenizerJson(const std::string& json, const std::string& source)
{
    auto read = readTokenizerJsonText(json, source);
    if (read.hasError()) {
        return std::move(read).error();
    }
    TokenizerErrors errors(source);
    const JsonPart root(read.value().root, "tokenizer", errors);
    checkRoot(root);

    TokenizerParts parts;
    parts.normalizer = readOptional(root.json(), "normalizer", errors, &readNormalizer);
    parts.preTokenizer = readOptional(root.json(), "pre_tokenizer", errors, &readPreTokenizer);
    parts.postProcessor = readOptional(root.json(), "post_processor", errors, &readPostProcessor);
    parts.decoder = readOptional(root.json(), "decoder", errors, &readDecoder);
    const JsonPart model(root.object("model"), "model", errors);
    if (errors.any()) {
        return errors.first();
    }
    parts.model = readSubwordModel(model, std::move(read.value().tables));
    if (parts.model != nullptr) {
        parts.addedTokens = readAddedTokens(root.json(), parts.model->vocabulary(), errors);
        checkPatterns(parts, errors);
    }
    if (errors.any()) {
        return errors.first();
    }
    return parts;
}

} // namespace maskscope
