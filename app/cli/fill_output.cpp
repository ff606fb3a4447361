// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fill_output.h"

#include "app/cli/plain_numbers.h"
#include "app/cli/plain_table.h"

#include <cmath>

namespace maskscope::cli {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string percent(double probability)
{
    constexpr double kSmallest = 0.0005; // what would be written as 0.0
    return probability < kSmallest ? "< 0.1 %" : fixed(100.0 * probability, 1) + " %";
}

/// On a true scale: 20 characters are 100 %.
std::string bar(float probability)
{
    constexpr float kWidth = 20;
    std::string text;
    for (long i = std::lround(probability * kWidth); i > 0; --i) {
        text += "█";
    }
    return text;
}

std::string maskText(const MaskPrediction& mask)
{
    Rows rows;
    for (const Candidate& candidate : mask.candidates) {
        const std::string& word = candidate.text.empty() ? candidate.token : candidate.text;
        rows.push_back({word, percent(candidate.probability), bar(candidate.probability)});
    }
    return tableText(rows, {Align::Left, Align::Right, Align::Left});
}

/// Why a word has the probability it has.
std::string methodText(const TargetWord& target)
{
    switch (target.method) {
    case TargetMethod::Single:
        return "place " + std::to_string(target.rank.value_or(0));
    case TargetMethod::Chain:
        return std::to_string(target.ids.size()) + " pieces, one after another";
    case TargetMethod::Unknown:
        break;
    }
    return "not in the vocabulary";
}

std::string targetsText(const MaskPrediction& mask)
{
    if (mask.targets.empty()) {
        return {};
    }
    Rows rows;
    for (const TargetWord& target : mask.targets) {
        rows.push_back({target.text, percent(target.probability), methodText(target)});
    }
    return "  your words\n" + tableText(rows, {Align::Left, Align::Right, Align::Left});
}

std::string jointText(const std::vector<JointFilling>& fillings)
{
    Rows rows;
    for (const JointFilling& filling : fillings) {
        rows.push_back({filling.sentence, "ln p " + fixed(filling.logProbability, 2)});
    }
    return "  together\n" + tableText(rows, {Align::Left, Align::Right});
}

} // namespace

std::string fillText(const FillAnswer& answer)
{
    const Prediction& prediction = answer.prediction;
    std::string text = textsText(prediction.text, prediction.pair);
    for (std::size_t i = 0; i < prediction.masks.size(); ++i) {
        if (prediction.masks.size() > 1) {
            text += "  hidden word " + std::to_string(i + 1) + "\n";
        }
        text += maskText(prediction.masks[i]) + targetsText(prediction.masks[i]);
    }
    if (answer.joint) {
        text += jointText(*answer.joint);
    }
    const char* cut = prediction.encoding.truncated ? " tokens after a cut, " : " tokens, ";
    return text + "  (" + std::to_string(prediction.encoding.length().value) + cut
        + milliseconds(prediction.time.total()) + " ms)\n";
}

} // namespace maskscope::cli
