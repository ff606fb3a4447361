// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/warning.h"
#include "core/model/evidence.h"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace maskscope {

/// The language of a report: English unless its owner brings another.
class ReportWords
{
public:
    /// The text of a context of lupdate in another language.
    using Translate = std::function<std::string(const char* context, const std::string& english)>;
    /// What stands in the place `{name}` of a text.
    using Parts = std::initializer_list<std::pair<std::string_view, std::string>>;

    ReportWords() = default;
    /// `language` as HTML names it: "zh-CN".
    ReportWords(std::string language, Translate translate);

    [[nodiscard]] const std::string& language() const { return m_language; }
    /// A text of the context "Report".
    [[nodiscard]] std::string operator()(const char* english) const;
    [[nodiscard]] std::string operator()(const char* english, Parts parts) const;
    /// Facts that are phrases of core are translated, too.
    [[nodiscard]] std::string warning(const Warning& warning) const;
    /// What an evidence says; what comes from LibTorch stays as it is.
    [[nodiscard]] std::string message(const Evidence& evidence) const;

private:
    [[nodiscard]] std::string phrase(const std::string& english) const;

    std::string m_language = "en";
    Translate m_translate;
};

} // namespace maskscope
