// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/json_part.h"
#include "core/text/pre_tokenizer/metaspace.h"

namespace maskscope {

/// The members of a Metaspace, pre-tokenizer or decoder; those of older files too.
[[nodiscard]] MetaspaceOptions readMetaspace(const JsonPart& part);

} // namespace maskscope
