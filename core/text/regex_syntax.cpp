// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/regex_syntax.h"

#include "core/base/utf.h"
#include "core/text/regex_class.h"
#include "core/text/regex_set.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace maskscope {

namespace {

using icu::UnicodeSet;

constexpr std::size_t kMaxPattern = 100000;

/// ICU's own '^' matches behind a line end that ends the text.
constexpr const char* kLineBegin = "(?:\\A|(?<=\\x{a})(?!\\z))";

class Translator
{
public:
    explicit Translator(std::u32string_view pattern)
        : m_in{pattern, 0}
        , m_groups(1)
    {}

    Result<std::string> run()
    {
        while (!m_in.isAtEnd()) {
            if (Status status = readOne(); status.hasError()) {
                return std::move(status).error();
            }
        }
        if (m_groups.size() != 1) {
            return unsupportedSyntax(U"(");
        }
        closeOptions();
        return std::move(m_out);
    }

private:
    struct Group
    {
        bool ignoreCase = false;
        bool dotMatchesNewline = false;
        bool canRepeat = true;
        std::size_t begin = 0; ///< in m_out
        int options = 0; ///< groups opened by (?i) and the like, which last as long as this one
    };

    Status readOne()
    {
        const char32_t c = m_in.text[m_in.at++];
        switch (c) {
        case '\\':
            return readEscape();
        case '[':
            return readSet();
        case '(':
            return openGroup();
        case ')':
            return closeGroup();
        case '*':
        case '+':
        case '?':
            return repeat(std::string(1, static_cast<char>(c)), false);
        case '{':
            return readBrace();
        case '^':
            addAnchor(kLineBegin);
            return Ok{};
        case '|':
        case '$':
            addAnchor(std::string(1, static_cast<char>(c)));
            return Ok{};
        case '.':
            addAtom(m_groups.back().dotMatchesNewline ? "[\\x{0}-\\x{10ffff}]" : "[^\\x{a}]");
            return Ok{};
        default:
            return addLiteral(c);
        }
    }

    void addAtom(const std::string& text)
    {
        m_folded.clear();
        m_atom = m_out.size();
        m_out += text;
    }

    void addAnchor(const std::string& text)
    {
        m_folded.clear();
        m_atom.reset();
        m_out += text;
    }

    Status addLiteral(char32_t c)
    {
        m_atom = m_out.size();
        UnicodeSet set(static_cast<UChar32>(c), static_cast<UChar32>(c));
        if (m_groups.back().ignoreCase) {
            set.closeOver(USET_CASE_INSENSITIVE);
            if (!fold(c)) {
                return unsupportedSyntax(U"(?i: " + m_folded);
            }
        }
        if (set.getRangeCount() == 1 && set.getRangeStart(0) == set.getRangeEnd(0)) {
            appendRegexHex(m_out, set.getRangeStart(0));
        } else {
            m_out += regexSetText(set.removeAllStrings());
        }
        return Ok{};
    }

    /// False where letters in a row equal a single one, such as "ss", which equals "ß".
    bool fold(char32_t c)
    {
        m_folded += c;
        const std::size_t longest = std::min<std::size_t>(m_folded.size(), 3);
        for (std::size_t length = 1; length <= longest; ++length) {
            const auto tail = m_folded.substr(m_folded.size() - length);
            UnicodeSet set;
            set.add(icu::UnicodeString::fromUTF8(toUtf8(tail)));
            set.closeOver(USET_CASE_INSENSITIVE);
            const bool hasOther
                = length == 1 ? UnicodeSet(set).removeAllStrings() != set : set.getRangeCount() > 0;
            if (hasOther) {
                return false;
            }
        }
        return true;
    }

    Status readSet()
    {
        const auto set = readRegexSet(m_in, m_groups.back().ignoreCase);
        if (set.hasError()) {
            return set.error();
        }
        addAtom(regexSetText(set.value()));
        return Ok{};
    }

    Status readEscape()
    {
        const char32_t c = m_in.peek();
        constexpr std::u32string_view kAnchors = U"AzZ";
        if (kAnchors.find(c) != std::u32string_view::npos && c != 0) {
            addAnchor(std::string("\\") + static_cast<char>(c));
        } else if (c == 'b' || c == 'B') {
            addAnchor(wordBoundary(c == 'b'));
        } else if (c == 'R') {
            addAtom("(?>\\x{d}\\x{a}|[\\x{a}-\\x{d}\\x{85}\\x{2028}\\x{2029}])");
        } else if (c == 'N') {
            addAtom("[^\\x{a}]");
        } else if (c == 'O') {
            addAtom("[\\x{0}-\\x{10ffff}]");
        } else {
            return readCharacterEscape();
        }
        ++m_in.at;
        return Ok{};
    }

    Status readCharacterEscape()
    {
        const char32_t c = m_in.peek();
        auto escape = readRegexEscape(m_in);
        if (escape.hasError()) {
            return std::move(escape).error();
        }
        if (escape.value().literal.has_value()) {
            return addLiteral(*escape.value().literal);
        }
        if (!escape.value().set.has_value()) {
            return unsupportedSyntax(std::u32string(U"\\") + c);
        }
        UnicodeSet set = *std::move(escape.value().set);
        if (escape.value().isWord) {
            set = bareWordClass();
            if (escape.value().isNegated) {
                set.complement();
            }
        }
        addAtom(regexSetText(set));
        return Ok{};
    }

