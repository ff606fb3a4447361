// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>
#include <string_view>

namespace maskscope {

/// Every `from`, left to right, becomes `to`. An empty `from` is found before each code point of
/// the valid UTF-8 and at the end, as Rust's `str::replace` finds it.
[[nodiscard]] std::string replaceAll(std::string_view text, std::string_view from,
                                     std::string_view to);

} // namespace maskscope
