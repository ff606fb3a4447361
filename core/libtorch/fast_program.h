// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/forward_arguments.h"
#include "core/model/traced_model.h"

#include <memory>
#include <span>

namespace torch::jit {
struct Graph;
}

namespace maskscope {

/// A rewritten forward(), ready to run. It holds the weights it uses and, unless the graph still
/// asks for it, not the module they came from.
class FastProgram
{
public:
    /// `atMasks`: the graph has an input for the masks (head_at_masks.h) behind those of forward().
    /// `module` is forward()'s first argument. Throws what LibTorch throws.
    FastProgram(const std::shared_ptr<torch::jit::Graph>& graph, ForwardArguments arguments,
                const c10::IValue& module, bool atMasks);
    FastProgram(FastProgram&&) noexcept;
    ~FastProgram();

    /// Answers with logits at the masks, [texts, masks of the text with the most, words].
    [[nodiscard]] bool answersAtMasks() const;

    /// One forward on new tensors, without autograd. Throws what LibTorch throws.
    [[nodiscard]] c10::IValue run(const Batch& batch,
                                  std::span<const MaskPosition> positions) const;

    /// run(), and of its answer the row of each mask; for a program that answers at masks.
    [[nodiscard]] Result<Logits> logits(const Batch& batch,
                                        std::span<const MaskPosition> positions) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maskscope
