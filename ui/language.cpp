// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QLocale>
#include <QTranslator>

namespace maskscope {

bool loadTexts(QTranslator& translator, const QLocale& locale)
{
    const QString name = QStringLiteral("maskscope");
    const QString folder = QStringLiteral(":/i18n");
    return translator.load(locale, name, QStringLiteral("_"), folder)
        || translator.load(name + QStringLiteral("_en"), folder);
}

} // namespace maskscope
