// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_model.h"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace maskscope {

namespace {

constexpr const char* kFileName = "demo-minilm.pt";

std::vector<std::filesystem::path> candidates()
{
    std::vector<std::filesystem::path> paths;
    if (const char* named = std::getenv("MASKSCOPE_DEMO_MODEL"); named != nullptr) {
        paths.emplace_back(named);
    }
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (!failed) {
        const auto folder = program.parent_path();
        paths.push_back(folder / ".." / ".." / "demo-model" / kFileName);
        paths.push_back(folder / ".." / "share" / "maskscope" / kFileName);
    }
    return paths;
}

} // namespace

std::optional<std::filesystem::path> demoModelPath()
{
    for (const auto& path : candidates()) {
        std::error_code failed;
        if (std::filesystem::is_regular_file(path, failed)) {
            return path.lexically_normal();
        }
    }
    return std::nullopt;
}

} // namespace maskscope
