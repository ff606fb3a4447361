// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/signature.h"
#include "core/model/traced_model.h"

namespace at {
class Tensor;
}

namespace maskscope {

/// A new tensor with what `input` means, in its element type and recorded rank: ids, mask and types
/// from the batch, positions 0..length-1, zeros for an input of unknown meaning. A model may write
/// into its inputs, so nothing is kept for the next call.
[[nodiscard]] at::Tensor makeInputTensor(const InputSpec& input, const Batch& batch);

/// All three vectors have rows x length values.
[[nodiscard]] bool isWellFormed(const Batch& batch);

} // namespace maskscope
