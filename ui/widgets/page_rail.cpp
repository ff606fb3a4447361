// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_rail.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace maskscope {

namespace {

constexpr qreal kRadius = 6;

/// Signs are drawn in a square of 24 units.
void paintFillSign(QPainter& painter)
{
    painter.drawRoundedRect(QRectF(3, 6, 18, 12), 3, 3);
    painter.drawLine(QPointF(7, 14.5), QPointF(12, 14.5));
    painter.drawLine(QPointF(16, 9.5), QPointF(16, 14.5));
}

void paintShapesSign(QPainter& painter)
{
    painter.drawRoundedRect(QRectF(8.5, 3.5, 7, 5), 1.5, 1.5);
    painter.drawRoundedRect(QRectF(3, 15.5, 7, 5), 1.5, 1.5);
    painter.drawRoundedRect(QRectF(14, 15.5, 7, 5), 1.5, 1.5);
    painter.drawPolyline(QPolygonF({{6.5, 15.5}, {6.5, 12}, {17.5, 12}, {17.5, 15.5}}));
    painter.drawLine(QPointF(12, 8.5), QPointF(12, 12));
}

void paintSpeedSign(QPainter& painter)
{
    painter.drawPolyline(QPolygonF({{4, 4}, {4, 20}, {21, 20}}));
    QPainterPath curve(QPointF(7, 17));
    curve.cubicTo(QPointF(13, 16), QPointF(17, 12), QPointF(19.5, 5.5));
    painter.drawPath(curve);
}

/// Two bars from a common line: one longer than the other.
void paintCompareSign(QPainter& painter)
{
    painter.drawLine(QPointF(4, 4), QPointF(4, 20));
    painter.drawRoundedRect(QRectF(4, 6, 15.5, 4.5), 1.5, 1.5);
    painter.drawRoundedRect(QRectF(4, 13.5, 9, 4.5), 1.5, 1.5);
}

void paintHelpSign(QPainter& painter)
{
    painter.drawEllipse(QRectF(3, 3, 18, 18));
    QPainterPath hook(QPointF(9, 9.5));
    hook.cubicTo(QPointF(9, 5.5), QPointF(15, 5.5), QPointF(15, 9.5));
    hook.cubicTo(QPointF(15, 11.5), QPointF(12, 11.5), QPointF(12, 14));
    painter.drawPath(hook);
    painter.drawPoint(QPointF(12, 17));
}

class RailButton final : public QAbstractButton
{
public:
    RailButton(PageRail::Sign sign, const QString& name, QWidget* parent)
        : QAbstractButton(parent)
        , m_sign(sign)
    {
        setText(name);
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        const int side = spacing(24);
        const int width = std::max(metrics.horizontalAdvance(text()), side) + 2 * spacing(12);
        return {width, side + metrics.height() + spacing(4) + 2 * spacing(8)};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const ColorScheme scheme = schemeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isChecked() || underMouse()) {
            QColor tint = scheme.accent;
            tint.setAlphaF(isChecked() ? 0.14F : 0.07F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(tint);
            painter.drawRoundedRect(ground, kRadius, kRadius);
        }
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(scheme.accent, 1.5));
            painter.drawRoundedRect(ground, kRadius, kRadius);
        }
        const QColor color = isChecked() ? scheme.accent : scheme.muted;
        paintSign(painter, color);
        painter.setPen(isChecked() ? scheme.accent : scheme.text);
        painter.setFont(font());
        painter.drawText(rect().adjusted(0, 0, 0, -spacing(8)), Qt::AlignHCenter | Qt::AlignBottom,
                         text());
    }

private:
    void paintSign(QPainter& painter, const QColor& color) const
    {
        const int side = spacing(24);
        painter.save();
        painter.translate((width() - side) / 2.0, spacing(8));
        painter.scale(side / 24.0, side / 24.0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        switch (m_sign) {
        case PageRail::Sign::Fill:
            paintFillSign(painter);
            break;
        case PageRail::Sign::Shapes:
            paintShapesSign(painter);
            break;
        case PageRail::Sign::Speed:
            paintSpeedSign(painter);
            break;
        case PageRail::Sign::Compare:
            paintCompareSign(painter);
            break;
        case PageRail::Sign::Help:
            paintHelpSign(painter);
            break;
        }
        painter.restore();
    }

    PageRail::Sign m_sign;
};

} // namespace

PageRail::PageRail(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("pageRail"));
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(spacing(8), spacing(12), spacing(8), spacing(12));
    m_layout->setSpacing(spacing(4));
    m_layout->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this, &PageRail::pageChosen);
}

void PageRail::addPage(Sign sign, const QString& name, const QString& toolTip)
{
    const int page = static_cast<int>(m_group->buttons().size());
    auto* button = new RailButton(sign, name, this);
    button->setObjectName(QStringLiteral("page%1").arg(page + 1));
    button->setToolTip(toolTip);
    m_group->addButton(button, page);
    m_layout->insertWidget(page, button);
}

void PageRail::addHelp(const QString& name, const QString& toolTip)
{
    auto* button = new RailButton(Sign::Help, name, this);
    button->setObjectName(QStringLiteral("helpButton"));
    button->setToolTip(toolTip);
    button->setCheckable(false);
    m_layout->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, &PageRail::helpRequested);
}

void PageRail::setCurrent(int page)
{
    if (QAbstractButton* button = m_group->button(page)) {
        button->setChecked(true);
    }
}

void PageRail::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setPen(schemeOf(palette()).line);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.drawLine(x, 0, x, height());
}

} // namespace maskscope
