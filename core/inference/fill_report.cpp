// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/fill_report.h"

#include "core/base/ordered_json.h"
#include "core/latency/sweep_report.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace maskscope {

namespace {

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
        std::vector<std::string> texts;
        for (const BlankWord& word : filling.words) {
            texts.push_back(word.text);
        }
        joint.push_back({{"texts", texts},
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
    OrderedJson object = merged(textsOf(prediction.text, prediction.pair),
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

std::string guessesCsv(const Prediction& prediction)
{
    OrderedJson rows = array();
    for (std::size_t mask = 0; mask < prediction.masks.size(); ++mask) {
        for (const Candidate& candidate : prediction.masks[mask].candidates) {
            rows.push_back({{"mask", mask + 1},
                            {"rank", candidate.rank},
                            {"word", candidate.text},
                            {"token", candidate.token},
                            {"id", candidate.id.value},
                            {"probability", shortestDouble(candidate.probability)}});
        }
    }
    return csvOf(rows);
}

} // namespace maskscope
