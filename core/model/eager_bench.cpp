// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/eager_bench.h"

#include "core/base/json.h"

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr JsonLimits kLimits{.bytes = 64U << 10U, .depth = 4};
constexpr std::size_t kMostLengths = 256;
constexpr std::size_t kLongestName = 120;
constexpr std::int64_t kLongestText = 1'000'000;
constexpr std::int64_t kMostThreads = 4096;
constexpr std::int64_t kMostRuns = 1'000'000;
constexpr double kLongestRun = 1e9;

bool isPlain(char c)
{
    return c >= ' ' && c <= '~';
}

/// A name to put on the screen: short, of printable ASCII.
std::optional<std::string> nameMember(const Json& object, const char* key)
{
    auto name = stringMember(object, key);
    const bool isGood = name && !name->empty() && name->size() <= kLongestName
        && std::all_of(name->begin(), name->end(), isPlain);
    return isGood ? name : std::nullopt;
}

std::optional<double> timeMember(const Json& object, const char* key)
{
    const Json* member = findMember(object, key);
    if (member == nullptr || !member->is_number()) {
        return std::nullopt;
    }
    const auto time = member->get<double>();
    return std::isfinite(time) && time > 0 && time <= kLongestRun ? std::optional(time)
                                                                  : std::nullopt;
}

std::optional<EagerTiming> timingOf(const Json& entry)
{
    const auto length = intMember(entry, "length");
    const auto median = timeMember(entry, "median_ms");
    const auto p25 = timeMember(entry, "p25_ms");
    const auto p75 = timeMember(entry, "p75_ms");
    const auto runs = intMember(entry, "runs").value_or(0);
    if (!length || *length < 1 || *length > kLongestText || !median || !p25 || !p75
        || *p25 > *median || *median > *p75 || runs < 1 || runs > kMostRuns) {
        return std::nullopt;
    }
    return EagerTiming{{*length}, *median, *p25, *p75, runs};
}

std::optional<std::vector<EagerTiming>> timingsOf(const Json& report)
{
    const Json* entries = findMember(report, "lengths");
    if (entries == nullptr || !entries->is_array() || entries->empty()
        || entries->size() > kMostLengths) {
        return std::nullopt;
    }
    std::vector<EagerTiming> timings;
    for (const Json& entry : *entries) {
        const auto timing = timingOf(entry);
        if (!timing || (!timings.empty() && timing->length <= timings.back().length)) {
            return std::nullopt;
        }
        timings.push_back(*timing);
    }
    return timings;
}

} // namespace

std::optional<EagerBench> readEagerBench(std::string_view text)
{
    const auto report = parseJson(text, std::string(kEagerBenchName), kLimits);
    if (report.hasError()) {
        return std::nullopt;
    }
    const auto machine = nameMember(report.value(), "machine");
    const auto torch = nameMember(report.value(), "torch");
    const auto transformers = nameMember(report.value(), "transformers");
    const auto threads = intMember(report.value(), "threads");
    auto timings = timingsOf(report.value());
    if (!machine || !torch || !transformers || !threads || *threads < 1 || *threads > kMostThreads
        || !timings) {
        return std::nullopt;
    }
    return EagerBench{*machine, *torch, *transformers, static_cast<int>(*threads),
                      *std::move(timings)};
}

} // namespace maskscope
