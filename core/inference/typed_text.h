// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/mask_aliases.h"

#include <optional>
#include <string>

namespace maskscope {

/// A text as typed and as the tokenizer is given it, with the mask token for mask aliases; and the
/// way back.
class TypedText
{
public:
    /// `typed` is valid UTF-8.
    TypedText(const std::string& typed, const std::string& maskToken, bool maskAliases);

    [[nodiscard]] const std::string& read() const { return m_read; }
    /// A range of read() without the white space at its ends.
    [[nodiscard]] CodePointRange withoutSpace(CodePointRange range) const;
    /// Where a range of read() was typed.
    [[nodiscard]] CodePointRange typed(CodePointRange range) const;

private:
    std::optional<MaskedText> m_masked;
    std::string m_read;
    std::u32string m_codePoints; ///< of m_read
};

} // namespace maskscope
