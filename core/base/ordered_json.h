// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace maskscope {

using OrderedJson = nlohmann::ordered_json;

// What answers for other programs are made of: keys stay in the order they were put in.

/// With a line feed after it.
[[nodiscard]] std::string lineOf(const OrderedJson& value);
[[nodiscard]] OrderedJson array();
[[nodiscard]] OrderedJson numbersOf(const std::vector<TokenId>& ids);
/// The beginning of every answer to a text.
[[nodiscard]] OrderedJson textsOf(const std::string& text, const std::optional<std::string>& pair);
/// `first`, then the members of `second`.
[[nodiscard]] OrderedJson merged(OrderedJson first, const OrderedJson& second);

template <typename Value>
[[nodiscard]] OrderedJson orNull(const std::optional<Value>& value)
{
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

} // namespace maskscope
