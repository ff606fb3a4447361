// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace maskscope::test {

/// What LibTorch itself says to a file, without Maskscope; empty if it loads.
[[nodiscard]] std::string saidToLoad(const std::filesystem::path& path);

/// The same to forward() with `inputs` tensors of five ones.
[[nodiscard]] std::string saidToForward(const std::filesystem::path& path, std::size_t inputs);

} // namespace maskscope::test
