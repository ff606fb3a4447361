// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/subword/byte_tokens.h"
#include "core/text/subword/merge_table.h"
#include "core/text/subword/subword_model.h"

namespace maskscope {

struct BpeOptions
{
    std::optional<TokenId> unknown; ///< nothing: characters without a token are left out
    std::string continuingPrefix; ///< before each character but the first
    std::string endSuffix; ///< after the last character
    bool fuseUnknown = false; ///< neighbouring unknown characters are one token
    bool byteFallback = false;
    bool ignoreMerges = false; ///< a word of the vocabulary is one token whatever the merges say
};

/// Joins the characters of a word two and two, the strongest merge first.
class Bpe final : public SubwordModel
{
public:
    Bpe(Vocabulary vocabulary, MergeTable merges, BpeOptions options);

    void tokenize(std::string_view word, std::vector<SubwordPiece>& pieces) const override;
    [[nodiscard]] const Vocabulary& vocabulary() const override { return m_vocabulary; }
    [[nodiscard]] std::optional<TokenId> unknownId() const override { return m_options.unknown; }

private:
    /// A token of the word, linked to its neighbours; gone once its size is 0.
    struct Symbol
    {
        TokenId id;
        std::int32_t previous = -1;
        std::int32_t next = -1;
        std::uint32_t size = 0; ///< bytes of the word
    };
    using Symbols = std::vector<Symbol>;

    [[nodiscard]] Symbols symbolsOf(std::string_view word) const;
    [[nodiscard]] std::string_view withAffixes(std::string_view character, bool isFirst,
                                               bool isLast, std::string& buffer) const;
    void merge(Symbols& symbols) const;

    Vocabulary m_vocabulary;
    MergeTable m_merges;
    BpeOptions m_options;
    ByteTokens m_bytes;
};

} // namespace maskscope
