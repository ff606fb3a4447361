// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace maskscope {

enum class OutputContainer
{
    Tensor,
    Tuple,
    List,
    Dict,
};

/// "tensor", "tuple", "list", "dict".
[[nodiscard]] const char* containerName(OutputContainer container);

/// A tensor found in the model's answer to a first run.
struct OutputCandidate
{
    std::variant<std::monostate, std::int64_t, std::string>
        key; ///< index or dict key; none: itself
    std::vector<std::int64_t> shape;
    bool isFloating = true;
};

/// Which of the outputs are the logits [batch, length, vocabulary].
struct OutputForm
{
    OutputContainer container = OutputContainer::Tensor;
    std::variant<std::monostate, std::int64_t, std::string> key; ///< of the logits, or of output 0
    bool hasLmHead = false;
    std::optional<std::int64_t> vocabularySize; ///< width of the logits
};

/// What is known before the outputs are judged.
struct OutputFacts
{
    std::int64_t batch = 1; ///< of the first run
    std::int64_t length = 0; ///< of the first run
    std::optional<std::int64_t> vocabularyRows; ///< rows of the largest embedding table
    std::optional<std::int64_t> hiddenSize; ///< columns of that table
};

/// The logits are the floating output [batch, length, V] named "logits", else the one whose V is at
/// least `vocabularyRows` (exports may pad it) or differs from a plain hidden size; none: no head.
[[nodiscard]] OutputForm judgeOutput(OutputContainer container,
                                     const std::vector<OutputCandidate>& candidates,
                                     const OutputFacts& facts);

} // namespace maskscope
