// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace maskscope::cli {

namespace {

constexpr NumberRange kLengthRange{1, 1'000'000};
constexpr double kLongestTimeout = 1e9;

/// The whole of `text` as a number, or nothing.
template <typename Number>
std::optional<Number> parseWhole(std::string_view text)
{
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return number;
}

std::string quoted(std::string_view value)
{
    return "'" + std::string(value) + "'";
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

} // namespace

Error usageError(const std::string& problem)
{
    return Error{ErrorCode::Usage, {{"problem", problem}}, {}};
}

Result<std::int64_t> readNumber(const std::string& option, const std::string& value,
                                NumberRange range)
{
    const auto number = parseWhole<std::int64_t>(value);
    if (!number || *number < range.min || *number > range.max) {
        return usageError(option + " takes a whole number from " + std::to_string(range.min)
                          + " to " + std::to_string(range.max) + ", not " + quoted(value));
    }
    return *number;
}

Result<double> readSeconds(const std::string& option, const std::string& value)
{
    const auto seconds = parseWhole<double>(value);
    if (!seconds || !std::isfinite(*seconds) || *seconds <= 0 || *seconds > kLongestTimeout) {
        return usageError(option + " takes seconds above 0, like 2.5, not " + quoted(value));
    }
    return *seconds;
}

Result<std::vector<SequenceLength>> readLengths(const std::string& option, const std::string& value)
{
    std::vector<SequenceLength> lengths;
    std::string_view rest = value;
    while (true) {
        const std::size_t comma = rest.find(',');
        const auto length = parseWhole<std::int64_t>(rest.substr(0, comma));
        if (!length || *length < kLengthRange.min || *length > kLengthRange.max) {
            return usageError(option + " takes whole numbers with commas, like 8,16,32, not "
                              + quoted(value));
        }
        lengths.push_back({*length});
        if (comma == std::string_view::npos) {
            return lengths;
        }
        rest.remove_prefix(comma + 1);
    }
}

Result<std::vector<std::string>> readWords(const std::string& option, const std::string& value)
{
    std::vector<std::string> words;
    std::string_view rest = value;
    while (true) {
        const std::size_t comma = rest.find(',');
        const std::string_view word = withoutBlanks(rest.substr(0, comma));
        if (word.empty()) {
            return usageError(option + " takes words with commas between them, like paris,rome, "
                              + "not " + quoted(value));
        }
        words.emplace_back(word);
        if (comma == std::string_view::npos) {
            return words;
        }
        rest.remove_prefix(comma + 1);
    }
}

} // namespace maskscope::cli
