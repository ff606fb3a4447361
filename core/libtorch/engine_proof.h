// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/engine.h"
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

/// How many made-up texts of how many tokens.
struct ProofShape
{
    std::size_t rows = 1;
    std::int64_t length = 1;
    bool canBeShorter = false; ///< the model takes shorter texts, too

    friend bool operator==(const ProofShape&, const ProofShape&) = default;
};

/// At most 16 tokens, if the model takes so few: asked before the first answer.
[[nodiscard]] ProofShape firstShape(const ModelSummary& summary);
/// One text alone, longer and shorter ones; the longest is last.
[[nodiscard]] std::vector<ProofShape> laterShapes(const ModelSummary& summary);
[[nodiscard]] ProofCase makeProof(const ProofShape& shape, const ProofFacts& facts);

/// Logits at the masks; of a model without a head one row with all numbers of its answer. Both
/// throw what LibTorch throws.
[[nodiscard]] Result<Logits> plainAnswer(const TorchProgram& program, const OutputForm& form,
                                         const ProofCase& question);
[[nodiscard]] Result<Logits> fastAnswer(const FastProgram& program, const ProofCase& question);

/// The largest difference is at most a thousandth of the range of the plain answer's numbers, mask
/// by mask, and what is no number is none in both.
[[nodiscard]] bool areEqualAnswers(const Logits& plain, const Logits& fast);

/// The same for a program of less precision, which is measured by its agreement (agreement.h) and
/// here only kept from nonsense: mask by mask, the differences' mean square is at most a tenth of
/// the plain answer's variance. fp32 has to be equal.
[[nodiscard]] bool areCloseAnswers(const Logits& plain, const Logits& fast, Precision precision);

} // namespace maskscope
