// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace maskscope {

/// Versions of what the program is made of, gathered by app/ (the window sees no LibTorch).
struct Versions
{
    QString program;
    QString torch;
    QString icu;
};

/// "Maskscope 0.1.0", one line each for Qt, LibTorch and ICU.
[[nodiscard]] QString versionText(const Versions& versions);

/// Both return at once; the dialogs free themselves.
void showAbout(QWidget* parent, const Versions& versions);
/// `rows`: what a key does, and the key, separated by a tab.
void showShortcuts(QWidget* parent, const QStringList& rows);

} // namespace maskscope
