// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/model_file.h"
#include "core/guard/new_file.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace maskscope {

struct PackOptions
{
    bool stripPaths = false; ///< drop the private parts of paths from the debug records
    Replace replace = Replace::No;
};

/// What was written.
struct PackReport
{
    std::uint64_t bytes = 0;
    std::vector<std::string> embedded; ///< names below extra/, sorted
    std::vector<std::string> removed; ///< of an earlier tokenizer, that the new one does not have
    std::size_t strippedRecords = 0; ///< debug records that named a disk
};

/// The files of a tokenizer as they are put into a model, by their names there. Either all known
/// ones of a folder, or the named file and what belongs to it beside it. Errors: those of
/// readSmallFile, NoTokenizer.
[[nodiscard]] Result<std::map<std::string, std::string>>
readFilesToEmbed(const std::filesystem::path& fileOrFolder);

/// Writes a copy of a model with these files inside. All other records keep their bytes and their
/// order; every checksum is compared. `progress` is told the fraction copied. The result is opened
/// as a model before it gets its name. Errors: DamagedFile, CannotWrite.
[[nodiscard]] Result<PackReport> packModel(const OpenedFile& model,
                                           const std::map<std::string, std::string>& files,
                                           const std::filesystem::path& target,
                                           const PackOptions& options,
                                           const std::function<void(double)>& progress);

} // namespace maskscope
