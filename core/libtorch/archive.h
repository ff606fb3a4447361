// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/model_file.h"
#include "core/model/traced_model.h"

#include <stop_token>

namespace torch::jit {
struct Module;
}

namespace maskscope {

/// Reads program and weights through the open descriptor, never by path: what was checked is what
/// is loaded. `progress` is told the fraction of the file's bytes. A stop makes the next read fail.
/// Throws what LibTorch throws.
[[nodiscard]] torch::jit::Module readArchive(const OpenedFile& file, const Progress& progress,
                                             std::stop_token stop);

} // namespace maskscope
