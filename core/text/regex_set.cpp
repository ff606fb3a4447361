// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/regex_set.h"

#include "core/base/utf.h"
#include "core/text/regex_class.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace maskscope {

namespace {

using icu::UnicodeSet;

/// Sets in sets; each level is a call.
constexpr int kMaxDepth = 20;

UChar32 toIcu(char32_t c)
{
    return static_cast<UChar32>(c);
}

/// Reads one [...]. An operand of && is collected in `m_operand`; `m_set` holds those before it.
class SetReader
{
public:
    SetReader(RegexText& in, bool ignoreCase, int depth)
        : m_in(in)
        , m_begin(in.at)
        , m_ignoreCase(ignoreCase)
        , m_depth(depth)
    {}

    Result<UnicodeSet> read()
    {
        const bool isNegated = m_in.peek() == '^';
        m_in.at += isNegated ? 1U : 0U;
        bool isFirst = true;
        while (m_in.peek() != ']' || isFirst) {
            if (m_in.isAtEnd() || m_depth > kMaxDepth) {
                return refuse();
            }
            isFirst = false;
            if (Status status = readItem(); status.hasError()) {
                return std::move(status).error();
            }
        }
        ++m_in.at;
        closeOperand();
        UnicodeSet result = std::move(*m_set);
        if (m_ignoreCase) {
            result.closeOver(USET_CASE_INSENSITIVE);
            const bool hasStrings = !result.isEmpty() && result.size() > codePoints(result);
            if (hasStrings && !isNegated) {
                return refuse();
            }
            result.removeAllStrings();
        }
        if (isNegated) {
            result.complement();
        }
        return result;
    }

private:
    static std::int32_t codePoints(const UnicodeSet& set)
    {
        std::int32_t count = 0;
        for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
            count += set.getRangeEnd(i) - set.getRangeStart(i) + 1;
        }
        return count;
    }

    [[nodiscard]] Error refuse() const
    {
        const std::size_t end = std::min(m_in.at + 1, m_in.text.size());
        return unsupportedSyntax(m_in.text.substr(m_begin - 1, end - m_begin + 1));
    }

    void closeOperand()
    {
        if (m_set.has_value()) {
            m_set->retainAll(m_operand);
        } else {
            m_set = std::move(m_operand);
        }
        m_operand.clear();
    }

    Status readItem()
    {
        if (m_in.peek() == '&' && m_in.peek(1) == '&') {
            m_in.at += 2;
            closeOperand();
            return m_ignoreCase ? Status(refuse()) : Status(Ok{});
        }
        if (m_in.peek() == '[') {
            return m_in.peek(1) == ':' ? readPosix() : readNested();
        }
        if (m_in.peek() == '\\') {
            ++m_in.at;
            auto escape = readEscape();
            if (escape.hasError()) {
                return std::move(escape).error();
            }
            if (escape.value().set.has_value()) {
                return addClass(*escape.value().set);
            }
            return readRange(*escape.value().literal);
        }
        return readRange(m_in.text[m_in.at++]);
    }

    /// A class, or a code point.
    Result<RegexEscape> readEscape()
    {
        if (m_in.peek() == 'b') {
            ++m_in.at;
            return RegexEscape{.literal = U'\b', .set = {}};
        }
        auto escape = readRegexEscape(m_in);
        if (escape.hasValue() && !escape.value().set.has_value()
            && !escape.value().literal.has_value()) {
            return refuse();
        }
        return escape;
    }

    /// '-' behind a class is itself only at the end of the set.
    Status addClass(const UnicodeSet& set)
    {
        m_operand.addAll(set);
        return m_in.peek() == '-' && m_in.peek(1) != ']' ? Status(refuse()) : Status(Ok{});
    }

    Status readRange(char32_t first)
    {
        if (m_in.peek() != '-' || m_in.peek(1) == ']') {
            m_operand.add(toIcu(first));
            return Ok{};
        }
        ++m_in.at;
        char32_t last = m_in.peek();
        const bool isOperator = last == '[' || (last == '&' && m_in.peek(1) == '&');
        if (m_in.isAtEnd() || isOperator) {
            return refuse();
        }
        ++m_in.at;
        if (last == '\\') {
            auto escape = readEscape();
            if (escape.hasError()) {
                return std::move(escape).error();
            }
            if (!escape.value().literal.has_value()) {
                return refuse();
            }
            last = *escape.value().literal;
        }
        if (last < first) {
            return refuse();
        }
        return addClass(UnicodeSet(toIcu(first), toIcu(last)));
    }

    Status readPosix()
    {
        const bool isNegated = m_in.peek(2) == '^';
        const std::size_t begin = m_in.at + (isNegated ? 3 : 2);
        const std::size_t end = m_in.text.find(U":]", begin);
        if (end == std::u32string_view::npos) {
            return refuse();
        }
        auto set = posixClass(toUtf8(m_in.text.substr(begin, end - begin)));
        if (!set.has_value()) {
            return refuse();
        }
        m_in.at = end + 2;
        return addClass(isNegated ? set->complement() : *set);
    }

    Status readNested()
    {
        if (m_ignoreCase) {
            return refuse();
        }
        ++m_in.at;
        auto nested = SetReader(m_in, false, m_depth + 1).read();
        return nested.hasError() ? Status(std::move(nested).error()) : addClass(nested.value());
    }

    RegexText& m_in;
    std::size_t m_begin;
    bool m_ignoreCase;
    int m_depth;
    std::optional<UnicodeSet> m_set;
    UnicodeSet m_operand;
};

} // namespace

Result<UnicodeSet> readRegexSet(RegexText& in, bool ignoreCase)
{
    return SetReader(in, ignoreCase, 0).read();
}

void appendRegexHex(std::string& out, UChar32 c)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), c, 16).ptr;
    out.append("\\x{").append(digits.data(), end).append("}");
}

std::string regexSetText(const UnicodeSet& set)
{
    if (set.isEmpty()) {
        return "(?!)";
    }
    std::string text = "[";
    for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
        appendRegexHex(text, set.getRangeStart(i));
        if (set.getRangeEnd(i) != set.getRangeStart(i)) {
            text += '-';
            appendRegexHex(text, set.getRangeEnd(i));
        }
    }
    return text + "]";
}

} // namespace maskscope
