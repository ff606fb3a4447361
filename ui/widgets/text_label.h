// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace maskscope {

/// A label for sentences: wraps, shows its text as it is, found by `objectName`.
[[nodiscard]] QLabel* makeTextLabel(QWidget* parent, const char* objectName);

/// The same in the muted colour of secondary text, now and after the palette changed.
[[nodiscard]] QLabel* makeMutedLabel(QWidget* parent, const char* objectName);

/// Long names have no spaces; this lets them go on in the next line.
[[nodiscard]] QString breakable(QString text);

} // namespace maskscope
