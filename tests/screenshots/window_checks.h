// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace maskscope {

/// What looks wrong in a window that is shown: texts of labels and buttons that have not the room
/// they need, widgets beside each other that overlap, and what is too wide for an area that does
/// not scroll sideways. Empty: nothing.
[[nodiscard]] QStringList layoutProblems(const QWidget& window);

} // namespace maskscope
