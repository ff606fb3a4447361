// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/target_words.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maskscope {

namespace {

Encoding encodeTexts(const Tokenizer& tokenizer, const Blanks::Texts& texts)
{
    EncodeOptions options;
    if (texts.pair.has_value()) {
        options.pair = *texts.pair;
    }
    return tokenizer.encode(texts.first, options);
}

/// Where a token of the text as it was read (and perhaps cut) is in the whole text.
std::size_t positionIn(const Encoding& whole, const Encoding& read, std::size_t position)
{
    for (const std::size_t mask : whole.maskPositions) {
        if (whole.sequence[mask] == read.sequence[position]
            && whole.offsets[mask] == read.offsets[position]) {
            return mask;
        }
    }
    return position;
}

bool isBlank(const std::u32string& text, std::size_t begin, std::size_t end)
{
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(std::min(begin, text.size())),
                       text.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())),
                       [](char32_t c) { return charKind(c).isSpace; });
}

/// The tokens [begin, end) of a place in a text, and whether they reach into what is beside it.
struct TokensAt
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool reachesBefore = false;
    bool reachesBehind = false;
};

TokensAt tokensAt(const Encoding& encoding, int sequence, CodePointRange place,
                  const std::u32string& text)
{
    TokensAt found;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        const CodePointRange range = encoding.offsets[i];
        const bool touches = range.begin < place.end
            && (range.end > place.begin || (range.isEmpty() && range.begin >= place.begin));
        if (encoding.sequence[i] != sequence || !touches) {
            continue;
        }
        found.begin = found.end == 0 ? i : found.begin;
        found.end = i + 1;
        found.reachesBefore = found.reachesBefore
            || (range.begin < place.begin && !isBlank(text, range.begin, place.begin));
        found.reachesBehind = found.reachesBehind
            || (range.end > place.end && !isBlank(text, place.end, range.end));
    }
    return found;
}

std::ptrdiff_t at(std::size_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

const std::string& textOf(const Blanks::Texts& texts, std::size_t number)
{
    return number == 1 && texts.pair.has_value() ? *texts.pair : texts.first;
}

} // namespace

TargetReader::TargetReader(const Tokenizer& tokenizer, const Prediction& prediction,
                           const PredictOptions& options)
    : m_tokenizer(tokenizer)
    , m_blanks(tokenizer, prediction, options)
    , m_context(encodeTexts(tokenizer, m_blanks.texts()))
{
    for (const std::size_t position : prediction.encoding.maskPositions) {
        m_positions.push_back(positionIn(m_context, prediction.encoding, position));
    }
}

TargetWord TargetReader::read(const std::string& word, std::size_t mask) const
{
    TargetWord target;
    target.text = toValidUtf8(word);
    Pieces pieces = piecesOf(target.text, mask);
    target.ids = std::move(pieces.ids);
    target.tokens = std::move(pieces.tokens);
    const auto unknown = m_tokenizer.unknownId();
    const bool isUnknown = unknown.has_value()
        && std::find(target.ids.begin(), target.ids.end(), *unknown) != target.ids.end();
    if (!isUnknown && !target.ids.empty()) {
        target.method = target.ids.size() == 1 ? TargetMethod::Single : TargetMethod::Chain;
    }
    return target;
}

Blanks::Texts TargetReader::textsWith(const std::string& word, std::size_t mask, Gaps gaps) const
{
    Blanks::Texts texts = m_blanks.texts();
    const Blanks::Place& place = m_blanks.place(mask);
    const std::string put = (gaps.before ? " " : "") + word + (gaps.behind ? " " : "");
    std::string& text = place.text == 1 && texts.pair.has_value() ? *texts.pair : texts.first;
    text.replace(place.read.begin, place.read.size(), put);
    return texts;
}

bool TargetReader::keepsBefore(const Encoding& filled, std::size_t mask) const
{
    const std::size_t count = m_positions[mask];
    return filled.ids.size() >= count
        && std::equal(m_context.ids.begin(), m_context.ids.begin() + at(count), filled.ids.begin());
}

