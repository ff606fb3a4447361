// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/traced_model.h"

#include <memory>

namespace maskscope {

/// Call first in main(), before there are threads: OpenMP and oneDNN read these settings when they
/// are loaded. They say how LibTorch's threads wait and on which cores they run, and bound what
/// oneDNN keeps of every length it meets (0.6 MB each for a small BERT). What the user has set
/// stays.
void prepareEngine();

/// The loader that runs TorchScript with LibTorch, out of the module that lies beside the program.
/// The first call loads the module, for the rest of the process. If that fails, the loader answers
/// every file with ENGINE_MISSING. Any thread; the loader then stays on it.
[[nodiscard]] std::unique_ptr<ModelLoader> makeEngineLoader();

} // namespace maskscope
