// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/sweep_report.h"

#include "core/base/messages.h"

#include <cmath>
#include <fstream>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

/// To a thousandth: of a millisecond, or of a thousand million operations.
OrderedJson rounded(double value)
{
    return std::isfinite(value) ? OrderedJson(std::round(value * 1000) / 1000)
                                : OrderedJson(nullptr);
}

OrderedJson errorJson(const Error& error)
{
    return {{"code", messageTemplate(error.code).name}, {"message", englishMessage(error)}};
}

OrderedJson lengthJson(const LengthTiming& timing, const std::optional<Error>& stopped)
{
    const std::optional<Error> error
        = timing.error || timing.statistics.runs > 0 ? timing.error : stopped;
    const auto unlessFailed
        = [&error](OrderedJson value) { return error ? OrderedJson(nullptr) : std::move(value); };
    const TimingStatistics& statistics = timing.statistics;
    const auto flops = timing.flops();
    return {
        {"length", timing.length.value},
        {"ran_at", unlessFailed(timing.ranAt.value_or(timing.length).value)},
        {"median_ms", unlessFailed(rounded(statistics.median))},
        {"p10_ms", unlessFailed(rounded(statistics.p10))},
        {"p90_ms", unlessFailed(rounded(statistics.p90))},
        {"min_ms", unlessFailed(rounded(statistics.min))},
        {"first_ms", unlessFailed(rounded(timing.firstMs.value_or(std::nan(""))))},
        {"runs", unlessFailed(statistics.runs)},
        {"flops", flops ? unlessFailed(*flops) : OrderedJson(nullptr)},
        {"gflops_per_s", unlessFailed(rounded(timing.gigaflopsPerSecond().value_or(std::nan(""))))},
        {"error", error ? errorJson(*error) : OrderedJson(nullptr)}};
}

std::string quoted(const std::string& text)
{
    std::string cell = "\"";
    for (const char c : text) {
        cell += c == '"' ? "\"\"" : std::string(1, c);
    }
    return cell + '"';
}

/// A number as it is, nothing for null, an error by its code.
std::string cellOf(const OrderedJson& value)
{
    if (value.is_object()) {
        return value.at("code").get<std::string>();
    }
    if (value.is_string()) {
        return quoted(value.get<std::string>());
    }
    const bool isNumber = value.is_number_integer()
        || (value.is_number_float() && std::isfinite(value.get<double>()));
    return isNumber ? value.dump() : std::string();
}

} // namespace

OrderedJson lengthsJson(const std::vector<LengthTiming>& lengths,
                        const std::optional<Error>& stopped)
{
    OrderedJson rows = OrderedJson::array();
    for (const LengthTiming& timing : lengths) {
        rows.push_back(lengthJson(timing, stopped));
    }
    return rows;
}

OrderedJson detailedLengthsJson(const std::vector<LengthTiming>& lengths)
{
    OrderedJson rows = lengthsJson(lengths);
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const LengthTiming& timing = lengths[i];
        if (timing.isMeasured()) {
            rows[i]["p25_ms"] = rounded(timing.statistics.p25);
            rows[i]["p75_ms"] = rounded(timing.statistics.p75);
            rows[i]["tokenize_ms"] = rounded(timing.parts.tokenize);
            rows[i]["model_ms"] = rounded(timing.parts.model);
            rows[i]["top_k_ms"] = rounded(timing.parts.topK);
        }
    }
    return rows;
}

std::string csvOf(const OrderedJson& rows)
{
    std::string header;
    std::string lines;
    for (const OrderedJson& row : rows) {
        const bool isFirst = header.empty();
        const char* comma = ""; // not told by the line: its first cell may be empty
        for (const auto& [key, value] : row.items()) {
            lines += comma + cellOf(value);
            if (isFirst) {
                header += comma + key;
            }
            comma = ",";
        }
        lines += "\n";
    }
    return header + "\n" + lines;
}

std::string processorName()
{
    constexpr std::string_view kKey = "model name";
    std::ifstream information("/proc/cpuinfo");
    for (std::string line; std::getline(information, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with(kKey) && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return {};
}

} // namespace maskscope
