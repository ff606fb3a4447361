// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/masked_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

/// No model reads that much; a slip of the pen must not fill the memory.
constexpr SequenceLength kLongestText{65536};
/// Rows of the vocabulary that are tried as words.
constexpr std::int32_t kMostTries = 20000;
constexpr std::array<std::string_view, 3> kUsualWords{"the", "a", "de"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool looksLikeWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isLetter);
}

/// One token each time it is repeated, and not the unknown one.
bool isOneToken(const Tokenizer& tokenizer, const std::string& spacedWord, std::size_t shortest)
{
    const Encoding encoding = tokenizer.encode(tokenizer.maskToken() + spacedWord + spacedWord);
    const auto unknown = tokenizer.unknownId();
    const bool hasUnknown = unknown.has_value()
        && std::find(encoding.ids.begin(), encoding.ids.end(), *unknown) != encoding.ids.end();
    return encoding.ids.size() == shortest + 2 && encoding.maskPositions.size() == 1 && !hasUnknown;
}

std::optional<std::string> findSpacedWord(const Tokenizer& tokenizer, std::size_t shortest)
{
    for (const std::string_view word : kUsualWords) {
        std::string spaced = " " + std::string(word);
        if (isOneToken(tokenizer, spaced, shortest)) {
            return spaced;
        }
    }
    const auto rows = static_cast<std::int32_t>(
        std::min<std::size_t>(tokenizer.vocabularySize(), static_cast<std::size_t>(kMostTries)));
    for (std::int32_t row = 0; row < rows; ++row) {
        const std::string word = tokenizer.tokenText({row});
        if (looksLikeWord(word) && isOneToken(tokenizer, " " + word, shortest)) {
            return " " + word;
        }
    }
    return std::nullopt;
}

} // namespace

MaskedTextWriter::MaskedTextWriter(const Tokenizer& tokenizer, std::string word,
                                   SequenceLength shortest)
    : m_tokenizer(&tokenizer)
    , m_word(std::move(word))
    , m_shortest(shortest)
{}

std::optional<MaskedTextWriter> MaskedTextWriter::make(const Tokenizer& tokenizer)
{
    if (!tokenizer.maskId().has_value()) {
        return std::nullopt;
    }
    const Encoding alone = tokenizer.encode(tokenizer.maskToken());
    if (alone.maskPositions.size() != 1) {
        return std::nullopt;
    }
    std::optional<std::string> word = findSpacedWord(tokenizer, alone.ids.size());
    if (!word.has_value()) {
        return std::nullopt;
    }
    return MaskedTextWriter(tokenizer, *std::move(word), alone.length());
}

Result<std::string> MaskedTextWriter::write(SequenceLength length) const
{
    if (length < m_shortest) {
        return Error{
            ErrorCode::TooShort, {{"found", length.value}, {"limit", m_shortest.value}}, {}};
    }
    if (length > kLongestText) {
        return Error{
            ErrorCode::TooLong, {{"found", length.value}, {"limit", kLongestText.value}}, {}};
    }
    std::string text = m_tokenizer->maskToken();
    for (std::int64_t i = m_shortest.value; i < length.value; ++i) {
        text += m_word;
    }
    const Encoding encoding = m_tokenizer->encode(text);
    if (encoding.length() != length || encoding.maskPositions.size() != 1) {
        return Error{ErrorCode::Internal,
                     {},
                     "masked text: expected " + std::to_string(length.value) + " tokens, got "
                         + std::to_string(encoding.length().value)};
    }
    return text;
}

} // namespace maskscope
