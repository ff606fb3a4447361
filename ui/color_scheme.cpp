// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/color_scheme.h"

#include "ui/house_style.h"

#include <QApplication>
#include <QGuiApplication>
#include <QStyle>
#include <QStyleHints>

#include <algorithm>
#include <array>
#include <cmath>

namespace maskscope {

namespace {

using MaskColors = std::array<QRgb, 4>;
constexpr MaskColors kLightMasks{0xFF3457D5, 0xFFB4531A, 0xFF0B7A75, 0xFF8A3FA0};
constexpr MaskColors kDarkMasks{0xFF9DB2FF, 0xFFF2A66B, 0xFF5CCFC6, 0xFFD9A3EA};

/// After Okabe and Ito, so that neighbours differ for every eye; darker on light grounds and dimmed
/// in the dark, to stand out from either at 3:1.
constexpr std::array<QRgb, 8> kLightWork{0xFF2B8CC4, 0xFF009E73, 0xFF3457D5, 0xFFD55E00,
                                         0xFFB87A00, 0xFFC0689A, 0xFF868D99, 0xFF8A3FA0};
constexpr std::array<QRgb, 8> kDarkWork{0xFF3F93C4, 0xFF0B8563, 0xFF5B78E0, 0xFFC8621B,
                                        0xFFC58A12, 0xFFB0648E, 0xFF6B7280, 0xFFA86BC0};

bool isDarkPalette(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

/// Our own palette replaces the platform's, so the platform is asked once, before that.
bool platformPaletteIsDark()
{
    static const bool dark = isDarkPalette(QGuiApplication::palette());
    return dark;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

QColor blend(const QColor& front, const QColor& back, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {mix(front.red(), back.red()), mix(front.green(), back.green()),
            mix(front.blue(), back.blue())};
}

} // namespace

QColor ColorScheme::mask(int index) const
{
    const MaskColors& colors = isDark ? kDarkMasks : kLightMasks;
    const auto count = static_cast<int>(colors.size());
    const int wrapped = ((index % count) + count) % count;
    return QColor::fromRgb(colors.at(static_cast<std::size_t>(wrapped)));
}

QColor ColorScheme::work(int index) const
{
    const auto place = static_cast<std::size_t>(index) % kLightWork.size();
    return QColor::fromRgb(isDark ? kDarkWork.at(place) : kLightWork.at(place));
}

QPalette ColorScheme::palette() const
{
    QPalette palette;
    const auto setAll = [&palette](QPalette::ColorRole role, const QColor& color) {
        palette.setColor(QPalette::All, role, color);
    };
    setAll(QPalette::Window, ground);
    setAll(QPalette::WindowText, text);
    setAll(QPalette::Base, surface);
    setAll(QPalette::AlternateBase, ground);
    setAll(QPalette::Text, text);
    setAll(QPalette::Button, surface);
    setAll(QPalette::ButtonText, text);
    setAll(QPalette::BrightText, problem);
    setAll(QPalette::ToolTipBase, surface);
    setAll(QPalette::ToolTipText, text);
    setAll(QPalette::PlaceholderText, muted);
    setAll(QPalette::Highlight, accent);
    setAll(QPalette::HighlightedText, onAccent);
    setAll(QPalette::Link, accent);
    setAll(QPalette::LinkVisited, accent);
    setAll(QPalette::Light, isDark ? surface.lighter(130) : surface);
    setAll(QPalette::Midlight, blend(line, surface, 0.5));
    setAll(QPalette::Mid, line);
    setAll(QPalette::Dark, blend(text, ground, 0.35));
    setAll(QPalette::Shadow, blend(text, ground, isDark ? 0.1 : 0.6));
    const QColor faded = blend(text, ground, 0.5);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, faded);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, text);
    return palette;
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme asked = QGuiApplication::styleHints()->colorScheme();
    if (asked != Qt::ColorScheme::Unknown) {
        return asked == Qt::ColorScheme::Dark;
    }
#endif
    return platformPaletteIsDark();
}

ColorScheme lightScheme()
{
    ColorScheme scheme;
    scheme.ground = QColor::fromRgb(0xFFFAFAF8);
    scheme.surface = QColor::fromRgb(0xFFFFFFFF);
    scheme.text = QColor::fromRgb(0xFF1D1F21);
    scheme.muted = QColor::fromRgb(0xFF5F6670);
    scheme.line = QColor::fromRgb(0xFFDCDDDA);
    scheme.outline = QColor::fromRgb(0xFF868C95);
    scheme.accent = QColor::fromRgb(0xFF3457D5);
    scheme.onAccent = QColor::fromRgb(0xFFFFFFFF);
    scheme.problem = QColor::fromRgb(0xFFB3261E);
    scheme.lengthShape = QColor::fromRgb(0xFF0072B2);
    scheme.batchShape = QColor::fromRgb(0xFF007A58); // Okabe-Ito #009E73, darker for 4.5:1
    scheme.weightShape = QColor::fromRgb(0xFF5F6670); // #6B7280, a little darker
    scheme.recordedShape = QColor::fromRgb(0xFFB84C00); // #D55E00, darker
    return scheme;
}

ColorScheme darkScheme()
{
    ColorScheme scheme;
    scheme.isDark = true;
    scheme.ground = QColor::fromRgb(0xFF16181C);
    scheme.surface = QColor::fromRgb(0xFF1E2126);
    scheme.text = QColor::fromRgb(0xFFE8EAED);
    scheme.muted = QColor::fromRgb(0xFFA7AEB8);
    scheme.line = QColor::fromRgb(0xFF363B43);
    scheme.outline = QColor::fromRgb(0xFF6F7782);
    scheme.accent = QColor::fromRgb(0xFF9DB2FF);
    scheme.onAccent = QColor::fromRgb(0xFF10131A);
    scheme.problem = QColor::fromRgb(0xFFFF8A80);
    scheme.lengthShape = QColor::fromRgb(0xFF56B4E9);
    scheme.batchShape = QColor::fromRgb(0xFF3CC79F);
    scheme.weightShape = QColor::fromRgb(0xFFA7AEB8);
    scheme.recordedShape = QColor::fromRgb(0xFFF08A3C);
    return scheme;
}

ColorScheme schemeOf(const QPalette& palette)
{
    return isDarkPalette(palette) ? darkScheme() : lightScheme();
}

void applyScheme(SchemeChoice choice)
{
    const bool systemDark = systemIsDark();
    if (qobject_cast<HouseStyle*>(QApplication::style()) == nullptr) {
        QApplication::setStyle(new HouseStyle); // the application owns it
    }
    const bool dark
        = choice == SchemeChoice::Dark || (choice == SchemeChoice::System && systemDark);
    QApplication::setPalette((dark ? darkScheme() : lightScheme()).palette());
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

} // namespace maskscope
