// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pipeline_tokenizer.h"

#include "core/base/utf.h"
#include "core/text/truncation.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// An added token stands as it was found.
void addFound(TokenId id, const NormalizedText& text, ByteRange place, Encoding& encoding)
{
    encoding.ids.push_back(id);
    encoding.tokens.push_back(text.text().substr(place.begin, place.size()));
    encoding.offsets.push_back(text.original(place));
}

/// Without a decoder `tokenizers` knows nothing better.
std::string joinedBySpaces(const std::vector<std::string>& tokens)
{
    std::string text;
    for (const std::string& token : tokens) {
        text += &token == &tokens.front() ? token : ' ' + token;
    }
    return text;
}

} // namespace

PipelineTokenizer::PipelineTokenizer(TokenizerParts parts)
    : m_parts(std::move(parts))
    , m_idEnd(m_parts.model->vocabulary().idEnd())
{
    for (const AddedToken& token : m_parts.addedTokens) {
        m_addedIds.emplace(token.content, token.id);
        if (token.special) {
            m_specialContents.insert(token.content);
            m_specialIds.insert(token.id.value);
        }
        m_idEnd = std::max(m_idEnd, static_cast<std::size_t>(token.id.value) + 1);
    }
    addPatterns();
    m_maskId = tokenToId(m_parts.maskToken);
    m_padId = tokenToId(m_parts.padToken);
    m_unknownId = m_parts.model->unknownId();
    if (!m_unknownId.has_value()) {
        m_unknownId = tokenToId(m_parts.unknownToken);
    }
}

/// Special tokens go first: of two with the same pattern the first one is found.
void PipelineTokenizer::addPatterns()
{
    for (const bool special : {true, false}) {
        for (const AddedToken& token : m_parts.addedTokens) {
            if (token.special != special) {
                continue;
            }
            std::string pattern = token.content;
            if (token.normalized && m_parts.normalizer != nullptr) {
                pattern = m_parts.normalizer->normalize(NormalizedText(token.content)).text();
            }
            m_addedContents.emplace(token.id.value, pattern);
            (token.normalized ? m_normalizedFinder : m_rawFinder).add(token, std::move(pattern));
        }
    }
}

Encoding PipelineTokenizer::encode(std::string_view text, const EncodeOptions& options) const
{
    std::vector<EncodedPart> parts;
    parts.push_back({encodeAlone(text), {}});
    if (options.pair.has_value()) {
        parts.push_back({encodeAlone(*options.pair), {}});
    }
    const bool truncated = options.maxLength.has_value() && truncate(parts, *options.maxLength);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].encoding.special.assign(parts[i].size(), false);
        parts[i].setTypeId(static_cast<std::int64_t>(i));
        parts[i].markAsText(i);
    }
    if (m_parts.postProcessor != nullptr) {
        m_parts.postProcessor->process(parts);
    }
    Encoding encoding = joinParts(std::move(parts));
    encoding.truncated = truncated;
    findMasks(encoding);
    return encoding;
}

bool PipelineTokenizer::truncate(std::vector<EncodedPart>& texts, std::size_t maxLength) const
{
    const std::size_t added = m_parts.postProcessor == nullptr
        ? 0
        : m_parts.postProcessor->addedTokens(texts.size() == 2);
    return cutLongestFirst(texts, maxLength - std::min(added, maxLength));
}

Encoding PipelineTokenizer::encodeAlone(std::string_view text) const
{
    const NormalizedText given(toValidUtf8(text));
    Encoding encoding;
    for (const AddedTokenSplit& split : m_rawFinder.split(given.text())) {
        if (split.id.has_value()) {
            addFound(*split.id, given, split.bytes, encoding);
        } else {
            encodeText(given.slice(split.bytes), encoding);
        }
    }
    return encoding;
}

void PipelineTokenizer::findMasks(Encoding& encoding) const
{
    for (std::size_t i = 0; m_maskId.has_value() && i < encoding.ids.size(); ++i) {
        if (encoding.ids[i] == *m_maskId) {
            encoding.maskPositions.push_back(i);
        }
    }
}

std::vector<NormalizationChange>
PipelineTokenizer::normalizationChanges(std::string_view text) const
{
    std::vector<NormalizationChange> changes;
    if (m_parts.normalizer == nullptr) {
        return changes;
    }
    const NormalizedText given(toValidUtf8(text));
    for (const AddedTokenSplit& split : m_rawFinder.split(given.text())) {
        if (!split.id.has_value()) {
            const NormalizedText part = given.slice(split.bytes);
            addNormalizationChanges(part, m_parts.normalizer->normalize(part), changes);
        }
    }
    return changes;
}

