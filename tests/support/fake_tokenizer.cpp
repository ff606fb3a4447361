// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_tokenizer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace maskscope {

namespace {

constexpr std::array<std::string_view, 32> kVocabulary{
    "[PAD]", "[UNK]",   "[CLS]", "[SEP]", "[MASK]", ".",      ",",      "the",
    "a",     "capital", "of",    "is",    "was",    "in",     "france", "italy",
    "spain", "germany", "paris", "rome",  "madrid", "berlin", "city",   "country",
    "river", "house",   "good",  "bad",   "big",    "small",  "red",    "##s"};

constexpr TokenId kPad{0};
constexpr TokenId kUnknown{1};
constexpr TokenId kBegin{2};
constexpr TokenId kEnd{3};
constexpr TokenId kMask{4};

std::optional<TokenId> find(std::string_view token)
{
    const auto found = std::find(kVocabulary.begin(), kVocabulary.end(), token);
    if (found == kVocabulary.end()) {
        return std::nullopt;
    }
    return TokenId{static_cast<std::int32_t>(found - kVocabulary.begin())};
}

std::string lowered(std::string_view word)
{
    std::string text(word);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool isMark(char c)
{
    return c == '.' || c == ',';
}

std::vector<CodePointRange> splitWords(std::string_view text)
{
    std::vector<CodePointRange> words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t stop = std::min(text.find_first_of(" .,", at), text.size());
        const std::size_t end = isMark(text[at]) ? at + 1 : stop;
        words.push_back({at, end});
        at = end;
    }
    return words;
}

void append(Encoding& encoding, TokenId id, CodePointRange range, std::optional<int> text,
            int typeId)
{
    if (id == kMask) {
        encoding.maskPositions.push_back(encoding.ids.size());
    }
    encoding.ids.push_back(id);
    encoding.tokens.emplace_back(kVocabulary[static_cast<std::size_t>(id.value)]);
    encoding.typeIds.push_back(typeId);
    encoding.offsets.push_back(range);
    encoding.special.push_back(!text.has_value());
    encoding.sequence.push_back(text);
}

} // namespace

std::span<const std::string_view> fakeVocabulary()
{
    return kVocabulary;
}

TokenId fakeId(std::string_view word)
{
    return find(word).value();
}

FakeTokenizer::FakeTokenizer(Mask mask)
    : m_mask(mask)
{}

Encoding FakeTokenizer::encode(std::string_view text, const EncodeOptions& options) const
{
    std::vector<CodePointRange> words = splitWords(text);
    std::vector<CodePointRange> pairWords = splitWords(options.pair.value_or(std::string_view()));
    const std::size_t added = options.pair.has_value() ? 3 : 2;
    bool truncated = false;
    while (options.maxLength.has_value() && words.size() + pairWords.size() > 0
           && words.size() + pairWords.size() + added > *options.maxLength) {
        (words.size() > pairWords.size() ? words : pairWords).pop_back();
        truncated = true;
    }
    Encoding encoding;
    encoding.truncated = truncated;
    append(encoding, kBegin, {}, {}, 0);
    appendText(encoding, text, words, 0);
    append(encoding, kEnd, {}, {}, 0);
    if (options.pair.has_value()) {
        appendText(encoding, *options.pair, pairWords, 1);
        append(encoding, kEnd, {}, {}, 1);
    }
    return encoding;
}

void FakeTokenizer::appendText(Encoding& encoding, std::string_view text,
                               const std::vector<CodePointRange>& words, int number) const
{
    for (const CodePointRange word : words) {
        const std::string_view written = text.substr(word.begin, word.size());
        const bool isMask = m_mask == Mask::Yes && written == kVocabulary[4];
        append(encoding, isMask ? kMask : find(lowered(written)).value_or(kUnknown), word, number,
               number);
    }
}

std::vector<NormalizationChange> FakeTokenizer::normalizationChanges(std::string_view text) const
{
    std::vector<NormalizationChange> changes;
    for (const CodePointRange word : splitWords(text)) {
        const std::string_view written = text.substr(word.begin, word.size());
        for (std::size_t i = 0; i < word.size() && written != kVocabulary[4]; ++i) {
            const std::string small = lowered(written.substr(i, 1));
            if (small != written.substr(i, 1)) {
                changes.push_back({{word.begin + i, word.begin + i + 1}, small});
            }
        }
    }
    return changes;
}

std::size_t FakeTokenizer::vocabularySize() const
{
    return kVocabulary.size();
}

std::optional<TokenId> FakeTokenizer::tokenToId(std::string_view token) const
{
    return find(token);
}

std::string FakeTokenizer::idToToken(TokenId id) const
{
    const bool known = id.value >= 0 && static_cast<std::size_t>(id.value) < kVocabulary.size();
    return known ? std::string(kVocabulary[static_cast<std::size_t>(id.value)]) : std::string();
}

std::string FakeTokenizer::tokenText(TokenId id) const
{
    const std::string token = idToToken(id);
    return token.starts_with("##") ? token.substr(2) : token;
}

WordPart FakeTokenizer::wordPart(TokenId id) const
{
    return idToToken(id).starts_with("##") ? WordPart::Rest : WordPart::Begin;
}

std::optional<std::size_t> FakeTokenizer::brokenWordLimit(std::string_view /*word*/) const
{
    return std::nullopt;
}

/// Words with spaces between them; the fake has no tokens to skip.
std::string FakeTokenizer::decode(const std::vector<TokenId>& ids, SpecialTokens /*special*/) const
{
    std::string text;
    for (const TokenId id : ids) {
        const std::string token = idToToken(id);
        const bool opensWord = !text.empty() && !token.starts_with("##");
        text += (opensWord ? " " : "") + tokenText(id);
    }
    return text;
}

std::optional<TokenId> FakeTokenizer::maskId() const
{
    return m_mask == Mask::Yes ? std::optional(kMask) : std::nullopt;
}

std::string FakeTokenizer::maskToken() const
{
    return m_mask == Mask::Yes ? std::string(kVocabulary[4]) : std::string();
}

std::optional<TokenId> FakeTokenizer::unknownId() const
{
    return kUnknown;
}

std::optional<TokenId> FakeTokenizer::padId() const
{
    return kPad;
}

bool FakeTokenizer::isSpecial(TokenId id) const
{
    return static_cast<std::size_t>(id.value) < kFakeSpecialTokens;
}

} // namespace maskscope
