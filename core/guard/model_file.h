// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/file_descriptor.h"
#include "core/guard/trace_records.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace maskscope {

/// A file that may be loaded: opened once, known to be a TorchScript archive, its small parts read.
/// Movable; owned by the load job, on the worker thread.
struct OpenedFile
{
    std::filesystem::path path;
    FileDescriptor descriptor;
    std::uint64_t bytes = 0;
    std::string sha256; ///< of the file; empty: nobody asked yet
    std::string topFolder; ///< the one folder all records of the archive lie in
    std::string producer; ///< "TorchScript archive, format 3" and what else the archive tells
    TraceRecords trace; ///< what its records tell about the program
    std::vector<std::string> extraFiles; ///< names below extra/, sorted
    std::map<std::string, std::string> texts; ///< of those, tokenizer and config files, unpacked
};

/// Opens, sorts and reads the directory of a model file, without LibTorch. Errors: those of
/// openRegularFile, DamagedFile, NotTorchScript (fact `found`), PickleNotTorchScript.
[[nodiscard]] Result<OpenedFile> openModelFile(const std::filesystem::path& path);

} // namespace maskscope
