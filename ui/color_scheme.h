// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace maskscope {

/// Every colour of the program; widgets and charts take theirs from here and nowhere else.
struct ColorScheme
{
    bool isDark = false;
    QColor ground; ///< behind pages
    QColor surface; ///< cards, fields, charts
    QColor text;
    QColor muted; ///< secondary text; at least 4.5:1 on ground and surface
    QColor line; ///< hairlines and frames
    QColor outline; ///< of what is filled in or ticked: 3:1 on ground and surface
    QColor accent;
    QColor onAccent; ///< text on accent or on a mask's colour
    QColor problem; ///< error bars, with a sign and words beside it
    QColor lengthShape; ///< dimensions that follow the length
    QColor batchShape;
    QColor weightShape;
    QColor recordedShape;

    /// Colour of the n-th mask (chip, column, bars); four, then again from the first.
    [[nodiscard]] QColor mask(int index) const;
    /// Area of the n-th kind of work; eight, then again from the first. Words stand beside it.
    [[nodiscard]] QColor work(int index) const;
    [[nodiscard]] QPalette palette() const;
};

enum class SchemeChoice
{
    System,
    Light,
    Dark,
};

/// What the system asks for now: QStyleHints where Qt has it (6.5), else the platform's palette,
/// else light.
[[nodiscard]] bool systemIsDark();

[[nodiscard]] ColorScheme lightScheme();
[[nodiscard]] ColorScheme darkScheme();

/// The scheme of a palette made by ColorScheme::palette(): what a widget uses when it paints.
[[nodiscard]] ColorScheme schemeOf(const QPalette& palette);

/// Fusion style, palette and base font of the application; call it again to change the scheme.
void applyScheme(SchemeChoice choice);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace maskscope
