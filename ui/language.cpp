// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace maskscope {

bool loadTexts(QTranslator& translator, const QLocale& locale)
{
    const QString name = QStringLiteral("maskscope");
    const QString folder = QStringLiteral(":/i18n");
    return translator.load(locale, name, QStringLiteral("_"), folder)
        || translator.load(name + QStringLiteral("_en"), folder);
}

ProgramLanguage::ProgramLanguage() = default;

ProgramLanguage::~ProgramLanguage()
{
    QLocale::setDefault(m_system);
}

QLocale ProgramLanguage::localeOf(LanguageChoice choice) const
{
    switch (choice) {
    case LanguageChoice::English:
        return {QLocale::English, QLocale::UnitedStates};
    case LanguageChoice::Chinese:
        return {QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China};
    case LanguageChoice::System:
        break;
    }
    return m_system;
}

void ProgramLanguage::use(LanguageChoice choice)
{
    const QLocale locale = localeOf(choice);
    m_texts.reset(); // a translator that is deleted is no longer asked
    m_qt.reset();
    QLocale::setDefault(locale);
    auto qt = std::make_unique<QTranslator>();
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        m_qt = std::move(qt);
        QCoreApplication::installTranslator(m_qt.get());
    }
    auto texts = std::make_unique<QTranslator>();
    if (loadTexts(*texts, locale)) {
        m_texts = std::move(texts);
        QCoreApplication::installTranslator(m_texts.get());
    }
}

} // namespace maskscope
