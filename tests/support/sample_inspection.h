// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <memory>
#include <optional>

namespace maskscope {

/// A model and what is seen inside it, as the worker would give them.
struct SampleModel
{
    std::shared_ptr<const ModelSummary> summary;
    std::shared_ptr<const Inspection> inspection;
};

struct SampleOptions
{
    int layers = 2; ///< identical ones
    /// The program was recorded so that one size is pinned down, with evidence; nothing: all free.
    std::optional<SequenceLength> recordedLength{};
    bool hasHead = true; ///< false: gives hidden states, not words
    bool isFrozen = false; ///< only the root is left of the modules
};

/// BERT written down by hand: 384 wide, 12 heads, 512 positions, 30522 words. Modules, operators in
/// the order of the program, tensors with their sizes, counts of operations by arithmetic.
///
///     bert.embeddings       word + position, LayerNorm
///     bert.encoder.layer.i  attention (query, key, value; scores [1, 12, L, L]), feed-forward
///     cls.predictions       dense, decoder -> [1, L, 30522], tied to the word embeddings
[[nodiscard]] SampleModel makeSampleModel(const SampleOptions& options = {});

/// A frozen program of one root with that many operators in a chain, each of its own line, or as
/// `period` lines again and again. With `branches`, every third also reads one much further up.
struct LongProgram
{
    std::size_t operators = 10000;
    std::size_t period = 0; ///< 0: no line comes twice
    bool branches = true;
};
[[nodiscard]] SampleModel makeLongProgram(const LongProgram& program = {});

} // namespace maskscope
