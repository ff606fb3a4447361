// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/json_events.h"
#include "core/text/subword/model_tables.h"
#include "core/text/subword/model_tables_json.h"

#include <memory>

namespace maskscope {

/// A tokenizer.json as it is read: the tables of its model apart, everything else as a tree, where
/// null stands in place of a table.
struct TokenizerJson
{
    Json root;
    ModelTables tables;
};

/// Errors as in parseJson; also tables whose rows are not as they should be.
[[nodiscard]] Result<TokenizerJson> readTokenizerJsonText(std::string_view text,
                                                          const std::string& source);

} // namespace maskscope
