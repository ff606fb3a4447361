// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/blanks.h"

#include "core/base/utf.h"
#include "core/inference/typed_text.h"
#include "core/text/char_kind.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

bool endsInLetter(const std::string& text)
{
    return !text.empty() && isSpacedLetter(codePointBefore(text, text.size()));
}

bool beginsWithLetter(const std::string& text)
{
    std::size_t at = 0;
    return !text.empty() && isSpacedLetter(readCodePoint(text, at));
}

void appendWord(std::string& text, const BlankWord& word)
{
    const Seam seam = seamBehind(text, word);
    if (seam.dropsSpace) {
        text.pop_back();
    }
    if (seam.addsSpace) {
        text += ' ';
    }
    text += word.text;
}

std::string withoutLeadingSpaces(std::string text)
{
    return text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
}

/// Decoded behind the token before them, because decoders treat the first token of a text
/// differently.
std::string decodedBehind(const Tokenizer& tokenizer, TokenId before, std::vector<TokenId> ids)
{
    const std::string context = tokenizer.decode({before}, SpecialTokens::Shown);
    std::vector<TokenId> all = ids;
    all.insert(all.begin(), before);
    const std::string text = tokenizer.decode(all, SpecialTokens::Shown);
    return withoutLeadingSpaces(text.starts_with(context)
                                    ? text.substr(context.size())
                                    : tokenizer.decode(ids, SpecialTokens::Shown));
}

} // namespace

Seam seamBehind(const std::string& before, const BlankWord& word)
{
    return {word.continuesWord && before.ends_with(' '),
            word.beginsWord && endsInLetter(before) && beginsWithLetter(word.text)};
}

Blanks::Blanks(const Tokenizer& tokenizer, const Prediction& prediction,
               const PredictOptions& options)
    : m_typed{prediction.text, prediction.pair.value_or(std::string())}
{
    const std::string mask = tokenizer.maskToken();
    const std::array<TypedText, 2> texts{TypedText(m_typed[0], mask, options.maskAliases),
                                         TypedText(m_typed[1], mask, options.maskAliases)};
    m_texts.first = texts[0].read();
    if (prediction.pair.has_value()) {
        m_texts.pair = texts[1].read();
    }
    const Encoding& encoding = prediction.encoding;
    for (const std::size_t position : encoding.maskPositions) {
        const auto text = static_cast<std::size_t>(encoding.sequence[position].value_or(0));
        const TypedText& typed = texts.at(text);
        const CodePointRange range = typed.withoutSpace(encoding.offsets[position]);
        m_places.push_back({text, TextIndex(typed.read()).toBytes(range),
                            TextIndex(m_typed.at(text)).toBytes(typed.typed(range))});
    }
}

std::string Blanks::filled(const std::vector<const BlankWord*>& words) const
{
    std::string result;
    for (std::size_t text = 0; text < (m_texts.pair.has_value() ? 2U : 1U); ++text) {
        result += text == 0 ? "" : " ";
        std::size_t done = 0;
        for (std::size_t mask = 0; mask < m_places.size(); ++mask) {
            const Place& place = m_places[mask];
            if (place.text == text && words[mask] != nullptr) {
                result += m_typed.at(text).substr(done, place.typed.begin - done);
                appendWord(result, *words[mask]);
                done = place.typed.end;
            }
        }
        result += m_typed.at(text).substr(done);
    }
    return result;
}

std::string Blanks::sentence(const std::vector<BlankWord>& words) const
{
    std::vector<const BlankWord*> all(count(), nullptr);
    for (std::size_t mask = 0; mask < std::min(count(), words.size()); ++mask) {
        all[mask] = &words[mask];
    }
    return filled(all);
}

std::string Blanks::sentence(std::size_t mask, const BlankWord& word) const
{
    std::vector<const BlankWord*> one(count(), nullptr);
    one[mask] = &word;
    return filled(one);
}

BlankWord readBlank(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t first,
                    std::size_t count)
{
    const TokenId id = encoding.ids[first];
    BlankWord word;
    word.continuesWord = continuesWord(tokenizer, encoding, first, id);
    word.beginsWord = tokenizer.wordPart(id) == WordPart::Begin;
    if (count == 1 || first == 0) {
        word.text = tokenizer.tokenText(id);
    } else {
        const auto begin = encoding.ids.begin() + static_cast<std::ptrdiff_t>(first);
        word.text = decodedBehind(tokenizer, encoding.ids[first - 1],
                                  {begin, begin + static_cast<std::ptrdiff_t>(count)});
    }
    return word;
}

Encoding withMasks(const Encoding& encoding, std::size_t position, std::size_t count)
{
    Encoding more = encoding;
    const auto repeat = [&](auto& values) {
        const auto value = values[position];
        values.insert(values.begin() + static_cast<std::ptrdiff_t>(position), count - 1, value);
    };
    repeat(more.ids);
    repeat(more.tokens);
    repeat(more.typeIds);
    repeat(more.offsets);
    repeat(more.special);
    repeat(more.sequence);
    more.maskPositions.clear();
    for (const std::size_t mask : encoding.maskPositions) {
        for (std::size_t i = 0; i < (mask == position ? count : 1); ++i) {
            more.maskPositions.push_back(mask + i + (mask > position ? count - 1 : 0));
        }
    }
    return more;
}

} // namespace maskscope
