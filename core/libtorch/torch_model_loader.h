// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/traced_model.h"

#include <memory>
#include <string>

namespace maskscope {

/// The loader that runs TorchScript with LibTorch. Make it, use it and free what it makes on one
/// thread. No torch type shows here, so app/ can include it without torch headers.
[[nodiscard]] std::unique_ptr<ModelLoader> makeTorchModelLoader();

/// Version of the LibTorch in use, e.g. "2.13.0".
[[nodiscard]] std::string torchVersion();

} // namespace maskscope
