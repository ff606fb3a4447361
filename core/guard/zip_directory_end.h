// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/file_descriptor.h"

#include <cstdint>
#include <optional>

namespace maskscope {

/// How many records the archive's end claims to list, read before any library reserves memory for
/// them. Nothing if the end is missing: the file was cut.
[[nodiscard]] std::optional<std::uint64_t> claimedRecordCount(const FileDescriptor& file,
                                                              std::uint64_t fileSize);

} // namespace maskscope
