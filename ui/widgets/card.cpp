// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/color_scheme.h"

#include <QPainter>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;

} // namespace

Card::Card(QWidget* parent)
    : QWidget(parent)
{}

void Card::setHighlighted(bool highlighted)
{
    m_highlighted = highlighted;
    update();
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    const ColorScheme scheme = schemeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = m_highlighted ? 2 : 1;
    painter.setPen(QPen(m_highlighted ? scheme.accent : scheme.line, width));
    painter.setBrush(scheme.surface);
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius,
                            kRadius);
}

} // namespace maskscope
