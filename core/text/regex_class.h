// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <unicode/uniset.h>

#include <optional>
#include <string>

namespace maskscope {

/// The character classes of Oniguruma 6.9.10, the engine of Hugging Face's `tokenizers`: those of
/// Unicode 16, also where ICU is older.

/// `\p{NAME}`: a general category, a script, or one of Unicode's or POSIX's properties; upper and
/// lower case, spaces, '_' and '-' in the name do not matter. Nothing: unknown, or (the scripts
/// Common and Unknown, blocks) not to be had from ICU.
[[nodiscard]] std::optional<icu::UnicodeSet> propertyClass(const std::string& name);

/// `[:NAME:]`.
[[nodiscard]] std::optional<icu::UnicodeSet> posixClass(const std::string& name);

/// `\w` outside of brackets, where Oniguruma adds superscript digits and fractions of Latin-1.
[[nodiscard]] icu::UnicodeSet bareWordClass();

} // namespace maskscope
