// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <filesystem>
#include <string>

namespace maskscope {

/// The last part of a path as messages show it, valid UTF-8. Example: "models/bert/" -> "bert".
[[nodiscard]] std::string fileNameForPeople(const std::filesystem::path& path);

} // namespace maskscope
