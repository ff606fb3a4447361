// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/house_controls.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <array>

namespace maskscope {

namespace {

constexpr qreal kFieldRadius = 4;
constexpr qreal kUsualLine = 16; ///< height for which the arrow of a branch is drawn
constexpr qreal kGroove = 4; ///< thickness of a slider's line
constexpr double kArrow = 8; ///< width beside the system's letters

struct Look
{
    ColorScheme scheme;
    bool isEnabled;
    bool isOn;
    QColor frame;
    qreal width;

    explicit Look(const QStyleOption& option)
        : scheme(schemeOf(option.palette))
        , isEnabled(option.state.testFlag(QStyle::State_Enabled))
        , isOn(isEnabled && option.state.testFlag(QStyle::State_HasFocus))
        , frame(!isEnabled                                                   ? scheme.line
                    : isOn || option.state.testFlag(QStyle::State_MouseOver) ? scheme.accent
                                                                             : scheme.outline)
        , width(isOn ? 1.5 : 1)
    {}
};

/// The largest square in the middle, on half pixels so that its frame is sharp.
QRectF boxIn(const QRect& rect)
{
    const int side = std::min(rect.width(), rect.height());
    QRect box(0, 0, side, side);
    box.moveCenter(rect.center());
    return QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
}

void drawTick(const QRectF& box, const QColor& color, QPainter& painter)
{
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    const std::array<QPointF, 3> tick{at(0.24, 0.52), at(0.43, 0.72), at(0.78, 0.28)};
    painter.setPen(
        QPen(color, std::max(1.5, box.width() / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
}

} // namespace

void drawField(const QStyleOption& option, QPainter& painter, bool hasGround)
{
    const Look look(option);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(hasGround ? option.palette.brush(QPalette::Base) : QBrush(Qt::NoBrush));
    painter.setPen(QPen(look.frame, look.width));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), kFieldRadius,
                            kFieldRadius);
    painter.restore();
}

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    const Look look(option);
    const QRectF box = boxIn(option.rect);
    const bool isTicked = option.state.testFlag(QStyle::State_On);
    const bool isHalf = option.state.testFlag(QStyle::State_NoChange);
    const QColor fill = look.isEnabled ? look.scheme.accent : look.scheme.outline;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(isTicked || isHalf ? fill : look.scheme.surface);
    painter.setPen(QPen(isTicked || isHalf ? fill : look.frame, look.width));
    painter.drawRoundedRect(box, 3, 3);
    if (isTicked) {
        drawTick(box, look.scheme.onAccent, painter);
    } else if (isHalf) {
        painter.setPen(QPen(look.scheme.onAccent, 2));
        painter.drawLine(QPointF(box.left() + box.width() / 4, box.center().y()),
                         QPointF(box.right() - box.width() / 4, box.center().y()));
    }
    painter.restore();
}

void drawRadioButton(const QStyleOption& option, QPainter& painter)
{
    const Look look(option);
    const qreal width = 1.5 * look.width; // a thin curve would pale between pixels
    const qreal inside = (width - 1) / 2;
    const QRectF box = boxIn(option.rect).adjusted(inside, inside, -inside, -inside);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(look.scheme.surface);
    painter.setPen(QPen(look.frame, width));
    painter.drawEllipse(box);
    if (option.state.testFlag(QStyle::State_On)) {
        const qreal inset = box.width() / 4;
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.isEnabled ? look.scheme.accent : look.scheme.outline);
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void drawBranch(const QStyleOption& option, QPainter& painter)
{
    if (!option.state.testFlag(QStyle::State_Children)) {
        return;
    }
    const Look look(option);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isOpen = option.state.testFlag(QStyle::State_Open);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(option.rect).center());
    const double size = std::max(1.0, option.fontMetrics.height() / kUsualLine);
    painter.scale(size, size);
    painter.rotate(isOpen ? 90 : isMirrored ? 180 : 0);
    painter.setPen(QPen(!isSelected          ? look.scheme.muted
                            : look.isEnabled ? look.scheme.onAccent
                                             : look.scheme.text,
                        1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const std::array<QPointF, 3> arrow{QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)};
    painter.drawPolyline(arrow.data(), static_cast<int>(arrow.size()));
    painter.restore();
}

void drawSlider(const QStyleOptionSlider& option, const QRect& handle, QPainter& painter)
{
    const Look look(option);
    const QColor accent = look.isEnabled ? look.scheme.accent : look.scheme.outline;
    const QRectF knob = boxIn(handle);
    const QRectF line(option.rect.left(), knob.center().y() - kGroove / 2, option.rect.width(),
                      kGroove);
    QRectF before = line;
    if (option.upsideDown) {
        before.setLeft(knob.center().x());
    } else {
        before.setRight(knob.center().x());
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.scheme.outline);
    painter.drawRoundedRect(line, kGroove / 2, kGroove / 2);
    painter.setBrush(accent);
    painter.drawRoundedRect(before, kGroove / 2, kGroove / 2);
    painter.setPen(QPen(accent, look.isOn ? 3 : 1.5));
    painter.setBrush(look.scheme.surface);
    painter.drawEllipse(knob.adjusted(1, 1, -1, -1));
    painter.restore();
}

void drawArrow(const QStyleOption& option, const QRect& room, Qt::ArrowType type, QPainter& painter)
{
    const Look look(option);
    const double width = std::min<double>(kArrow * spacing(100) / 100.0, room.width());
    const QPointF middle = QRectF(room).center();
    const double base = type == Qt::DownArrow ? -width / 4 : width / 4;
    const std::array<QPointF, 3> corners{middle + QPointF(-width / 2, base),
                                         middle + QPointF(width / 2, base),
                                         middle + QPointF(0, -base)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.isEnabled ? look.scheme.muted : look.scheme.line);
    painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
    painter.restore();
}

void drawStep(const QStyleOption& option, const QRect& room, Qt::ArrowType type, QPainter& painter)
{
    const Look look(option);
    if (look.isEnabled && option.state.testFlag(QStyle::State_MouseOver)) {
        QColor tint = look.scheme.accent;
        tint.setAlphaF(option.state.testFlag(QStyle::State_Sunken) ? 0.3F : 0.14F);
        painter.fillRect(room, tint);
    }
    drawArrow(option, room, type, painter);
}

} // namespace maskscope
