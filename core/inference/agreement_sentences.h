// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <span>
#include <string_view>

namespace maskscope {

/// 200 short English sentences, without masks, to compare models with.
[[nodiscard]] std::span<const std::string_view> agreementSentences();

} // namespace maskscope
