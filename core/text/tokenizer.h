// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/text/encoding.h"
#include "core/text/normalization_changes.h"
#include "core/text/token_traits.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

struct EncodeOptions
{
    std::optional<std::string_view> pair{}; ///< a second text, which the model reads with the first
    /// Cut to so many tokens, special ones included, the longer text first. Where there is no room
    /// for more than the special tokens, they are left, be they more or not.
    std::optional<std::size_t> maxLength{};
};

/// Whether a decoded text shows the special tokens, such as [CLS].
enum class SpecialTokens : unsigned char
{
    Shown,
    Skipped
};

/// Text to ids and back, equal to Hugging Face `tokenizers` for every text. Immutable after it was
/// made, so any thread may use it.
class Tokenizer
{
public:
    virtual ~Tokenizer() = default;

    /// Any bytes; invalid UTF-8 counts as U+FFFD. Never fails.
    [[nodiscard]] virtual Encoding encode(std::string_view text,
                                          const EncodeOptions& options = {}) const
        = 0;

    /// What the normalizer makes of single characters of the text, left to right; added tokens such
    /// as "[MASK]" are not normalized. Any bytes, as for encode().
    [[nodiscard]] virtual std::vector<NormalizationChange>
    normalizationChanges(std::string_view text) const = 0;

    /// Highest id + 1, added tokens included.
    [[nodiscard]] virtual std::size_t vocabularySize() const = 0;
    [[nodiscard]] virtual std::optional<TokenId> tokenToId(std::string_view token) const = 0;
    /// Vocabulary entry of an id; empty for an id outside the vocabulary.
    [[nodiscard]] virtual std::string idToToken(TokenId id) const = 0;
    /// How a person reads a token on its own: "##ing" -> "ing".
    [[nodiscard]] virtual std::string tokenText(TokenId id) const = 0;
    [[nodiscard]] virtual WordPart wordPart(TokenId id) const = 0;
    /// The most code points of a word, if this one (any bytes) has more: it is unknown then,
    /// whatever it is.
    [[nodiscard]] virtual std::optional<std::size_t> brokenWordLimit(std::string_view word) const
        = 0;
    /// The text of a list of tokens. Ids outside the vocabulary are left out.
    [[nodiscard]] virtual std::string decode(const std::vector<TokenId>& ids,
                                             SpecialTokens special) const
        = 0;

    /// Nothing if the tokenizer has no mask token.
    [[nodiscard]] virtual std::optional<TokenId> maskId() const = 0;
    [[nodiscard]] virtual std::string maskToken() const = 0;
    [[nodiscard]] virtual std::optional<TokenId> unknownId() const = 0;
    [[nodiscard]] virtual std::optional<TokenId> padId() const = 0;
    /// Whether texts are read without this token: "[CLS]", "<s>".
    [[nodiscard]] virtual bool isSpecial(TokenId id) const = 0;

    /// Of each id. Found when first asked for, which takes as long as a short text's answer.
    [[nodiscard]] const std::vector<TokenTraits>& traits() const;

private:
    mutable std::once_flag m_isLookedThrough;
    mutable std::vector<TokenTraits> m_traits; ///< empty before
};

/// Whether `id` at that place of the encoding is the rest of a word that begins before it.
[[nodiscard]] bool continuesWord(const Tokenizer& tokenizer, const Encoding& encoding,
                                 std::size_t place, TokenId id);
/// The same for any token with that part in a word.
[[nodiscard]] bool continuesWord(const Tokenizer& tokenizer, const Encoding& encoding,
                                 std::size_t place, WordPart part);

/// Tokenizer files as read, before they are understood; empty text = not there.
struct TokenizerFiles
{
    std::string tokenizerJson;
    std::string vocabTxt;
    /// Special tokens by their role; with vocab.txt its normalisation as well.
    std::string tokenizerConfigJson;
    /// Where they come from, as a person reads it: a path or "inside the model".
    std::string source;
    std::string specialTokensMapJson{}; ///< the roles that the configuration does not name
    std::string vocabJson{};
    std::string mergesTxt{}; ///< with vocab.json
    std::string addedTokensJson{}; ///< with vocab.json: tokens that it lacks, and their ids
};

/// tokenizer.json wins over vocab.txt, and that over vocab.json. Errors: NoTokenizer (all empty),
/// BadTokenizer, UnsupportedTokenizer (facts `component`, `found`).
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> makeTokenizer(const TokenizerFiles& files);

} // namespace maskscope