bool TargetReader::keepsBehind(const Encoding& filled, std::size_t mask) const
{
    const std::size_t count = m_context.ids.size() - m_positions[mask] - 1;
    return filled.ids.size() >= count
        && std::equal(m_context.ids.end() - at(count), m_context.ids.end(),
                      filled.ids.end() - at(count));
}

/// Where the word would melt into its neighbours, as "ing" behind "play", it is read apart from
/// them, and its first piece is then the one that joins.
TargetReader::Pieces TargetReader::piecesOf(const std::string& word, std::size_t mask) const
{
    const Blanks::Place& place = m_blanks.place(mask);
    const std::string& read = textOf(m_blanks.texts(), place.text);
    const std::size_t before = codePointCount(std::string_view(read).substr(0, place.read.begin));
    Gaps gaps;
    TokensAt found;
    Encoding filled;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const Blanks::Texts texts = textsWith(word, mask, gaps);
        filled = encodeTexts(m_tokenizer, texts);
        const std::size_t begin = before + (gaps.before ? 1 : 0);
        found
            = tokensAt(filled, static_cast<int>(place.text), {begin, begin + codePointCount(word)},
                       toCodePoints(textOf(texts, place.text)));
        gaps.before = gaps.before || found.reachesBefore;
        gaps.behind = gaps.behind || found.reachesBehind;
    }
    if (keepsBefore(filled, mask)) {
        found.begin = m_positions[mask];
    }
    if (keepsBehind(filled, mask)) {
        found.end = filled.ids.size() + m_positions[mask] + 1 - m_context.ids.size();
    }
    Pieces pieces;
    for (std::size_t token = found.begin; token < found.end; ++token) {
        pieces.ids.push_back(filled.ids[token]);
        pieces.tokens.push_back(filled.tokens[token]);
    }
    if (gaps.before && !pieces.ids.empty()) {
        joinBefore(pieces, mask);
    }
    return pieces;
}

/// Puts the token of the same letters that joins what is before the mask in the place of the first
/// pieces, as many as can be; if there is none, they stay.
void TargetReader::joinBefore(Pieces& pieces, std::size_t mask) const
{
    std::vector<std::string> beginnings{std::string()}; // letters of the first 0, 1, 2 ... pieces
    for (const TokenId id : pieces.ids) {
        beginnings.push_back(beginnings.back() + m_tokenizer.tokenText(id));
    }
    std::size_t most = 0;
    TokenId best;
    const auto end = static_cast<std::int32_t>(m_tokenizer.vocabularySize());
    for (TokenId id{0}; id.value < end; ++id.value) {
        const auto letters
            = std::find(beginnings.begin() + 1, beginnings.end(), m_tokenizer.tokenText(id));
        const auto count = static_cast<std::size_t>(letters - beginnings.begin());
        if (letters != beginnings.end() && count > most
            && continuesWord(m_tokenizer, m_context, m_positions[mask], id)) {
            most = count;
            best = id;
        }
    }
    if (most > 0) {
        pieces.ids.erase(pieces.ids.begin(), pieces.ids.begin() + at(most - 1));
        pieces.tokens.erase(pieces.tokens.begin(), pieces.tokens.begin() + at(most - 1));
        pieces.ids.front() = best;
        pieces.tokens.front() = m_tokenizer.idToToken(best);
    }
}

std::vector<TargetWord> readTargets(const Tokenizer& tokenizer, const Prediction& prediction,
                                    std::size_t mask, const PredictOptions& options)
{
    std::vector<TargetWord> targets;
    if (options.targets.empty()) {
        return targets;
    }
    const TargetReader reader(tokenizer, prediction, options);
    for (const std::string& word : options.targets) {
        targets.push_back(reader.read(word, mask));
    }
    return targets;
}

const char* targetMethodName(TargetMethod method)
{
    constexpr std::array kNames{"single", "chain", "unknown"};
    return kNames.at(static_cast<std::size_t>(method));
}

void scoreSingle(TargetWord& target, const Softmax& softmax)
{
    if (target.method != TargetMethod::Single) {
        return;
    }
    const auto column = static_cast<std::size_t>(target.ids.front().value);
    if (column < softmax.columns()) {
        target.probability = static_cast<double>(softmax.probability(column));
        target.logProbability = softmax.logProbability(column);
        target.rank = softmax.rank(column);
    }
}

} // namespace maskscope
