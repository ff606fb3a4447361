// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace maskscope {

/// Where the demo model lies: the file named by MASKSCOPE_DEMO_MODEL, else the one of the build
/// tree, else the installed one. Nothing if it has not been made.
[[nodiscard]] std::optional<std::filesystem::path> demoModelPath();

} // namespace maskscope
