// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>

namespace maskscope {

enum class LanguageChoice
{
    System, ///< the system's, if there are texts in it
    English,
    Chinese, ///< simplified
};

/// Loads the window's texts for a locale. Where there are none, the English ones: they hold the
/// plurals ("1 token", "2 tokens") that the texts in the code lack. False: not even those.
[[nodiscard]] bool loadTexts(QTranslator& translator, const QLocale& locale);

/// The language of the program: its texts, those of Qt, and how numbers are written. One at a time;
/// what was made before use() keeps its texts.
class ProgramLanguage
{
public:
    ProgramLanguage();
    ~ProgramLanguage();
    ProgramLanguage(const ProgramLanguage&) = delete;
    ProgramLanguage& operator=(const ProgramLanguage&) = delete;

    void use(LanguageChoice choice);

private:
    [[nodiscard]] QLocale localeOf(LanguageChoice choice) const;

    QLocale m_system;
    std::unique_ptr<QTranslator> m_qt;
    std::unique_ptr<QTranslator> m_texts;
};

} // namespace maskscope
