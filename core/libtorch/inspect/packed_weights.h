// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace at {
class Tensor;
}
namespace c10 {
struct IValue;
}

namespace maskscope {

/// The weights inside of a quantized layer's object, which LibTorch keeps in a form of its own, as
/// "weight" and "bias"; none if `value` is no such object.
[[nodiscard]] std::vector<std::pair<std::string, at::Tensor>>
unpackedWeights(const c10::IValue& value);

} // namespace maskscope
