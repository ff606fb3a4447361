// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// What lengths a model takes, as far as its file tells before it runs. The measured contract
/// (fixed, range, unsafe) will extend this.
struct LengthContract
{
    SequenceLength min{1};
    std::optional<SequenceLength> max; ///< nothing: no limit found
    std::optional<SequenceLength> traced; ///< recorded with the trace
};

/// A parameter as the limit's evidence: its path and shape.
struct NamedShape
{
    std::string name;
    std::vector<std::int64_t> shape;
};

/// The smallest of: `max_position_embeddings` and `longest` of the config JSON in the file, rows of
/// the position embedding table (less the two that RoBERTa-style models reserve, which shows in a
/// `padding_idx` offset of the config's model_type). `configJson` may be empty or broken.
[[nodiscard]] LengthContract lengthContractOf(const std::string& configJson,
                                              const std::vector<NamedShape>& parameters,
                                              std::optional<SequenceLength> traced);

/// TooLong (facts `found`, `limit`) if the contract knows that this length cannot run.
[[nodiscard]] Status checkLength(const LengthContract& contract, SequenceLength length);

} // namespace maskscope
