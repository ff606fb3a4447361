// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/latency/masked_text.h"
#include "core/latency/sweep_result.h"
#include "core/model/traced_model.h"

#include <optional>
#include <random>
#include <string>

namespace maskscope {

/// What one run of a sweep is given.
struct SweepInput
{
    std::string text; ///< for Answer
    Batch batch; ///< for Forward
    SequenceLength ranAt; ///< the length with its padding
};

/// Makes the inputs of one model's runs. The summary and the tokenizer must outlive it.
class SweepInputMaker
{
public:
    /// `tokenizer` may be null.
    SweepInputMaker(const ModelSummary& summary, const Tokenizer* tokenizer);

    [[nodiscard]] SweepMeasure measure() const;
    /// Errors: TooShort, TooLong, LengthNotAccepted, Internal.
    [[nodiscard]] Result<SweepInput> make(SequenceLength length, std::mt19937& random) const;

private:
    const ModelSummary& m_summary;
    const Tokenizer* m_tokenizer;
    std::optional<MaskedTextWriter> m_writer;
};

} // namespace maskscope
