// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/joint_fill.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// Nothing to search for where the answer ranks the one mask already.
std::vector<std::size_t> positionsOf(const Prediction& prediction)
{
    const std::vector<std::size_t>& masks = prediction.encoding.maskPositions;
    return masks.size() > 1 ? masks : std::vector<std::size_t>();
}

std::vector<Filling> fillingsOfOne(const MaskPrediction& mask)
{
    std::vector<Filling> fillings;
    for (const Candidate& candidate : mask.candidates) {
        fillings.push_back({{candidate.id}, candidate.logProbability});
    }
    return fillings;
}

JointFilling readFilling(const Tokenizer& tokenizer, const Blanks& blanks, Encoding encoding,
                         const Filling& filling)
{
    const std::vector<std::size_t> masks = encoding.maskPositions;
    for (std::size_t i = 0; i < masks.size(); ++i) {
        encoding.ids[masks[i]] = filling.ids[i];
    }
    JointFilling joint{{}, filling.ids, filling.logProbability, {}};
    for (const std::size_t position : masks) {
        joint.words.push_back(readBlank(tokenizer, encoding, position, 1));
    }
    joint.sentence = blanks.sentence(joint.words);
    return joint;
}

} // namespace

JointFill::JointFill(TracedModel& model, const Tokenizer& tokenizer, Prediction prediction,
                     PredictOptions options)
    : m_tokenizer(tokenizer)
    , m_prediction(std::move(prediction))
    , m_options(std::move(options))
    , m_beam(model, tokenizer, m_prediction.encoding, positionsOf(m_prediction),
             {std::max(kLeastWidth, m_options.topK), m_options.filter})
{}

std::vector<JointFilling> JointFill::result() const
{
    const bool isOne = m_prediction.masks.size() == 1;
    const std::vector<Filling> fillings
        = isOne ? fillingsOfOne(m_prediction.masks.front()) : m_beam.fillings();
    const Blanks blanks(m_tokenizer, m_prediction, m_options);
    std::vector<JointFilling> best;
    for (std::size_t i = 0; i < std::min(fillings.size(), m_options.topK); ++i) {
        best.push_back(readFilling(m_tokenizer, blanks, m_prediction.encoding, fillings[i]));
    }
    return best;
}

Result<std::vector<JointFilling>> fillTogether(TracedModel& model, const Tokenizer& tokenizer,
                                               const Prediction& prediction,
                                               const PredictOptions& options,
                                               const std::stop_token& stop)
{
    JointFill fill(model, tokenizer, prediction, options);
    while (!fill.isFinished()) {
        Status done = fill.step(stop);
        if (done.hasError()) {
            return std::move(done).error();
        }
    }
    return fill.result();
}

} // namespace maskscope
