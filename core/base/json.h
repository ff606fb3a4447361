// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace maskscope {

using Json = nlohmann::json;

/// Files are hostile: a JSON text deeper or larger than this is refused, not parsed.
struct JsonLimits
{
    std::size_t bytes = 256U << 20U;
    std::size_t depth = 64;
};

/// Parses without letting an exception out. `what` names the text in the error (BadTokenizer with
/// facts `what` and `reason`).
[[nodiscard]] Result<Json> parseJson(std::string_view text, const std::string& what,
                                     const JsonLimits& limits = {});

/// Member access that cannot throw: nothing if `object` has no such member of that type.
[[nodiscard]] const Json* findMember(const Json& object, const char* key);
[[nodiscard]] std::optional<std::string> stringMember(const Json& object, const char* key);
[[nodiscard]] std::optional<std::int64_t> intMember(const Json& object, const char* key);
[[nodiscard]] std::optional<bool> boolMember(const Json& object, const char* key);

/// UTF-8 text of a JSON value; invalid bytes become U+FFFD, so it never throws.
[[nodiscard]] std::string dumpJson(const Json& value);

} // namespace maskscope
