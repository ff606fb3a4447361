// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/regex_text.h"

namespace maskscope {

/// The code points of [...]; reads from behind the first '['.
[[nodiscard]] Result<icu::UnicodeSet> readRegexSet(RegexText& in, bool ignoreCase);

/// As ICU and Oniguruma both write it: "[\x{61}-\x{7a}]". Strings in the set are left out.
[[nodiscard]] std::string regexSetText(const icu::UnicodeSet& set);
void appendRegexHex(std::string& out, UChar32 c);

} // namespace maskscope
