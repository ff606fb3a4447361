// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_model.h"

#include "app/program_files.h"

#include <cstdlib>
#include <system_error>

namespace maskscope {

std::optional<std::filesystem::path> demoModelPath()
{
    const std::filesystem::path name("demo-minilm.pt");
    if (const char* named = std::getenv("MASKSCOPE_DEMO_MODEL"); named != nullptr) {
        std::error_code failed;
        const std::filesystem::path path(named);
        if (std::filesystem::is_regular_file(path, failed)) {
            return path.lexically_normal();
        }
    }
    return programFile("../../demo-model" / name, name);
}

} // namespace maskscope
