// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/house_style.h"

#include "ui/color_scheme.h"
#include "ui/house_controls.h"
#include "ui/text_size.h"

#include <QAbstractSpinBox>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;
constexpr int kCellAir = 3;
constexpr int kFieldAir = 4;
constexpr int kSectionAir = 8;
constexpr int kSpinArrows = 14; ///< width, in Fusion
constexpr int kComboArrow = 18;

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

/// What larger letters add to `pixels` of a control.
int growth(int pixels)
{
    return std::max(0, spacing(pixels) - pixels);
}

/// The width that the arrows of a field ask for beyond Fusion's.
int arrowGrowth(QStyle::ComplexControl control)
{
    return control == QStyle::CC_SpinBox ? growth(kSpinArrows)
        : control == QStyle::CC_ComboBox ? growth(kComboArrow)
                                         : 0;
}

/// Of a line of text, with the letters of the language: Han letters are higher than the font says.
int lineHeight(const QFontMetrics& metrics)
{
    const bool isHan = QLocale().language() == QLocale::Chinese;
    return isHan ? std::max(metrics.height(), metrics.size(0, QStringLiteral("字")).height())
                 : metrics.height();
}

int buttonAir(const QFontMetrics& metrics)
{
    return metrics.height() / 3;
}

bool standsInRow(QStyle::ContentsType type, const QStyleOption* option)
{
    if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
        return !tool->text.isEmpty() && !tool->state.testFlag(QStyle::State_AutoRaise);
    }
    if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
        return type == QStyle::CT_LineEdit && frame->lineWidth > 0;
    }
    return type == QStyle::CT_ComboBox || type == QStyle::CT_SpinBox;
}

bool growsWithLetters(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
    case QStyle::PM_CheckBoxLabelSpacing:
    case QStyle::PM_RadioButtonLabelSpacing:
    case QStyle::PM_MenuButtonIndicator:
    case QStyle::PM_SliderThickness:
    case QStyle::PM_SliderControlThickness:
    case QStyle::PM_SliderLength:
        return true;
    default:
        return false;
    }
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
    case PE_IndicatorArrowDown:
        drawArrow(*option, option->rect, Qt::DownArrow, *painter);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            // Qt calls it "down" where the rows rise: ours points down where they fall.
            drawArrow(*option, option->rect,
                      header->sortIndicator == QStyleOptionHeader::SortDown ? Qt::UpArrow
                                                                            : Qt::DownArrow,
                      *painter);
            return;
        }
        break;
    case PE_IndicatorBranch:
        drawBranch(*option, *painter);
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
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        control == CC_SpinBox && spin != nullptr) {
        drawSpinBox(*spin, *painter, widget);
        return;
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        control == CC_ComboBox && box != nullptr) {
        QStyleOptionComboBox bare = *box;
        bare.subControls.setFlag(SC_ComboBoxArrow, false);
        QProxyStyle::drawComplexControl(control, &bare, painter, widget);
        drawArrow(*box, subControlRect(control, box, SC_ComboBoxArrow, widget), Qt::DownArrow,
                  *painter);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// Our frame and arrows in place of Fusion's.
void HouseStyle::drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter,
                             const QWidget* widget) const
{
    drawField(option, painter, true);
    for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool isUp = part == SC_SpinBoxUp;
        const auto can = isUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled;
        QStyleOptionSpinBox half = option;
        half.state.setFlag(State_Enabled,
                           option.state.testFlag(State_Enabled)
                               && option.stepEnabled.testFlag(can));
        half.state.setFlag(State_MouseOver, option.activeSubControls.testFlag(part));
        if (option.buttonSymbols != QAbstractSpinBox::NoButtons) {
            drawStep(half, subControlRect(CC_SpinBox, &option, part, widget),
                     isUp ? Qt::UpArrow : Qt::DownArrow, painter);
        }
    }
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                 SubControl part, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const int more = arrowGrowth(control);
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (more == 0 || (spin != nullptr && spin->buttonSymbols == QAbstractSpinBox::NoButtons)) {
        return rect;
    }
    const bool isField
        = part == (control == CC_SpinBox ? SC_SpinBoxEditField : SC_ComboBoxEditField);
    const bool isArrow = control == CC_SpinBox ? part == SC_SpinBoxUp || part == SC_SpinBoxDown
                                               : part == SC_ComboBoxArrow;
    const bool isMirrored = option->direction == Qt::RightToLeft;
    if (isField) {
        return isMirrored ? rect.adjusted(more, 0, 0, 0) : rect.adjusted(0, 0, -more, 0);
    }
    return !isArrow  ? rect
        : isMirrored ? rect.adjusted(0, 0, more, 0)
                     : rect.adjusted(-more, 0, 0, 0);
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
    } else if (element == CE_HeaderEmptyArea) {
        QStyleOptionHeader rest; // what is behind the last column belongs to the header
        rest.QStyleOption::operator=(*option);
        rest.orientation
            = option->rect.height() > option->rect.width() ? Qt::Vertical : Qt::Horizontal;
        rest.position = QStyleOptionHeader::OnlyOneSection;
        QProxyStyle::drawControl(CE_HeaderSection, &rest, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                            const QWidget* widget) const
{
    const int pixels = QProxyStyle::pixelMetric(metric, option, widget);
    if (growsWithLetters(metric)) {
        return pixels + growth(pixels);
    }
    if (metric == PM_ScrollBarExtent) {
        return pixels + growth(pixels) / 2; // the text needs the width more
    }
    // Left and right of a cell's text: a number at the right and a word at the left are neighbours.
    return metric == PM_FocusFrameHMargin ? pixels + kCellAir : pixels;
}

/// That of a button with a text.
int HouseStyle::heightInRow(const QStyleOption& option) const
{
    QStyleOptionButton button;
    button.fontMetrics = option.fontMetrics;
    const QSize text(0, lineHeight(option.fontMetrics));
    return QProxyStyle::sizeFromContents(CT_PushButton, &button, text, nullptr).height()
        + buttonAir(option.fontMetrics);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    const int least = type == CT_PushButton ? lineHeight(option->fontMetrics) : 0;
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size.expandedTo({0, least}), widget);
    if (type == CT_PushButton) {
        wanted += QSize(option->fontMetrics.height(), buttonAir(option->fontMetrics));
    } else if (type == CT_LineEdit) {
        wanted += QSize(0, kFieldAir); // Chinese letters are higher than the font that is asked
    } else if (const auto* item = separatorIn(option);
               type == CT_MenuItem && item != nullptr && !item->text.isEmpty()) {
        wanted = QSize(item->fontMetrics.horizontalAdvance(item->text) + 2 * kSectionAir + 2,
                       item->fontMetrics.height() + 2 * kSectionAir);
    } else if (type == CT_HeaderSection) {
        wanted += QSize(2 * kCellAir, 0);
    }
    if (standsInRow(type, option)) {
        wanted.setHeight(heightInRow(*option));
        wanted += QSize(type == CT_SpinBox        ? arrowGrowth(CC_SpinBox)
                            : type == CT_ComboBox ? arrowGrowth(CC_ComboBox)
                                                  : 0,
                        0);
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
