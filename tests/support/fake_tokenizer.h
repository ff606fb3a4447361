// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/tokenizer.h"

#include <span>
#include <string_view>

namespace maskscope {

/// Rows 0 to 4 are [PAD] [UNK] [CLS] [SEP] [MASK], then a few lower-case words and marks.
[[nodiscard]] std::span<const std::string_view> fakeVocabulary();
inline constexpr std::size_t kFakeSpecialTokens = 5;

/// The row of a word; ends the test program if there is none.
[[nodiscard]] TokenId fakeId(std::string_view word);

/// Words between spaces, "." and "," apart, in lower case, between [CLS] and [SEP]. ASCII only.
/// Equal to the real tokenizer of fakeVocabulary() for plain sentences; needs no files.
/// Example: "The ___ is." has the tokens [CLS] the [UNK] is . [SEP]
class FakeTokenizer final : public Tokenizer
{
public:
    enum class Mask
    {
        Yes,
        No, ///< as a tokenizer that never had a mask token
    };

    explicit FakeTokenizer(Mask mask = Mask::Yes);

    [[nodiscard]] Encoding encode(std::string_view text,
                                  const EncodeOptions& options = {}) const override;
    /// Capitals are read as small letters.
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
    [[nodiscard]] std::optional<TokenId> maskId() const override;
    [[nodiscard]] std::string maskToken() const override;
    [[nodiscard]] std::optional<TokenId> unknownId() const override;
    [[nodiscard]] std::optional<TokenId> padId() const override;
    [[nodiscard]] bool isSpecial(TokenId id) const override;

private:
    void appendText(Encoding& encoding, std::string_view text,
                    const std::vector<CodePointRange>& words, int number) const;

    Mask m_mask;
};

} // namespace maskscope
