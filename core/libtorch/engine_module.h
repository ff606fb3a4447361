// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/traced_model.h"

namespace maskscope {

/// What the module `maskscope_engine` exports. It holds LibTorch, which is large: the programs load
/// it when the first model is opened (app/engine.h), so their windows need not wait for it.
extern "C" {

/// The caller owns the loader; null if there is no memory for it.
using MakeModelLoader = ModelLoader*() noexcept;

/// Name of the one exported function, a MakeModelLoader.
inline constexpr const char* kMakeModelLoader = "maskscopeMakeModelLoader";
}

} // namespace maskscope
