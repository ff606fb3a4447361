// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/added_tokens.h"
#include "core/text/decoder/decoder.h"
#include "core/text/post_processor/post_processor.h"
#include "core/text/pre_tokenizer/pre_tokenizer.h"
#include "core/text/subword/subword_model.h"
#include "core/text/tokenizer.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace maskscope {

/// The parts of a tokenizer; all but the model may be missing (null).
struct TokenizerParts
{
    std::unique_ptr<Normalizer> normalizer;
    std::unique_ptr<PreTokenizer> preTokenizer;
    std::unique_ptr<SubwordModel> model;
    std::unique_ptr<PostProcessor> postProcessor;
    std::unique_ptr<Decoder> decoder;
    std::vector<AddedToken> addedTokens; ///< contents unique; no pattern is empty
    std::string maskToken; ///< empty: none
    std::string padToken;
    std::string unknownToken; ///< where the model names none
};

/// Added tokens out of the text, normalise, added tokens again, words, pieces, special tokens:
/// the steps of Hugging Face's `tokenizers`, whatever the parts are.
class PipelineTokenizer final : public Tokenizer
{
public:
    explicit PipelineTokenizer(TokenizerParts parts);

    [[nodiscard]] Encoding encode(std::string_view text,
                                  const EncodeOptions& options) const override;
    [[nodiscard]] std::vector<NormalizationChange>
    normalizationChanges(std::string_view text) const override;
    [[nodiscard]] std::size_t vocabularySize() const override;
    [[nodiscard]] std::optional<TokenId> tokenToId(std::string_view token) const override;
    [[nodiscard]] std::string idToToken(TokenId id) const override;
    [[nodiscard]] std::string tokenText(TokenId id) const override;
    [[nodiscard]] WordPart wordPart(TokenId id) const override;
    [[nodiscard]] std::optional<std::size_t> brokenWordLimit(std::string_view word) const override;
    [[nodiscard]] std::string decode(const std::vector<TokenId>& ids,
                                     SpecialTokens special) const override;
    [[nodiscard]] std::optional<TokenId> maskId() const override { return m_maskId; }
    [[nodiscard]] std::string maskToken() const override { return m_parts.maskToken; }
    [[nodiscard]] std::optional<TokenId> unknownId() const override { return m_unknownId; }
    [[nodiscard]] std::optional<TokenId> padId() const override { return m_padId; }
    [[nodiscard]] bool isSpecial(TokenId id) const override;

private:
    void addPatterns();
    /// Ids, tokens and offsets of a text, without special tokens.
    [[nodiscard]] Encoding encodeAlone(std::string_view text) const;
    [[nodiscard]] bool isKnown(TokenId id) const;
    /// Whether no decoder knows the letters of a token.
    [[nodiscard]] bool isPlain(const std::string& token) const;
    void encodeText(const NormalizedText& text, Encoding& encoding) const;
    [[nodiscard]] bool truncate(std::vector<EncodedPart>& texts, std::size_t maxLength) const;
    void findMasks(Encoding& encoding) const;
    void encodeNormalized(NormalizedText text, Encoding& encoding) const;

    TokenizerParts m_parts;
    AddedTokenFinder m_rawFinder;
    AddedTokenFinder m_normalizedFinder;
    std::unordered_map<std::string, TokenId> m_addedIds; ///< by their content as written
    std::unordered_map<std::int32_t, std::string> m_addedContents; ///< normalised, if so looked for
    std::unordered_set<std::string> m_specialContents;
    std::unordered_set<std::int32_t> m_specialIds;
    std::size_t m_idEnd = 0;
    std::optional<TokenId> m_maskId;
    std::optional<TokenId> m_padId;
    std::optional<TokenId> m_unknownId;
};

} // namespace maskscope
