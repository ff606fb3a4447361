// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/traced_model.h"

#include <memory>

namespace maskscope {

/// Call first in main(), before there are threads. LibTorch's helper threads spin while they wait,
/// which costs everything else on a busy machine dearly; OpenMP reads how long when it is loaded.
/// oneDNN keeps what it has compiled for every length it meets, up to 1024 entries, 0.6 MB a length
/// for a small BERT: it is left those of about eight lengths.
void prepareEngine();

/// The loader that runs TorchScript with LibTorch, out of the module that lies beside the program.
/// The first call loads the module, for the rest of the process. If that fails, the loader answers
/// every file with ENGINE_MISSING. Any thread; the loader then stays on it.
[[nodiscard]] std::unique_ptr<ModelLoader> makeEngineLoader();

} // namespace maskscope
