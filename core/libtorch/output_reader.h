// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/output_form.h"
#include "core/model/traced_model.h"

#include <optional>
#include <string>
#include <vector>

namespace c10 {
struct IValue;
}
namespace at {
class Tensor;
}

namespace maskscope {

/// What a model's answer holds.
struct OutputTensors
{
    OutputContainer container = OutputContainer::Tensor;
    std::vector<OutputCandidate> candidates; ///< shapes of `tensors`, same order
    std::vector<at::Tensor> tensors;
};

/// Opens the answer of forward(): a tensor, or the tensors of a tuple (by index, by name if it is a
/// named one), list or dict. Parts that are no plain tensors in memory are left out.
[[nodiscard]] OutputTensors readOutput(const c10::IValue& answer);

/// The wanted rows of the logits as fp32. ForwardFailed if the model did not answer with
/// [rows, length, vocabulary] numbers this time.
[[nodiscard]] Result<Logits> readLogits(const c10::IValue& answer, const OutputForm& form,
                                        const Batch& batch,
                                        std::span<const MaskPosition> positions);

/// The same of an answer that is [rows, places, vocabulary] already.
[[nodiscard]] Result<Logits> readMaskLogits(const c10::IValue& answer,
                                            std::span<const MaskPosition> places);

} // namespace maskscope
