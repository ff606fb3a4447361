// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QSize;
class QWidget;

namespace maskscope {

/// The text sizes of the program, all in points and relative to the system's.
enum class TextRole
{
    Body,
    Strong, ///< Body, bold
    Small,
    Title,
    Sentence, ///< 22 pt at a system size of 10
    Code, ///< fixed width
};

/// Sets the application's font to the system's size (10 pt at least) times `zoom`.
void applyTextSize(double zoom);

/// The font of a role at the zoom in force.
[[nodiscard]] QFont fontOf(TextRole role);

/// Gives the widget that font, now and after each change of the zoom.
void setTextRole(QWidget& widget, TextRole role);

/// A distance in device-independent pixels that grows with the text; `step` 4, 8, 12, 16 or 24
/// between controls.
[[nodiscard]] int spacing(int step);

/// The first size of a window, that grows with the text as far as the screen has room.
void resizeForText(QWidget& window, const QSize& atSystemSize);

} // namespace maskscope
