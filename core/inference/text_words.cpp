// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/text_words.h"

#include "core/base/utf.h"
#include "core/inference/typed_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maskscope {

namespace {

bool isTemplateToken(const Encoding& encoding, std::size_t place)
{
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (encoding.special[i] && encoding.ids[i] == encoding.ids[place]) {
            return true;
        }
    }
    return false;
}

bool isWord(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place)
{
    return encoding.sequence[place].has_value() && encoding.ids[place] != tokenizer.maskId()
        && !isTemplateToken(encoding, place);
}

/// Pieces of one character, as of an emoji in bytes, belong together as well.
bool sharesCharacter(const Encoding& encoding, std::size_t place)
{
    return encoding.offsets[place].begin < encoding.offsets[place - 1].end;
}

bool joins(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t place,
           const std::vector<TextWord>& words)
{
    return !words.empty() && words.back().end == place
        && encoding.sequence[place] == encoding.sequence[place - 1]
        && (sharesCharacter(encoding, place)
            || continuesWord(tokenizer, encoding, place, encoding.ids[place]));
}

/// A text's words as they are found, token by token.
class WordCollector
{
public:
    WordCollector(const Tokenizer& tokenizer, const Encoding& encoding,
                  const std::array<TypedText, 2>& texts)
        : m_tokenizer(tokenizer)
        , m_encoding(encoding)
        , m_texts(texts)
    {}

    void add(std::size_t place)
    {
        if (!isWord(m_tokenizer, m_encoding, place)) {
            m_blanks = 0;
        } else if (isBlank(place)) {
            ++m_blanks;
        } else if (m_blanks == 0 && joins(m_tokenizer, m_encoding, place, m_words)) {
            ++m_words.back().end;
        } else {
            m_words.push_back({place - m_blanks, place + 1, text(place), {}, {}});
            m_blanks = 0;
        }
    }

    [[nodiscard]] std::vector<TextWord> take() { return std::move(m_words); }

private:
    [[nodiscard]] int text(std::size_t place) const
    {
        return m_encoding.sequence[place].value_or(0);
    }

    /// Nothing but white space: it belongs to the word behind it.
    [[nodiscard]] bool isBlank(std::size_t place) const
    {
        const TypedText& typed = m_texts.at(static_cast<std::size_t>(text(place)));
        return typed.withoutSpace(m_encoding.offsets[place]).isEmpty();
    }

    const Tokenizer& m_tokenizer;
    const Encoding& m_encoding;
    const std::array<TypedText, 2>& m_texts;
    std::vector<TextWord> m_words;
    std::size_t m_blanks = 0; ///< tokens before the next word
};

void setTyped(TextWord& word, const Encoding& encoding, const std::string& typed,
              const TypedText& text)
{
    const CodePointRange read{encoding.offsets[word.begin].begin,
                              encoding.offsets[word.end - 1].end};
    word.typed = text.typed(text.withoutSpace(read));
    const ByteRange bytes = TextIndex(typed).toBytes(word.typed);
    word.letters = typed.substr(bytes.begin, bytes.size());
}

} // namespace

std::vector<TextWord> textWords(const Tokenizer& tokenizer, const Prediction& prediction,
                                const PredictOptions& options)
{
    const Encoding& encoding = prediction.encoding;
    const std::array<std::string, 2> typed{prediction.text, prediction.pair.value_or("")};
    const std::string mask = tokenizer.maskToken();
    const std::array<TypedText, 2> texts{TypedText(typed[0], mask, options.maskAliases),
                                         TypedText(typed[1], mask, options.maskAliases)};
    WordCollector collector(tokenizer, encoding, texts);
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        collector.add(i);
    }
    std::vector<TextWord> words = collector.take();
    for (TextWord& word : words) {
        const auto text = static_cast<std::size_t>(word.text);
        setTyped(word, encoding, typed.at(text), texts.at(text));
    }
    return words;
}

} // namespace maskscope
