// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/score_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace maskscope {

namespace {

constexpr int kHighestPower = 308;
constexpr std::int64_t kExponentLimit = 1'000'000'000;

double powerOfTen(int exponent)
{
    static const auto kPowers = [] {
        std::array<double, kHighestPower + 1> powers{};
        for (int i = 0; i <= kHighestPower; ++i) {
            const std::string text = "1e" + std::to_string(i);
            std::from_chars(text.data(), text.data() + text.size(),
                            powers.at(static_cast<std::size_t>(i)));
        }
        return powers;
    }();
    return kPowers.at(static_cast<std::size_t>(exponent));
}

struct Decimal
{
    std::uint64_t digits = 0; ///< as many as fit
    std::int64_t exponent = 0; ///< of ten
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Once a digit does not fit, no later one is taken.
Decimal readDigits(std::string_view& number)
{
    Decimal decimal;
    bool isFull = false;
    bool isFraction = false;
    for (; !number.empty() && (isDigit(number.front()) || number.front() == '.');
         number.remove_prefix(1)) {
        if (number.front() == '.') {
            isFraction = true;
            continue;
        }
        const auto digit = static_cast<std::uint64_t>(number.front() - '0');
        constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
        isFull = isFull || decimal.digits > kMost / 10
            || (decimal.digits == kMost / 10 && digit > kMost % 10);
        if (isFull) {
            decimal.exponent += isFraction ? 0 : 1;
        } else {
            decimal.digits = decimal.digits * 10 + digit;
            decimal.exponent -= isFraction ? 1 : 0;
        }
    }
    return decimal;
}

std::int64_t readExponent(std::string_view number)
{
    if (number.empty()) {
        return 0;
    }
    number.remove_prefix(1);
    const bool isNegative = number.starts_with('-');
    number.remove_prefix(isNegative || number.starts_with('+') ? 1 : 0);
    std::int64_t exponent = 0;
    for (const char c : number) {
        exponent = std::min(exponent * 10 + (c - '0'), kExponentLimit);
    }
    return isNegative ? -exponent : exponent;
}

std::optional<double> scaled(const Decimal& decimal)
{
    auto value = static_cast<double>(decimal.digits);
    std::int64_t exponent = decimal.exponent;
    for (; exponent < -kHighestPower && value != 0; exponent += kHighestPower) {
        value /= powerOfTen(kHighestPower);
    }
    if (value == 0) {
        return 0.0;
    }
    if (exponent > kHighestPower) {
        return std::nullopt;
    }
    value = exponent < 0 ? value / powerOfTen(static_cast<int>(-exponent))
                         : value * powerOfTen(static_cast<int>(exponent));
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<double> readScore(std::string_view number)
{
    const bool isNegative = number.starts_with('-');
    number.remove_prefix(isNegative ? 1 : 0);
    Decimal decimal = readDigits(number);
    decimal.exponent += readExponent(number);
    const auto value = scaled(decimal);
    return value.has_value() && isNegative ? -*value : value;
}

} // namespace maskscope
