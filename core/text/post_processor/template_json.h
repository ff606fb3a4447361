// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/json_part.h"
#include "core/text/post_processor/post_processor.h"

#include <memory>

namespace maskscope {

/// A "TemplateProcessing"; what is wrong with it is noted in the part's errors.
[[nodiscard]] std::unique_ptr<PostProcessor> readTemplateProcessing(const JsonPart& part);

/// A whole number that may be an id.
[[nodiscard]] bool isTokenId(const Json& json);

} // namespace maskscope
