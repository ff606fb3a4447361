// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/house_style.h"

#include "ui/color_scheme.h"
#include "ui/house_controls.h"

#include <QPainter>
#include <QStyleOption>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;
constexpr int kCellAir = 3;
constexpr int kFieldAir = 4;
constexpr int kSectionAir = 8;

const QStyleOptionMenuItem* separatorIn(const QStyleOption* option)
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    return item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator ? item
                                                                                    : nullptr;
}

/// A line that is seen in the dark as well; what stands over a section is there to be read.
void drawSeparator(const QStyleOptionMenuItem& item, QPainter& painter)
{
    const ColorScheme scheme = schemeOf(item.palette);
    const int line = item.text.isEmpty() ? item.rect.center().y() : item.rect.bottom() - kCellAir;
    painter.setPen(scheme.outline);
    painter.drawLine(item.rect.left() + kSectionAir, line, item.rect.right() - kSectionAir, line);
    painter.setPen(scheme.text);
    painter.setFont(item.font);
    const QRect room = item.rect.adjusted(kSectionAir, 0, -kSectionAir, line - item.rect.bottom());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeading,
                     item.fontMetrics.elidedText(item.text, Qt::ElideRight, room.width()));
}

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
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(*option, *painter);
        return;
    case PE_PanelLineEdit:
        if (frame != nullptr && frame->lineWidth > 0) {
            drawField(*option, *painter, true);
            return;
        }
        break;
    case PE_FrameLineEdit:
        drawField(*option, *painter, false);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_Slider && slider != nullptr && slider->orientation == Qt::Horizontal) {
        drawSlider(*slider, subControlRect(control, option, SC_SliderHandle, widget), *painter);
        return;
    }
    if (control == CC_SpinBox) { // ours in place of its frame
        drawField(*option, *painter, true);
        painter->save();
        painter->setClipRect(option->rect.adjusted(2, 2, -2, -2));
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        element == CE_ComboBoxLabel && box != nullptr) {
        QStyleOptionComboBox shortened = *box; // "the words, …" rather than half a letter
        const QRect room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
        shortened.currentText
            = box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room.width() - 2);
        QProxyStyle::drawControl(element, &shortened, painter, widget);
    } else if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
               element == CE_HeaderLabel && header != nullptr) {
        QStyleOptionHeader inset = *header; // the words stand above those of the column
        inset.rect.adjust(kCellAir, 0, -kCellAir, 0);
        QProxyStyle::drawControl(element, &inset, painter, widget);
    } else if (const auto* item = separatorIn(option); element == CE_MenuItem && item != nullptr) {
        drawSeparator(*item, *painter);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                            const QWidget* widget) const
{
    const int pixels = QProxyStyle::pixelMetric(metric, option, widget);
    // Left and right of a cell's text: a number at the right and a word at the left are neighbours.
    return metric == PM_FocusFrameHMargin ? pixels + kCellAir : pixels;
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        const int height = option->fontMetrics.height();
        wanted += QSize(height, height / 3);
    } else if (type == CT_LineEdit || type == CT_SpinBox) {
        wanted += QSize(0, kFieldAir); // Chinese letters are higher than the font that is asked
    } else if (const auto* item = separatorIn(option);
               type == CT_MenuItem && item != nullptr && !item->text.isEmpty()) {
        wanted = QSize(item->fontMetrics.horizontalAdvance(item->text) + 2 * kSectionAir + 2,
                       item->fontMetrics.height() + 2 * kSectionAir);
    } else if (type == CT_HeaderSection) {
        wanted += QSize(2 * kCellAir, 0);
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
