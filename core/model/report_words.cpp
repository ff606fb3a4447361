// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/report_words.h"

#include "core/base/messages.h"

#include <algorithm>
#include <variant>

namespace maskscope {

namespace {

/// Puts the parts into their places as they are; what is in them is no place.
std::string filledIn(std::string_view text, ReportWords::Parts parts)
{
    std::string filled;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        const std::size_t close = text.find('}', open);
        filled += text.substr(0, open);
        if (close == std::string_view::npos) {
            return filled.append(text.substr(open));
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto* part = std::find_if(parts.begin(), parts.end(),
                                        [name](const auto& item) { return item.first == name; });
        filled += part == parts.end() ? std::string("?") : part->second;
        text.remove_prefix(close + 1);
    }
    return filled;
}

} // namespace

ReportWords::ReportWords(std::string language, Translate translate)
    : m_language(std::move(language))
    , m_translate(std::move(translate))
{}

std::string ReportWords::operator()(const char* english) const
{
    return m_translate ? m_translate("Report", english) : english;
}

std::string ReportWords::operator()(const char* english, Parts parts) const
{
    return filledIn((*this)(english), parts);
}

std::string ReportWords::phrase(const std::string& english) const
{
    return m_translate ? m_translate("Phrase", english) : english;
}

std::string ReportWords::warning(const Warning& warning) const
{
    if (!m_translate) {
        return englishWarning(warning);
    }
    Facts facts = warning.facts;
    for (auto& [name, fact] : facts) {
        if (auto* text = std::get_if<std::string>(&fact)) {
            *text = phrase(*text);
        }
    }
    return fillTemplate(m_translate("Warning", warningTemplate(warning.code)), facts);
}

std::string ReportWords::message(const Evidence& evidence) const
{
    Evidence translated = evidence;
    translated.message = phrase(evidence.message);
    return evidenceMessage(translated);
}

} // namespace maskscope
