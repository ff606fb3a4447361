// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/contest.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/text/mask_aliases.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

enum class PartKind
{
    Text,
    Rows, ///< [nurse|doctor]
    Words, ///< [he/she]
};

/// A piece of a template.
struct Part
{
    PartKind kind = PartKind::Text;
    std::vector<std::string> alternatives; ///< of a text: that one
};

Error badTemplate(const char* problem, std::string_view found)
{
    return {ErrorCode::BadTemplate,
            {{"problem", std::string(problem)}, {"found", std::string(found)}},
            {}};
}

std::string trimmed(const std::string& text)
{
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string::npos
        ? std::string()
        : text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

/// Each once, where it came first.
std::vector<std::string> withoutRepeats(const std::vector<std::string>& texts)
{
    std::vector<std::string> kept;
    for (const std::string& text : texts) {
        if (std::find(kept.begin(), kept.end(), text) == kept.end()) {
            kept.push_back(text);
        }
    }
    return kept;
}

/// Cuts a template into its parts.
class TemplateReader
{
public:
    TemplateReader(std::string_view text, std::string_view maskToken)
        : m_text(text)
        , m_maskToken(maskToken)
        , m_masks(findMaskPlaces(text, maskToken))
    {}

    Result<std::vector<Part>> read()
    {
        while (m_at < m_text.size()) {
            const bool isBracket = m_text[m_at] == '[' && !isAtMask();
            if (!isBracket) {
                addText(next());
                continue;
            }
            Status added = readBracket();
            if (added.hasError()) {
                return std::move(added).error();
            }
        }
        return std::move(m_parts);
    }

private:
    [[nodiscard]] bool isAtMask() const { return maskLength() > 0; }

    [[nodiscard]] std::size_t maskLength() const
    {
        const auto found = std::lower_bound(
            m_masks.begin(), m_masks.end(), m_at,
            [](const MaskPlace& mask, std::size_t at) { return mask.bytes.begin < at; });
        const bool isHere = found != m_masks.end() && found->bytes.begin == m_at;
        return isHere ? found->bytes.size() : 0;
    }

    /// What is here means itself: a mask, an escaped sign, a byte.
    [[nodiscard]] std::string next()
    {
        if (const std::size_t length = maskLength(); length > 0) {
            m_at += length;
            return std::string(m_maskToken);
        }
        constexpr std::string_view kSigns = "[]|/\\";
        const bool isEscape = m_text[m_at] == '\\' && m_at + 1 < m_text.size()
            && kSigns.find(m_text[m_at + 1]) != std::string_view::npos;
        m_at += isEscape ? 2 : 1;
        return std::string(1, m_text[m_at - 1]);
    }

    void addText(const std::string& text)
    {
        if (m_parts.empty() || m_parts.back().kind != PartKind::Text) {
            m_parts.push_back({PartKind::Text, {std::string()}});
        }
        m_parts.back().alternatives.front() += text;
    }

    Status readBracket()
    {
        const std::size_t begin = m_at++;
        std::vector<std::string> alternatives(1);
        bool hasRows = false;
        bool hasWords = false;
        while (m_at < m_text.size() && m_text[m_at] != ']') {
            const bool isMask = isAtMask();
            if (m_text[m_at] == '[' && !isMask) {
                return badTemplate(QT_TRANSLATE_NOOP("Phrase", "a bracket is inside another"),
                                   m_text.substr(begin, m_at + 1 - begin));
            }
            if (!isMask && (m_text[m_at] == '|' || m_text[m_at] == '/')) {
                (m_text[m_at++] == '|' ? hasRows : hasWords) = true;
                alternatives.emplace_back();
                continue;
            }
            alternatives.back() += next();
        }
        if (m_at == m_text.size()) {
            return badTemplate(QT_TRANSLATE_NOOP("Phrase", "a bracket is not closed"),
                               m_text.substr(begin));
        }
        ++m_at;
        if (!hasRows && !hasWords) {
            addText("[" + alternatives.front() + "]");
            return Ok{};
        }
        return addBracket(std::move(alternatives), hasRows, hasWords,
                          m_text.substr(begin, m_at - begin));
    }

    Status addBracket(std::vector<std::string> alternatives, bool hasRows, bool hasWords,
                      std::string_view written)
    {
        std::transform(alternatives.begin(), alternatives.end(), alternatives.begin(), trimmed);
        if (hasRows && hasWords) {
            return badTemplate(QT_TRANSLATE_NOOP("Phrase", "one bracket has both | and /"),
                               written);
        }
        const auto isWords = [](const Part& part) { return part.kind == PartKind::Words; };
        if (hasWords && std::any_of(m_parts.begin(), m_parts.end(), isWords)) {
            return badTemplate(QT_TRANSLATE_NOOP("Phrase", "words compete at two places"), written);
        }
        if (hasWords && std::count(alternatives.begin(), alternatives.end(), std::string()) > 0) {
            return badTemplate(QT_TRANSLATE_NOOP("Phrase", "a competing word is empty"), written);
        }
        m_parts.push_back(
            {hasWords ? PartKind::Words : PartKind::Rows, withoutRepeats(alternatives)});
        return Ok{};
    }

    std::string_view m_text;
    std::string_view m_maskToken;
    std::vector<MaskPlace> m_masks;
    std::size_t m_at = 0;
    std::vector<Part> m_parts;
};

/// No more than an int64 can say.
std::uint64_t sentencesOf(const std::vector<Part>& parts)
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::uint64_t product = 1;
    for (const Part& part : parts) {
        const std::uint64_t count = part.kind == PartKind::Rows ? part.alternatives.size() : 1;
        product = product > kMost / count ? kMost : product * count;
    }
    return product;
}