void PipelineTokenizer::encodeText(const NormalizedText& text, Encoding& encoding) const
{
    const NormalizedText normalized
        = m_parts.normalizer == nullptr ? text : m_parts.normalizer->normalize(text);
    for (const AddedTokenSplit& split : m_normalizedFinder.split(normalized.text())) {
        if (split.id.has_value()) {
            addFound(*split.id, normalized, split.bytes, encoding);
        } else {
            encodeNormalized(normalized.slice(split.bytes), encoding);
        }
    }
}

void PipelineTokenizer::encodeNormalized(NormalizedText text, Encoding& encoding) const
{
    const ByteRange whole{0, text.text().size()};
    Words words{std::move(text), {whole}};
    if (m_parts.preTokenizer != nullptr) {
        m_parts.preTokenizer->split(words);
    }
    const std::string_view bytes = words.text.text();
    const bool keepsText = m_parts.model->keepsUnknownText();
    std::vector<SubwordPiece> pieces;
    for (const ByteRange word : words.ranges) {
        pieces.clear();
        m_parts.model->tokenize(bytes.substr(word.begin, word.size()), pieces);
        for (const SubwordPiece& piece : pieces) {
            const ByteRange place{word.begin + piece.bytes.begin, word.begin + piece.bytes.end};
            encoding.ids.push_back(piece.id);
            encoding.tokens.emplace_back(keepsText && piece.id == unknownId()
                                             ? bytes.substr(place.begin, place.size())
                                             : m_parts.model->vocabulary().token(piece.id));
            encoding.offsets.push_back(words.text.original(place));
        }
    }
}

std::size_t PipelineTokenizer::vocabularySize() const
{
    return m_idEnd;
}

std::optional<TokenId> PipelineTokenizer::tokenToId(std::string_view token) const
{
    const auto added = m_addedIds.find(std::string(token));
    return added != m_addedIds.end() ? std::optional(added->second)
                                     : m_parts.model->vocabulary().find(token);
}

std::string PipelineTokenizer::idToToken(TokenId id) const
{
    const auto added = m_addedContents.find(id.value);
    return added != m_addedContents.end() ? added->second
                                          : std::string(m_parts.model->vocabulary().token(id));
}

/// The vocabulary may have an empty token.
bool PipelineTokenizer::isKnown(TokenId id) const
{
    return !idToToken(id).empty() || m_parts.model->vocabulary().find("") == id;
}

/// Added tokens are what they are, unless they were normalised.
bool PipelineTokenizer::isPlain(const std::string& token) const
{
    return m_parts.decoder == nullptr || m_addedIds.contains(token);
}

std::string PipelineTokenizer::tokenText(TokenId id) const
{
    std::string token = idToToken(id);
    return isPlain(token) ? token : m_parts.decoder->textOf(token);
}

WordPart PipelineTokenizer::wordPart(TokenId id) const
{
    const std::string token = idToToken(id);
    return isPlain(token) ? WordPart::Unmarked : m_parts.decoder->wordPart(token);
}

bool PipelineTokenizer::isSpecial(TokenId id) const
{
    return m_specialIds.contains(id.value) || id == m_maskId || id == m_padId || id == m_unknownId;
}

std::optional<std::size_t> PipelineTokenizer::brokenWordLimit(std::string_view word) const
{
    const std::optional<std::size_t> limit = m_parts.model->longestWord();
    if (!limit.has_value()) {
        return std::nullopt;
    }
    NormalizedText text(toValidUtf8(word));
    if (m_parts.normalizer != nullptr) {
        text = m_parts.normalizer->normalize(text);
    }
    return codePointCount(text.text()) > *limit ? limit : std::nullopt;
}

std::string PipelineTokenizer::decode(const std::vector<TokenId>& ids, SpecialTokens special) const
{
    std::vector<std::string> tokens;
    tokens.reserve(ids.size());
    for (const TokenId id : ids) {
        std::string token = idToToken(id);
        const bool isSkipped
            = special == SpecialTokens::Skipped && m_specialContents.contains(token);
        if (!isSkipped && isKnown(id)) {
            tokens.push_back(std::move(token));
        }
    }
    return m_parts.decoder == nullptr ? joinedBySpaces(tokens)
                                      : m_parts.decoder->decode(std::move(tokens));
}

} // namespace maskscope
