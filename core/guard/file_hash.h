// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/file_descriptor.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace maskscope {

/// SHA-256 of all `bytes` of a file, 64 hexadecimal digits; empty if they cannot be read or stop is
/// requested. Takes a while for a large file: worker thread only.
[[nodiscard]] std::string sha256Of(const FileDescriptor& file, std::uint64_t bytes,
                                   std::stop_token stop);

} // namespace maskscope
