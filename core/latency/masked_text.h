// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/text/tokenizer.h"

#include <optional>
#include <string>

namespace maskscope {

/// Writes texts with one mask that have exactly as many tokens as asked for: the mask and one word
/// again and again.
/// Example: length 6 with a BERT tokenizer: "[MASK] the the the" = [CLS] [MASK] the the the [SEP]
class MaskedTextWriter
{
public:
    /// Nothing if the tokenizer has no mask, or no word that stays one token when repeated.
    [[nodiscard]] static std::optional<MaskedTextWriter> make(const Tokenizer& tokenizer);

    /// Errors: TooShort (shorter than a mask and the special tokens), TooLong (longer than
    /// any text we write), Internal (the tokenizer counts long texts otherwise than short ones).
    [[nodiscard]] Result<std::string> write(SequenceLength length) const;

private:
    MaskedTextWriter(const Tokenizer& tokenizer, std::string word, SequenceLength shortest);

    const Tokenizer* m_tokenizer;
    std::string m_word; ///< with the space before it
    SequenceLength m_shortest; ///< the mask and the special tokens
};

} // namespace maskscope
