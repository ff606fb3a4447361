// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/model_file.h"
#include "core/text/tokenizer.h"

#include <filesystem>
#include <optional>

namespace maskscope {

/// Finds the tokenizer of a model in the order of the command line's contract: the named file or
/// folder; inside the model file; beside it (`<stem>.tokenizer.json`, `<stem>.vocab.txt`, then
/// `tokenizer.json`, `vocab.txt`). A `tokenizer_config.json` and a `special_tokens_map.json` at the
/// same place belong to it. Errors: NoTokenizer, those of readSmallFile.
[[nodiscard]] Result<TokenizerFiles>
findTokenizerFiles(const OpenedFile& model, const std::optional<std::filesystem::path>& named);

/// The same for a tokenizer named alone (`tokenize --tokenizer P`); also a `vocab.json` with its
/// `merges.txt`.
[[nodiscard]] Result<TokenizerFiles> readTokenizerFiles(const std::filesystem::path& fileOrFolder);

} // namespace maskscope
