// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace maskscope::cli {

using OrderedJson = nlohmann::ordered_json;

// What the answers of several commands are made of.

[[nodiscard]] std::string lineOf(const OrderedJson& value);
[[nodiscard]] OrderedJson array();
[[nodiscard]] OrderedJson numbersOf(const std::vector<TokenId>& ids);
/// The beginning of every answer.
[[nodiscard]] OrderedJson textsOf(const std::string& text, const std::optional<std::string>& pair);
/// `first`, then the members of `second`.
[[nodiscard]] OrderedJson joined(OrderedJson first, const OrderedJson& second);

template <typename Value>
[[nodiscard]] OrderedJson orNull(const std::optional<Value>& value)
{
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

} // namespace maskscope::cli
