// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace maskscope {

/// What a screen reader is told of the window: controls and list entries without a name, and
/// controls beside each other that share role and name. Empty: none.
[[nodiscard]] QStringList namingProblems(QWidget& window);

/// Controls that the keyboard cannot reach: Tab is pressed until the walk has come round; arrow
/// keys reach the other buttons of an exclusive group. Empty: none.
[[nodiscard]] QStringList keyboardProblems(QWidget& window);

/// Object names of what has the focus while Tab is pressed, from the first control of the window
/// until the walk has come round.
[[nodiscard]] QStringList tabWalk(QWidget& window);

/// Actions of the window that share a key, and entries of one menu that share an access key.
[[nodiscard]] QStringList shortcutProblems(QWidget& window);

} // namespace maskscope
