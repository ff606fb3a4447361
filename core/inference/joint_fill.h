// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/beam_fill.h"
#include "core/inference/blanks.h"

#include <string>
#include <vector>

namespace maskscope {

/// One word for every mask of a text, chosen together.
struct JointFilling
{
    std::vector<BlankWord> words; ///< as a person reads them
    std::vector<TokenId> ids;
    double logProbability = 0; ///< sum over the masks, natural logarithm
    std::string sentence; ///< with the words in it
};

/// The best fillings of all masks together: another question than what stands at each mask alone.
/// A beam of max(32, topK) goes over the masks left to right (BeamFill). A step is one forward; a
/// text with one mask needs none, its answer has it all. What the filter of the lists hides is no
/// word here either. Worker thread only.
class JointFill
{
public:
    static constexpr std::size_t kLeastWidth = 32;

    /// `prediction` as predict() answered it with these options.
    JointFill(TracedModel& model, const Tokenizer& tokenizer, Prediction prediction,
              PredictOptions options);

    [[nodiscard]] bool isFinished() const { return m_beam.isFinished(); }
    [[nodiscard]] std::size_t masksDone() const { return m_beam.masksDone(); }
    [[nodiscard]] double fractionDone() const { return m_beam.fractionDone(); } ///< 0 to 1
    /// One forward. Errors: as of RowSteps.
    [[nodiscard]] Status step(std::stop_token stop) { return m_beam.step(std::move(stop)); }
    /// At most topK, best first, once finished.
    [[nodiscard]] std::vector<JointFilling> result() const;

private:
    const Tokenizer& m_tokenizer;
    Prediction m_prediction;
    PredictOptions m_options;
    BeamFill m_beam;
};

/// All steps at once.
[[nodiscard]] Result<std::vector<JointFilling>>
fillTogether(TracedModel& model, const Tokenizer& tokenizer, const Prediction& prediction,
             const PredictOptions& options, const std::stop_token& stop);

} // namespace maskscope
