// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace maskscope {

/// What was being done when LibTorch threw.
struct FailureContext
{
    ErrorCode otherwise = ErrorCode::ForwardFailed; ///< if the text tells nothing more exact
    std::string file; ///< as the user named it
    std::uint64_t bytes = 0; ///< of that file
    std::optional<std::int64_t> length{}; ///< tokens per row of the run
    std::optional<std::int64_t> tracedLength{};
    std::span<const std::int64_t> ids{}; ///< that were asked for
    std::optional<std::int64_t> wordRows{}; ///< of the word table: ids are below
};

/// The Error of the exception being handled. Call it inside a catch block only.
[[nodiscard]] Error errorOfCurrentException(const FailureContext& context);

/// The same for a text of LibTorch.
[[nodiscard]] Error errorOfText(const std::string& text, const FailureContext& context);

/// The cause in LibTorch's text: its first line, or, where the interpreter puts a traceback before
/// it, its last ("RuntimeError: index out of range in self" -> "index out of range in self").
[[nodiscard]] std::string shortReason(const std::string& text);

} // namespace maskscope
