// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/house_style.h"

#include "ui/color_scheme.h"

#include <QPainter>
#include <QStyleOption>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;

QColor tinted(const QColor& ground, const QColor& tint, float share)
{
    return QColor::fromRgbF(ground.redF() + (tint.redF() - ground.redF()) * share,
                            ground.greenF() + (tint.greenF() - ground.greenF()) * share,
                            ground.blueF() + (tint.blueF() - ground.blueF()) * share);
}

void drawButton(const QStyleOption& option, QPainter& painter)
{
    const ColorScheme scheme = schemeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool pressed
        = option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    QColor ground = scheme.surface;
    if (pressed) {
        ground = tinted(ground, scheme.accent, 0.16F);
    } else if (hovered) {
        ground = tinted(ground, scheme.accent, 0.07F);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ground);
    painter.setPen(QPen(hovered || focused ? scheme.accent : scheme.line, focused ? 2 : 1));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.restore();
}

} // namespace

HouseStyle::HouseStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const
{
    if (element == PE_PanelButtonCommand) {
        drawButton(*option, *painter);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        const int height = option->fontMetrics.height();
        wanted += QSize(height, height / 3);
    }
    return wanted;
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons
        ? 0
        : QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace maskscope
