// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace maskscope {

/// The way of a text through a model, as far as it can be told from what the model does: layers are
/// equal parts that feed each other, or one part that is called again and again; embeddings are
/// what they are given, the head is what comes behind. No name of an architecture is looked at.
/// Tensors are positions in Inspection::tensors.
struct FlowPath
{
    struct Layers
    {
        std::size_t count = 0;
        std::string type; ///< class; empty in frozen programs
        bool isOneAgain = false; ///< one layer, called `count` times
        std::size_t module = 0; ///< the first, or the innermost module around
        std::optional<std::size_t> comparisons{}; ///< of tokens with tokens: [.., L, L]
        bool looksAround = false; ///< each token at the others, in one operator that hides how
        double share = 0; ///< of the time
    };

    std::optional<Layers> layers{};
    std::optional<std::size_t> embedded{}; ///< what the first layer is given
    std::optional<std::size_t> layered{}; ///< what the last one gives
    std::optional<std::size_t> answer{}; ///< of the model: the numbers for words if it has a head
    bool hasHead = false; ///< `answer` has a number for each word
    std::size_t operators = 0;
};

[[nodiscard]] FlowPath findFlow(const std::shared_ptr<const ModelSummary>& summary,
                                const std::shared_ptr<const Inspection>& inspection);

/// "n lists of w numbers": how many rows of what width a tensor has at a length; nothing if it is
/// no such table.
struct NumberLists
{
    std::int64_t lists = 0;
    std::int64_t width = 0;
};
[[nodiscard]] std::optional<NumberLists> listsOf(const InspectedTensor& tensor,
                                                 SequenceLength length);

} // namespace maskscope
