// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <unicode/uniset.h>

#include <optional>
#include <string>
#include <string_view>

namespace maskscope {

/// The UnsupportedTokenizer error of a regular expression; `icuPattern` says more.
[[nodiscard]] Error unsupportedSyntax(std::u32string_view found);

/// A position in an expression.
struct RegexText
{
    std::u32string_view text;
    std::size_t at = 0;

    [[nodiscard]] bool isAtEnd() const { return at >= text.size(); }
    [[nodiscard]] char32_t peek(std::size_t ahead = 0) const
    {
        return at + ahead < text.size() ? text[at + ahead] : 0;
    }
    [[nodiscard]] std::u32string_view since(std::size_t begin) const
    {
        return text.substr(begin, at - begin);
    }
};

/// What a backslash stands for: one code point, a class, or (neither) something else, which is
/// left to the caller.
struct RegexEscape
{
    std::optional<char32_t> literal;
    std::optional<icu::UnicodeSet> set;
    bool isWord = false; ///< `set` is that of \w, or (negated) \W
    bool isNegated = false;
};
/// Reads from behind the backslash; moves only past what it knows.
[[nodiscard]] Result<RegexEscape> readRegexEscape(RegexText& in);

/// Oniguruma's own limit for {n,m}.
constexpr std::size_t kMaxRegexRepeat = 100000;
/// {n}, {n,}, {n,m}, {,m}
struct RegexInterval
{
    std::size_t least = 0;
    std::size_t most = 0;
    bool hasMost = true;

    [[nodiscard]] std::string text() const
    {
        return "{" + std::to_string(least) + "," + (hasMost ? std::to_string(most) : "") + "}";
    }
};
/// Reads from behind '{'; moves only if there is an interval. Counts end at kMaxRegexRepeat + 1.
[[nodiscard]] std::optional<RegexInterval> readRegexInterval(RegexText& in);

} // namespace maskscope
