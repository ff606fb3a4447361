// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace maskscope {

/// A file that comes with the program: at `inBuild` from the folder of a program that was built and
/// not installed, else at `installed` in share/maskscope. Nothing if it is at neither place.
[[nodiscard]] std::optional<std::filesystem::path>
programFile(const std::filesystem::path& inBuild, const std::filesystem::path& installed);

/// A library of the program's own: in lib/maskscope, beside bin/, built or installed.
[[nodiscard]] std::optional<std::filesystem::path>
programLibrary(const std::filesystem::path& name);

/// export_masked_lm.py, which makes model files.
[[nodiscard]] std::optional<std::filesystem::path> exportScriptPath();

} // namespace maskscope
