// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"
#include "core/model/evidence.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

enum class LengthKind
{
    Any, ///< `min` to `max`
    Fixed, ///< `max` alone; `min` is the same
    Range, ///< `min` to `max`, narrower than the model's own limits
    /// It runs at other lengths, but answers wrongly there, or nothing shows that it does not: used
    /// at `max` alone, without padding.
    Unsafe,
};

/// "any", "fixed", "range", "unsafe".
[[nodiscard]] const char* lengthKindName(LengthKind kind);

/// What lengths a model takes: at first as its file tells (lengthContractOf), then as measured
/// (measureLengths).
struct LengthContract
{
    LengthKind kind = LengthKind::Any;
    SequenceLength min{1};
    std::optional<SequenceLength> max{}; ///< nothing: no limit found
    std::optional<SequenceLength> traced{}; ///< recorded with the trace
    /// Tokens of padding may be added: there is an attention mask that hides them, or it was
    /// measured that they change nothing.
    bool mayPad = false;
    std::vector<Evidence> evidence{}; ///< empty if kind is Any
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

/// Position of a text's first token: 0, or in models that reserve the positions up to that of the
/// padding token, the next one.
[[nodiscard]] std::int64_t firstPositionOf(const std::string& configJson);

/// TooLong (facts `found`, `limit`) if the contract knows that this length cannot run.
[[nodiscard]] Status checkLength(const LengthContract& contract, SequenceLength length);

/// The length to run a text of `length` tokens at: its own, or a longer one to be filled up with
/// padding. Errors: TooLong, LengthNotAccepted (facts `found`, `expected`) if padding would be read
/// as words.
[[nodiscard]] Result<SequenceLength> lengthToRunAt(const LengthContract& contract,
                                                   SequenceLength length);

} // namespace maskscope
