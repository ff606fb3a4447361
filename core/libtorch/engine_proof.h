// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_summary.h"
#include "core/model/traced_model.h"

#include <vector>

namespace maskscope {

class FastProgram;
class TorchProgram;

/// A question that both programs are asked: made-up texts, the second of them padded, with masks
/// at several places.
struct ProofCase
{
    Batch batch;
    std::vector<MaskPosition> positions;
};

/// What has to be known to ask.
struct ProofFacts
{
    std::int64_t ids = 1; ///< below this they are safe
    std::int64_t padId = 0;
};

/// At most 16 tokens, if the model takes so few: asked before the first answer.
[[nodiscard]] std::vector<ProofCase> firstProofs(const ModelSummary& summary,
                                                 const ProofFacts& facts);
/// Longer and shorter ones. None for a model of one length.
[[nodiscard]] std::vector<ProofCase> laterProofs(const ModelSummary& summary,
                                                 const ProofFacts& facts, Proof when);

/// Logits at the masks; of a model without a head one row with all numbers of its answer. Both
/// throw what LibTorch throws.
[[nodiscard]] Result<Logits> plainAnswer(const TorchProgram& program, const OutputForm& form,
                                         const ProofCase& question);
[[nodiscard]] Result<Logits> fastAnswer(const FastProgram& program, const ProofCase& question);

/// The largest difference is at most a thousandth of the range of the plain answer's numbers, mask
/// by mask, and what is no number is none in both.
[[nodiscard]] bool areEqualAnswers(const Logits& plain, const Logits& fast);

} // namespace maskscope
