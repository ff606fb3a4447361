// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/text/char_kind.h"
#include "core/text/tokenizer_bpe_files.h"
#include "core/text/tokenizer_config.h"
#include "core/text/tokenizer_json.h"
#include "core/text/tokenizer_vocab_txt.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace maskscope {

namespace {

/// The token that the configuration names, or an added token of one of the usual names.
std::string roleToken(const TokenizerParts& parts, const std::string& named,
                      std::initializer_list<std::string_view> usual)
{
    const auto isAdded = [&](std::string_view name) {
        return std::any_of(parts.addedTokens.begin(), parts.addedTokens.end(),
                           [name](const AddedToken& token) { return token.content == name; });
    };
    const bool isKnown = isAdded(named) || parts.model->vocabulary().find(named).has_value();
    if (!named.empty() && isKnown) {
        return named;
    }
    const auto* const found = std::find_if(usual.begin(), usual.end(), isAdded);
    return found == usual.end() ? std::string() : std::string(*found);
}

/// What the tokenizer itself has not named.
void takeRoles(TokenizerParts& parts, const TokenizerConfig& config)
{
    if (parts.maskToken.empty()) {
        parts.maskToken = roleToken(parts, config.maskToken, {"[MASK]", "<mask>"});
    }
    if (parts.padToken.empty()) {
        parts.padToken = roleToken(parts, config.padToken, {"[PAD]", "<pad>"});
    }
    parts.unknownToken = roleToken(parts, config.unknownToken, {"[UNK]", "<unk>"});
}

/// A mask that only the vocabulary has must be found in a text before words are looked for.
void addMask(TokenizerParts& parts)
{
    const auto isMask = [&](const AddedToken& token) { return token.content == parts.maskToken; };
    const auto id = parts.model->vocabulary().find(parts.maskToken);
    if (id.has_value() && !parts.maskToken.empty()
        && std::none_of(parts.addedTokens.begin(), parts.addedTokens.end(), isMask)) {
        parts.addedTokens.push_back({.content = parts.maskToken, .id = *id, .special = true});
    }
}

bool endsInWord(std::string_view text)
{
    std::size_t last = text.size();
    while (last > 0 && (static_cast<unsigned char>(text[--last]) & 0xC0U) == 0x80U) {}
    return last < text.size() && charKind(readCodePoint(text, last)).isWord;
}

/// The template brings its ids along; one that the vocabulary does not have would make the model
/// read past its table.
bool hasOnlyKnownIds(const Tokenizer& tokenizer)
{
    const auto isKnown = [&](TokenId id) {
        return static_cast<std::size_t>(id.value) < tokenizer.vocabularySize();
    };
    const Encoding single = tokenizer.encode("");
    const Encoding pair = tokenizer.encode("", {.pair = ""});
    return std::all_of(single.ids.begin(), single.ids.end(), isKnown)
        && std::all_of(pair.ids.begin(), pair.ids.end(), isKnown);
}

Result<TokenizerParts> readParts(const TokenizerFiles& files, const TokenizerConfig& config)
{
    if (!files.tokenizerJson.empty()) {
        return readTokenizerJson(files.tokenizerJson, files.source);
    }
    return files.vocabTxt.empty() ? readBpeFiles(files)
                                  : readVocabTxt(files.vocabTxt, config, files.source);
}

} // namespace

Result<std::shared_ptr<const Tokenizer>> makeTokenizer(const TokenizerFiles& files)
{
    const bool hasBpeFiles = !files.vocabJson.empty() && !files.mergesTxt.empty();
    if (files.tokenizerJson.empty() && files.vocabTxt.empty() && !hasBpeFiles) {
        return Error{ErrorCode::NoTokenizer, {{"file", files.source}}, {}};
    }
    const auto config = readTokenizerConfig(files);
    if (config.hasError()) {
        return config.error();
    }
    auto read = readParts(files, config.value());
    if (read.hasError()) {
        return std::move(read).error();
    }
    TokenizerParts parts = std::move(read).value();
    takeRoles(parts, config.value());
    addMask(parts);
    std::shared_ptr<const Tokenizer> tokenizer
        = std::make_shared<const PipelineTokenizer>(std::move(parts));
    if (!hasOnlyKnownIds(*tokenizer)) {
        return Error{
            ErrorCode::BadTokenizer,
            {{"what", files.source},
             {"reason",
              QT_TRANSLATE_NOOP("Phrase",
                                "its template has token ids that its vocabulary does not have")}},
            {}};
    }
    return tokenizer;
}

const std::vector<TokenTraits>& Tokenizer::traits() const
{
    std::call_once(m_isLookedThrough, [this] {
        const auto end = static_cast<std::int32_t>(vocabularySize());
        m_traits.reserve(vocabularySize());
        for (TokenId id{0}; id.value < end; ++id.value) {
            m_traits.push_back(traitsOf(*this, id));
        }
    });
    return m_traits;
}

bool continuesWord(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place,
                   TokenId id)
{
    return continuesWord(tokenizer, encoding, place, tokenizer.wordPart(id));
}

bool continuesWord(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place,
                   WordPart part)
{
    const bool isFirst = place == 0 || encoding.sequence[place - 1] != encoding.sequence[place];
    if (part == WordPart::Rest || part == WordPart::Unmarked || isFirst) {
        return part == WordPart::Rest;
    }
    const TokenId before = encoding.ids[place - 1];
    if (part == WordPart::RestOfWord) {
        return before == tokenizer.maskId() || endsInWord(tokenizer.tokenText(before));
    }
    return part != WordPart::Begin && tokenizer.wordPart(before) == WordPart::NotLast;
}

} // namespace maskscope
