// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QLocale;

namespace maskscope {

/// A page of the help: resources/help/<language>/<name>.md.
struct HelpSection
{
    QString name; ///< "speed", what links and pages call it
    QString title;
    QString markdown;
};

/// The folder of texts for a language of the window: "en" or "zh_CN".
[[nodiscard]] QString helpLanguage(const QLocale& locale);

/// All sections in the order of the contents. What the program itself knows stands in them as it
/// is now: the keys (rows of WindowMenus::shortcutRows) and every error.
[[nodiscard]] QList<HelpSection> helpSections(const QString& language,
                                              const QStringList& shortcutRows);

} // namespace maskscope
