// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_files.h"

#include <system_error>

namespace maskscope {

std::optional<std::filesystem::path> programFile(const std::filesystem::path& inBuild,
                                                 const std::filesystem::path& installed)
{
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed) {
        return std::nullopt;
    }
    const auto folder = program.parent_path();
    for (const auto& path : {folder / inBuild, folder / ".." / "share" / "maskscope" / installed}) {
        if (std::filesystem::is_regular_file(path, failed)) {
            return path.lexically_normal();
        }
    }
    return std::nullopt;
}

std::optional<std::filesystem::path> exportScriptPath()
{
    const std::filesystem::path script("export/export_masked_lm.py");
    return programFile("../../../resources" / script, script);
}

} // namespace maskscope
