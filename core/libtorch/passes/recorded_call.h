// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <functional>
#include <initializer_list>

namespace at {
class Tensor;
}

namespace maskscope {

/// The answer of `work`, told with its inputs to who listens (operator_profile.h), as LibTorch does
/// for its own operators. Throws what `work` throws.
[[nodiscard]] at::Tensor recorded(const char* name, std::initializer_list<const at::Tensor*> inputs,
                                  const std::function<at::Tensor()>& work);

} // namespace maskscope
