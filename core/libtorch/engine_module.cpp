// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/engine_module.h"

#include "core/libtorch/torch_model_loader.h"

#include <exception>

extern "C" __attribute__((visibility("default"))) maskscope::ModelLoader*
maskscopeMakeModelLoader() noexcept
{
    try {
        return maskscope::makeTorchModelLoader().release();
    } catch (const std::exception&) {
        return nullptr;
    }
}
