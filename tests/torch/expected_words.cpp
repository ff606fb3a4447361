// SPDX-License-Identifier: GPL-3.0-or-later
#include "expected_words.h"

#include <cmath>

namespace maskscope::test {

namespace {

constexpr double kNearTie = 2e-3;
constexpr double kLogTolerance = 2e-3;
constexpr double kTolerance = 1e-4;
constexpr double kSmallest = 1e-6;

/// True if the candidate found at `place` may stand there: the expected one, or one whose expected
/// probability is nearly the same.
bool mayStandAt(std::size_t place, std::int64_t id, const ExpectedWords& expected)
{
    for (std::size_t i = 0; i < expected.ids.size(); ++i) {
        if (expected.ids[i] == id) {
            return i == place
                || std::abs(std::log(expected.p[i]) - std::log(expected.p[place])) < kNearTie;
        }
    }
    // Beyond the recorded list: it may have changed places with the last ones.
    return std::abs(std::log(expected.p.back()) - std::log(expected.p[place])) < kNearTie;
}

bool sameProbability(double found, double expected)
{
    const bool near = std::abs(found - expected) <= kTolerance;
    return near
        && (expected < kSmallest
            || std::abs(std::log(found) - std::log(expected)) <= kLogTolerance);
}

std::string placeInWords(std::size_t place, const Candidate& found, const ExpectedWords& expected)
{
    return "place " + std::to_string(place) + ": " + std::to_string(found.id.value) + " ("
        + std::to_string(found.probability) + ") instead of " + std::to_string(expected.ids[place])
        + " (" + std::to_string(expected.p[place]) + ")";
}

} // namespace

ExpectedWords wordsOf(const MaskPrediction& mask)
{
    ExpectedWords words;
    for (const Candidate& candidate : mask.candidates) {
        words.ids.push_back(candidate.id.value);
        words.p.push_back(candidate.probability);
    }
    return words;
}

ExpectedWords readExpectedWords(const Json& mask)
{
    return {mask["ids"].get<std::vector<std::int64_t>>(), mask["p"].get<std::vector<double>>()};
}

std::string differenceOf(const MaskPrediction& found, const ExpectedWords& expected)
{
    if (found.candidates.size() < expected.ids.size()) {
        return "only " + std::to_string(found.candidates.size()) + " candidates";
    }
    for (std::size_t i = 0; i < expected.ids.size(); ++i) {
        const Candidate& candidate = found.candidates[i];
        const auto p = static_cast<double>(candidate.probability);
        if (!mayStandAt(i, candidate.id.value, expected) || !sameProbability(p, expected.p[i])) {
            return placeInWords(i, candidate, expected);
        }
    }
    return {};
}

} // namespace maskscope::test
