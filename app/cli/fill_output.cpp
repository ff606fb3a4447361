// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fill_output.h"

#include "app/cli/json_parts.h"
#include "app/cli/plain_numbers.h"
#include "app/cli/plain_table.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace maskscope::cli {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A float with the digits that a float has: 0.1, not 0.10000000149011612.
double shortestDouble(float value)
{
    if (!std::isfinite(value)) {
        return value;
    }
    std::array<char, 64> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    double result = value;
    std::from_chars(digits.data(), written.ptr, result);
    return result;
}

/// To a microsecond.
double roundedMs(double milliseconds)
{
    return std::round(milliseconds * 1000) / 1000;
}

/// As a float where one can hold it: a chain may be less likely than the smallest float.
double shortestProbability(double probability)
{
    const auto value = static_cast<float>(probability);
    return std::isnormal(value) ? shortestDouble(value) : probability;
}

OrderedJson targetsOf(const MaskPrediction& mask)
{
    OrderedJson targets = array();
    for (const TargetWord& target : mask.targets) {
        targets.push_back({{"text", target.text},
                           {"ids", numbersOf(target.ids)},
                           {"tokens", target.tokens},
                           {"p", shortestProbability(target.probability)},
                           {"rank", orNull(target.rank)},
                           {"method", targetMethodName(target.method)}});
    }
    return targets;
}

OrderedJson jointOf(const std::vector<JointFilling>& fillings)
{
    OrderedJson joint = array();
    for (const JointFilling& filling : fillings) {
        joint.push_back({{"texts", filling.texts},
                         {"ids", numbersOf(filling.ids)},
                         {"log_p", filling.logProbability},
                         {"sentence", filling.sentence}});
    }
    return joint;
}

OrderedJson maskOf(const MaskPrediction& mask)
{
    OrderedJson candidates = array();
    for (const Candidate& candidate : mask.candidates) {
        candidates.push_back({{"id", candidate.id.value},
                              {"token", candidate.token},
                              {"text", candidate.text},
                              {"p", shortestDouble(candidate.probability)}});
    }
    OrderedJson object{{"position", mask.position}, {"candidates", std::move(candidates)}};
    if (!mask.targets.empty()) {
        object["targets"] = targetsOf(mask);
    }
    return object;
}

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

std::string fillJson(const FillAnswer& answer)
{
    const Prediction& prediction = answer.prediction;
    OrderedJson masks = array();
    for (const MaskPrediction& mask : prediction.masks) {
        masks.push_back(maskOf(mask));
    }
    OrderedJson paddedTo = nullptr;
    if (prediction.paddedTo) {
        paddedTo = prediction.paddedTo->value;
    }
    OrderedJson object = joined(textsOf(prediction.text, prediction.pair),
                                {{"ids", numbersOf(prediction.encoding.ids)},
                                 {"tokens", prediction.encoding.tokens},
                                 {"length", prediction.encoding.length().value},
                                 {"padded_to", std::move(paddedTo)},
                                 {"truncated", prediction.encoding.truncated},
                                 {"engine", engineName(answer.engine)},
                                 {"ms", roundedMs(prediction.time.total())},
                                 {"masks", std::move(masks)}});
    if (answer.joint) {
        object["joint"] = jointOf(*answer.joint);
    }
    return lineOf(object);
}

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
