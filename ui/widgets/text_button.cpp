// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_button.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"

#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kTextFlags = Qt::TextWordWrap | Qt::AlignVCenter | Qt::AlignLeading;
constexpr qreal kRadius = 6;
constexpr qreal kOutdatedOpacity = 0.45;

int marginX()
{
    return spacing(4);
}

int marginY()
{
    return spacing(4) / 2;
}

} // namespace

TextButton::TextButton(QWidget* parent)
    : QPushButton(parent)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TextButton::setWords(const QString& words)
{
    if (words != m_words) {
        m_words = words;
        setText(QString(words).replace(QLatin1Char('&'), QLatin1String("&&")));
        setAccessibleName(words);
        updateGeometry();
        update();
    }
}

void TextButton::setRoomFor(const QString& words)
{
    if (words != m_roomFor) {
        m_roomFor = words;
        updateGeometry();
    }
}

void TextButton::setOutdated(bool outdated)
{
    m_outdated = outdated;
    update();
}

QSize TextButton::sizeHint() const
{
    // A little more than the advance: wrapping measures in fractions.
    return {fontMetrics().horizontalAdvance(m_words) + 2 + 2 * marginX(),
            fontMetrics().height() + 2 * marginY()};
}

QSize TextButton::minimumSizeHint() const
{
    const int narrowest = fontMetrics().averageCharWidth() * 8;
    return {std::min(sizeHint().width(), narrowest), sizeHint().height()};
}

int TextButton::heightForWidth(int width) const
{
    return std::max(heightOf(m_words, width), heightOf(m_roomFor, width));
}

int TextButton::heightOf(const QString& words, int width) const
{
    const QRect room(0, 0, std::max(1, width - 2 * marginX()), 1 << 20);
    return fontMetrics().boundingRect(room, kTextFlags, words).height() + 2 * marginY();
}

void TextButton::paintEvent(QPaintEvent* /*event*/)
{
    const ColorScheme scheme = schemeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_outdated) {
        painter.setOpacity(kOutdatedOpacity);
    }
    const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (underMouse() || isDown()) {
        QColor tint = scheme.accent;
        tint.setAlphaF(0.12F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint);
        painter.drawRoundedRect(ground, kRadius, kRadius);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(scheme.accent, 1.5));
        painter.drawRoundedRect(ground, kRadius, kRadius);
    }
    painter.setPen(scheme.text);
    painter.drawText(rect().adjusted(marginX(), 0, -marginX(), 0), kTextFlags, m_words);
}

void TextButton::enterEvent(QEnterEvent* event)
{
    QPushButton::enterEvent(event);
    Q_EMIT pointedAt(true);
}

void TextButton::leaveEvent(QEvent* event)
{
    QPushButton::leaveEvent(event);
    Q_EMIT pointedAt(false);
}

void TextButton::focusInEvent(QFocusEvent* event)
{
    QPushButton::focusInEvent(event);
    Q_EMIT pointedAt(true);
}

void TextButton::focusOutEvent(QFocusEvent* event)
{
    QPushButton::focusOutEvent(event);
    Q_EMIT pointedAt(false);
}

} // namespace maskscope
