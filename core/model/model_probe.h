// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/batch_contract.h"
#include "core/model/length_contract.h"
#include "core/model/traced_model.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace maskscope {

/// What a model answers for the first tokens of each row: logits, or hidden values where it has no
/// head. [rows, tokens, width], row-major.
struct ProbeAnswer
{
    std::size_t width = 0;
    std::vector<float> values;
};

/// One forward; the answer is wanted for the first `tokens` tokens of each row only.
using ProbeForward = std::function<Result<ProbeAnswer>(const Batch&, std::size_t tokens)>;

/// What is known of a model before it is measured.
struct ProbeFacts
{
    LengthContract declared; ///< limits of its tables, the recorded length
    std::optional<std::int64_t> tracedBatch;
    std::int64_t vocabulary = 1; ///< ids below this may be asked
    std::int64_t padId = 0;
    bool hasAttentionMask = false;
    double tolerance = 1e-3; ///< of the range of an answer, within which two answers are equal
    /// Places where the program writes this number down as a size; may be null.
    std::function<std::vector<Evidence>(std::int64_t number)> placesOf;
};

struct MeasuredContracts
{
    LengthContract length;
    BatchContract batch;
    bool isRepeatable = true; ///< false: the same input is answered differently, as by dropout
    bool isFlat = false; ///< as logits, the answers tell no word from another
};

/// Runs the model on made-up tokens at a few lengths, with and without padding, and compares: a
/// length is right if it answers as the recorded one does. A model that answers nothing keeps its
/// declared contract. Worker thread only. Errors: Cancelled.
[[nodiscard]] Result<MeasuredContracts>
measureContracts(const ProbeFacts& facts, const ProbeForward& forward, std::stop_token stop);

} // namespace maskscope