/// An empty alternative leaves one of the spaces around it.
void append(std::string& text, const std::string& part, bool isBehindNothing)
{
    const bool hasSpace = text.empty() || text.back() == ' ';
    const bool isDoubled = isBehindNothing && hasSpace && part.starts_with(' ');
    text += isDoubled ? part.substr(1) : part;
}

/// The sentence with the alternatives that `number` means, written in mixed radix.
ContestSentence sentenceOf(const std::vector<Part>& parts, std::uint64_t number,
                           std::string_view maskToken)
{
    std::uint64_t radix = sentencesOf(parts);
    ContestSentence sentence;
    std::optional<std::size_t> place;
    bool isBehindNothing = false;
    for (const Part& part : parts) {
        if (part.kind == PartKind::Words) {
            place = sentence.text.size();
            sentence.text += maskToken;
            isBehindNothing = false;
            continue;
        }
        std::size_t chosen = 0;
        if (part.kind == PartKind::Rows) {
            radix /= part.alternatives.size();
            chosen = number / radix;
            number %= radix;
            sentence.choices.push_back(part.alternatives[chosen]);
        }
        append(sentence.text, part.alternatives[chosen], isBehindNothing);
        isBehindNothing = part.alternatives[chosen].empty();
    }
    for (const MaskPlace& mask : findMaskPlaces(sentence.text, maskToken)) {
        sentence.mask += place && mask.bytes.end <= *place ? 1U : 0U;
    }
    return sentence;
}

} // namespace

Result<Contest> readContest(std::string_view text, std::string_view maskToken)
{
    const std::string valid = toValidUtf8(text);
    Result<std::vector<Part>> read = TemplateReader(valid, maskToken).read();
    if (read.hasError()) {
        return std::move(read).error();
    }
    const std::vector<Part>& parts = read.value();
    const std::uint64_t count = sentencesOf(parts);
    if (count > kMostContestSentences) {
        return Error{ErrorCode::TooManySentences,
                     {{"found", static_cast<std::int64_t>(count)},
                      {"limit", static_cast<std::int64_t>(kMostContestSentences)}},
                     {}};
    }
    Contest contest;
    for (const Part& part : parts) {
        if (part.kind == PartKind::Words) {
            contest.words = part.alternatives;
        }
    }
    bool hasMask = false;
    for (std::uint64_t number = 0; number < count; ++number) {
        contest.sentences.push_back(sentenceOf(parts, number, maskToken));
        hasMask = hasMask || !findMaskPlaces(contest.sentences.back().text, maskToken).empty();
    }
    if (!hasMask) {
        const std::string part = QT_TRANSLATE_NOOP("Phrase", "this template");
        return Error{ErrorCode::NoMask, {{"mask", std::string("[he/she]")}, {"part", part}}, {}};
    }
    return contest;
}

} // namespace maskscope
