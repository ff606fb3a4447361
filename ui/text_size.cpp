// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text_size.h"

#include <QApplication>
#include <QFontDatabase>
#include <QScreen>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr double kSmallestSystemSize = 10;
constexpr const char* kRoleProperty = "maskscopeTextRole";

/// The system's size, asked before the first zoom replaces it.
double systemSize()
{
    static const double size = std::max(QApplication::font().pointSizeF(), kSmallestSystemSize);
    return size;
}

double factorOf(TextRole role)
{
    switch (role) {
    case TextRole::Small:
        return 0.9;
    case TextRole::Title:
        return 1.3;
    case TextRole::Sentence:
        return 2.2;
    case TextRole::Body:
    case TextRole::Strong:
    case TextRole::Code:
        break;
    }
    return 1.0;
}

} // namespace

void applyTextSize(double zoom)
{
    QFont font = QApplication::font();
    font.setPointSizeF(systemSize() * zoom);
    QApplication::setFont(font);
    // Widgets with a font of their own are not told of the change.
    for (QWidget* widget : QApplication::allWidgets()) {
        const QVariant role = widget->property(kRoleProperty);
        if (role.isValid()) {
            widget->setFont(fontOf(static_cast<TextRole>(role.toInt())));
        }
    }
}

QFont fontOf(TextRole role)
{
    const double size = QApplication::font().pointSizeF() * factorOf(role);
    QFont font = role == TextRole::Code ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                        : QApplication::font();
    font.setPointSizeF(size);
    if (role == TextRole::Strong || role == TextRole::Title) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

void setTextRole(QWidget& widget, TextRole role)
{
    widget.setProperty(kRoleProperty, static_cast<int>(role));
    widget.setFont(fontOf(role));
}

int spacing(int step)
{
    return static_cast<int>(
        std::lround(step * QApplication::font().pointSizeF() / kSmallestSystemSize));
}

void resizeForText(QWidget& window, const QSize& atSystemSize)
{
    const QSize wanted(spacing(atSystemSize.width()), spacing(atSystemSize.height()));
    window.resize(wanted.boundedTo(window.screen()->availableSize()));
}

} // namespace maskscope
