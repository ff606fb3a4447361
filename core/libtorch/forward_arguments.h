// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/signature.h"
#include "core/model/traced_model.h"

#include <vector>

namespace torch::jit {
struct Method;
}
namespace c10 {
struct IValue;
}

namespace maskscope {

/// What forward() is called with: knows the inputs and their roles, holds none of the weights.
class ForwardArguments
{
public:
    /// Throws what LibTorch throws.
    ForwardArguments(const torch::jit::Method& forward, std::vector<InputSpec> inputs);
    ForwardArguments(const ForwardArguments& other);
    ForwardArguments(ForwardArguments&& other) noexcept;
    ForwardArguments& operator=(const ForwardArguments&) = delete;
    ForwardArguments& operator=(ForwardArguments&&) = delete;
    ~ForwardArguments();

    [[nodiscard]] const std::vector<InputSpec>& inputs() const { return m_inputs; }
    /// Place of the token ids among the inputs.
    [[nodiscard]] std::optional<std::size_t> idsAt() const;

    void setInputs(std::vector<InputSpec> inputs);

    /// For one of the inputs, as if it were what `as` says.
    [[nodiscard]] c10::IValue argument(std::size_t input, const InputSpec& as,
                                       const Batch& batch) const;
    /// New tensors and defaults, in order, without the module itself.
    [[nodiscard]] std::vector<c10::IValue> make(const Batch& batch) const;

private:
    std::vector<InputSpec> m_inputs;
    std::vector<c10::IValue> m_defaults; ///< what stands for each input that we do not fill
};

} // namespace maskscope