    static std::string wordBoundary(bool isBoundary)
    {
        const std::string word = regexSetText(bareWordClass());
        const std::string inside = "(?<=" + word + ")" + (isBoundary ? "(?!" : "(?=") + word + ")";
        const std::string outside = "(?<!" + word + ")" + (isBoundary ? "(?=" : "(?!") + word + ")";
        return "(?:" + inside + "|" + outside + ")";
    }

    Status openGroup()
    {
        if (m_in.peek() != '?') {
            push("(?:", true);
            return Ok{};
        }
        for (const char* kind : {"?:", "?>", "?=", "?!", "?<=", "?<!"}) {
            const std::string text(kind);
            if (m_in.text.substr(m_in.at, text.size())
                == std::u32string(text.begin(), text.end())) {
                m_in.at += text.size();
                push("(" + text, text == "?:" || text == "?>");
                return Ok{};
            }
        }
        if (m_in.peek(1) == '#') {
            const std::size_t end = m_in.text.find(U')', m_in.at);
            m_in.at = std::min(end, m_in.text.size() - 1) + 1;
            return end == std::u32string_view::npos ? Status(unsupportedSyntax(U"(?#"))
                                                    : Status(Ok{});
        }
        return m_in.peek(1) == '<' ? openNamedGroup() : readOptions();
    }

    Status openNamedGroup()
    {
        const std::size_t end = m_in.text.find(U'>', m_in.at);
        if (end == std::u32string_view::npos) {
            return unsupportedSyntax(U"(?<");
        }
        m_in.at = end + 1;
        push("(?:", true);
        return Ok{};
    }

    /// (?i) lasts to the end of the group it stands in, alternatives included.
    Status readOptions()
    {
        const std::size_t begin = m_in.at++;
        Group changed = m_groups.back();
        bool value = true;
        for (; m_in.peek() == '-' || m_in.peek() == 'i' || m_in.peek() == 'm'; ++m_in.at) {
            if (m_in.peek() == '-') {
                value = false;
            } else {
                (m_in.peek() == 'i' ? changed.ignoreCase : changed.dotMatchesNewline) = value;
            }
        }
        const char32_t end = m_in.peek();
        if (end != ')' && end != ':') {
            m_in.at = std::min(m_in.at + 1, m_in.text.size());
            return unsupportedSyntax(U"(" + std::u32string(m_in.since(begin)));
        }
        ++m_in.at;
        if (end == ':') {
            push("(?:", true);
        } else {
            addAnchor("(?:");
            ++m_groups.back().options;
        }
        m_groups.back().ignoreCase = changed.ignoreCase;
        m_groups.back().dotMatchesNewline = changed.dotMatchesNewline;
        return Ok{};
    }

    void push(const std::string& opening, bool canRepeat)
    {
        Group group = m_groups.back();
        group.canRepeat = canRepeat;
        group.begin = m_out.size();
        group.options = 0;
        addAnchor(opening);
        m_groups.push_back(group);
    }

    void closeOptions() { m_out.append(static_cast<std::size_t>(m_groups.back().options), ')'); }

    Status closeGroup()
    {
        if (m_groups.size() == 1) {
            return unsupportedSyntax(U")");
        }
        closeOptions();
        const Group group = m_groups.back();
        m_groups.pop_back();
        addAnchor(")");
        if (group.canRepeat) {
            m_atom = group.begin;
        }
        return Ok{};
    }

    Status readBrace()
    {
        const std::size_t begin = m_in.at - 1;
        const auto interval = readRegexInterval(m_in);
        if (!interval.has_value()) {
            return addLiteral('{');
        }
        if (std::max(interval->least, interval->most) > kMaxRegexRepeat
            || (interval->hasMost && interval->most < interval->least)) {
            return unsupportedSyntax(m_in.since(begin));
        }
        return repeat(interval->text(), true,
                      interval->hasMost && interval->least == interval->most);
    }

    /// In Ruby's syntax '+' behind {n,m}, and '?' behind {n}, are operators of their own.
    Status repeat(const std::string& op, bool isInterval, bool isFixed = false)
    {
        if (!m_atom.has_value()) {
            return unsupportedSyntax(m_in.text.substr(0, m_in.at));
        }
        m_out += op;
        const char32_t next = m_in.peek();
        if (next == '?' || next == '+') {
            if (isInterval && (next == '+' || isFixed)) {
                m_out.insert(*m_atom, "(?:").append(")");
            }
            m_out += static_cast<char>(next);
            ++m_in.at;
        }
        const bool isStacked = m_in.peek() == '*' || m_in.peek() == '+' || m_in.peek() == '?';
        m_folded.clear();
        m_atom.reset();
        return isStacked ? Status(unsupportedSyntax(m_in.text.substr(0, m_in.at + 1)))
                         : Status(Ok{});
    }

    RegexText m_in;
    std::vector<Group> m_groups; ///< the innermost last; the first is the whole expression
    std::string m_out;
    std::optional<std::size_t> m_atom; ///< where in m_out the thing begins that '*' would repeat
    std::u32string m_folded; ///< letters in a row under (?i)
};

} // namespace

Result<std::string> icuPattern(std::string_view validUtf8)
{
    if (validUtf8.size() > kMaxPattern) {
        return unsupportedSyntax(U"more than 100,000 bytes");
    }
    const std::u32string pattern = toCodePoints(validUtf8);
    return Translator(pattern).run();
}

} // namespace maskscope
