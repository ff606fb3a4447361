// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace maskscope {

/// An expression in Oniguruma's syntax (Ruby's, as Hugging Face's `tokenizers` uses it) put into
/// ICU's, to be compiled with the flags MULTILINE and UNIX_LINES. Character classes become explicit
/// sets, so that both engines find the same. What has another meaning in ICU and cannot be put
/// differently (back references, \K, \G, \X, ...) is an UnsupportedTokenizer error without
/// "component"; "found" names it. Text that is no expression may pass: ICU refuses it.
[[nodiscard]] Result<std::string> icuPattern(std::string_view validUtf8);

} // namespace maskscope
