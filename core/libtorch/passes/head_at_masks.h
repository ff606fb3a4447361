// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/output_form.h"

#include <memory>

namespace torch::jit {
struct Graph;
struct Value;
} // namespace torch::jit

namespace maskscope {

/// Name of the input that `answerAtMasks` adds: int64 [texts, masks], counted within a text.
inline constexpr const char* kPositionsInput = "positions";

/// Makes the graph answer with the logits alone, [texts, masks, words], at its new last input.
/// False, and nothing is changed, if they cannot be found in what it returns.
[[nodiscard]] bool answerAtMasks(const std::shared_ptr<torch::jit::Graph>& graph,
                                 const OutputForm& form);

/// The pass: takes the masks' rows before the words are scored. `ids`: the input of token ids.
[[nodiscard]] bool moveRowsAboveHead(const std::shared_ptr<torch::jit::Graph>& graph,
                                     torch::jit::Value* ids);

} // namespace maskscope
