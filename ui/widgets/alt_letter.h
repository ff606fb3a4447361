// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace maskscope {

/// Alt with a letter is a shortcut. Where nothing has it, Qt's editors would type the letter. Not
/// on macOS, whose Alt types signs; AltGr is no Alt, or comes with Ctrl.
inline bool isAltLetter(const QKeyEvent& event)
{
#ifdef Q_OS_MACOS
    Q_UNUSED(event)
    return false;
#else
    const Qt::KeyboardModifiers held = event.modifiers();
    return held.testFlag(Qt::AltModifier) && !held.testFlag(Qt::ControlModifier)
        && !event.text().isEmpty() && event.text().front().isPrint();
#endif
}

} // namespace maskscope
