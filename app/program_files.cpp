// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_files.h"

#include <initializer_list>
#include <system_error>

namespace maskscope {

namespace {

/// The first of `places`, named from the program's folder, that is a file.
std::optional<std::filesystem::path> firstFile(std::initializer_list<std::filesystem::path> places)
{
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed) {
        return std::nullopt;
    }
    for (const auto& place : places) {
        const auto path = program.parent_path() / place;
        if (std::filesystem::is_regular_file(path, failed)) {
            return path.lexically_normal();
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::filesystem::path> programFile(const std::filesystem::path& inBuild,
                                                 const std::filesystem::path& installed)
{
    return firstFile({inBuild, std::filesystem::path("../share/maskscope") / installed});
}

std::optional<std::filesystem::path> programLibrary(const std::filesystem::path& name)
{
    return firstFile({std::filesystem::path("../lib/maskscope") / name});
}

std::optional<std::filesystem::path> exportScriptPath()
{
    const std::filesystem::path script("export/export_masked_lm.py");
    return programFile("../../../resources" / script, script);
}

} // namespace maskscope
