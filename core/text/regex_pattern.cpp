// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/regex_pattern.h"

#include "core/text/regex_syntax.h"

#include <unicode/regex.h>

#include <limits>
#include <utility>

namespace maskscope {

namespace {

/// For `.*` and the like ICU needs about 30 bytes for each code unit of the text.
constexpr std::int32_t kStackBytes = 64 * 1024 * 1024;
/// ICU asks every 10,000 steps whether to go on. Real expressions take a few steps a byte.
constexpr std::size_t kQuestions = 2000;
constexpr std::size_t kBytesPerQuestion = 50;

struct Budget
{
    std::size_t* questions;
};

UBool mayGoOn(const void* budget, std::int32_t /*steps*/)
{
    std::size_t& left = *static_cast<const Budget*>(budget)->questions;
    if (left == 0) {
        return 0;
    }
    --left;
    return 1;
}

/// Turns growing places in UTF-16 into places in UTF-8.
class BytePlaces
{
public:
    explicit BytePlaces(std::string_view utf8)
        : m_utf8(utf8)
    {}

    std::size_t at(std::size_t unit)
    {
        for (; m_unit < unit && m_byte < m_utf8.size();) {
            const auto first = static_cast<unsigned char>(m_utf8[m_byte]);
            m_unit += first < 0xF0 ? 1 : 2;
            m_byte += first < 0x80 ? 1 : (first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4));
        }
        return m_byte;
    }

private:
    std::string_view m_utf8;
    std::size_t m_unit = 0;
    std::size_t m_byte = 0;
};

/// An empty match right behind another one does not count.
void addMatch(ByteRange match, std::vector<ByteRange>& matches)
{
    if (!match.isEmpty() || matches.empty() || matches.back().end != match.begin) {
        matches.push_back(match);
    }
}

std::vector<ByteRange> findLiteral(std::string_view text, std::string_view wanted)
{
    std::vector<ByteRange> matches;
    if (wanted.empty()) {
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const bool isBetween
                = at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
            if (isBetween) {
                matches.push_back({at, at});
            }
        }
        return matches;
    }
    for (std::size_t at = text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, at + wanted.size())) {
        matches.push_back({at, at + wanted.size()});
    }
    return matches;
}

} // namespace

struct RegexPattern::Compiled
{
    std::unique_ptr<icu::RegexPattern> expression;
};

RegexPattern RegexPattern::literal(std::string text)
{
    RegexPattern pattern;
    pattern.m_literal = std::move(text);
    return pattern;
}

Result<RegexPattern> RegexPattern::compile(const std::string& expression,
                                           const std::string& component)
{
    auto translated = icuPattern(expression);
    if (translated.hasError()) {
        Error error = std::move(translated).error();
        error.facts["component"] = component;
        return error;
    }
    UErrorCode status = U_ZERO_ERROR;
    auto compiled = std::make_shared<Compiled>();
    compiled->expression.reset(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(translated.value()),
                                   UREGEX_MULTILINE | UREGEX_UNIX_LINES, status));
    if (U_FAILURE(status) != 0 || compiled->expression == nullptr) {
        return Error{ErrorCode::UnsupportedTokenizer,
                     {{"component", component}, {"found", expression}},
                     u_errorName(status)};
    }
    RegexPattern pattern;
    pattern.m_compiled = std::move(compiled);
    return pattern;
}

std::vector<ByteRange> RegexPattern::find(std::string_view validUtf8) const
{
    if (validUtf8.empty() || validUtf8.size() > std::numeric_limits<std::int32_t>::max()) {
        return {};
    }
    if (m_compiled == nullptr) {
        return findLiteral(validUtf8, m_literal);
    }
    const auto units = icu::UnicodeString::fromUTF8(
        icu::StringPiece(validUtf8.data(), static_cast<std::int32_t>(validUtf8.size())));
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(
        m_compiled->expression->matcher(units, status));
    std::size_t questions = kQuestions + validUtf8.size() / kBytesPerQuestion;
    const Budget budget{&questions};
    if (U_SUCCESS(status) != 0) {
        matcher->setStackLimit(kStackBytes, status);
        matcher->setMatchCallback(&mayGoOn, &budget, status);
    }
    std::vector<ByteRange> matches;
    BytePlaces places(validUtf8);
    while (U_SUCCESS(status) != 0 && matcher->find(status) != 0) {
        const std::size_t begin = places.at(static_cast<std::size_t>(matcher->start(status)));
        const std::size_t end = places.at(static_cast<std::size_t>(matcher->end(status)));
        addMatch({begin, end}, matches);
    }
    return matches;
}

RegexPattern readPattern(const JsonPart& part, const char* key)
{
    const JsonPart pattern = part.part(key);
    if (findMember(pattern.json(), "String") != nullptr) {
        pattern.allowOnly({"String"});
        return RegexPattern::literal(pattern.string("String"));
    }
    pattern.allowOnly({"Regex"});
    auto compiled = RegexPattern::compile(pattern.string("Regex"), pattern.path() + ".Regex");
    if (compiled.hasError()) {
        pattern.errors().take(std::move(compiled).error());
        return RegexPattern::literal({});
    }
    return std::move(compiled).value();
}

} // namespace maskscope
