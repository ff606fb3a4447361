// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/token_delegate.h"

#include "ui/color_scheme.h"
#include "ui/item_models/token_model.h"
#include "ui/text_size.h"

#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

using Kind = TypedToken::Kind;

constexpr qreal kRadius = 4;
constexpr int kMostLetters = 24; ///< longer pieces are cut, the tooltip has them all

/// What is painted, taken out of the model once.
struct Look
{
    explicit Look(const QModelIndex& index)
        : kind(static_cast<Kind>(index.data(TokenModel::KindRole).toInt()))
        , change(static_cast<TokenModel::Change>(index.data(TokenModel::ChangeRole).toInt()))
        , isMarked(index.data(TokenModel::MarkedRole).toBool())
    {
        text = index
                   .data(kind == Kind::Mask ? static_cast<int>(TokenModel::MaskRole)
                                            : static_cast<int>(Qt::DisplayRole))
                   .toString();
        number = index.data(TokenModel::IdRole).toString();
        if (kind == Kind::Unknown) {
            text.prepend(QStringLiteral("⚠ "));
        }
        if (change == TokenModel::LetterChange) {
            number.prepend(QStringLiteral("≈ "));
        }
    }

    Kind kind;
    TokenModel::Change change;
    bool isMarked;
    QString text;
    QString number;
};

QPen framePen(const Look& look, const ColorScheme& scheme)
{
    switch (look.kind) {
    case Kind::Special:
        return {scheme.muted, 1, Qt::DashLine};
    case Kind::Unknown:
        return {scheme.problem, 1.5};
    case Kind::Mask:
    case Kind::Piece:
        break;
    }
    return {scheme.line, 1};
}

QColor textColor(const Look& look, const ColorScheme& scheme)
{
    switch (look.kind) {
    case Kind::Special:
        return scheme.muted;
    case Kind::Unknown:
        return scheme.problem;
    case Kind::Mask:
        return scheme.onAccent;
    case Kind::Piece:
        break;
    }
    return scheme.text;
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const Look& look,
                 const QColor& chip)
{
    const ColorScheme scheme = schemeOf(option.palette);
    const bool isPointedAt = look.isMarked || option.state.testFlag(QStyle::State_MouseOver)
        || option.state.testFlag(QStyle::State_HasFocus);
    QColor ground = scheme.surface;
    if (isPointedAt) {
        ground = scheme.accent;
        ground.setAlphaF(0.16F);
    }
    painter.setBrush(look.kind == Kind::Mask ? chip : ground);
    painter.setPen(isPointedAt ? QPen(scheme.accent, 1.5) : framePen(look, scheme));
    if (look.kind == Kind::Mask && isPointedAt) {
        painter.setPen(QPen(scheme.text, 2));
    }
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

void paintDottedLine(QPainter& painter, const QRectF& text, int width, const ColorScheme& scheme)
{
    QPen dots(scheme.muted, 1.5, Qt::DotLine);
    painter.setPen(dots);
    const qreal length = std::min<qreal>(width, text.width());
    const QPointF middle(text.center().x(), text.bottom() - 1);
    painter.drawLine(middle - QPointF(length / 2, 0), middle + QPointF(length / 2, 0));
}

int textHeight()
{
    return QFontMetrics(fontOf(TextRole::Body)).height();
}

} // namespace

int TokenDelegate::textWidth(const QString& text) const
{
    const auto known = m_widths.constFind(text);
    if (known != m_widths.constEnd()) {
        return *known;
    }
    const QFontMetrics metrics(fontOf(TextRole::Body));
    const int most = metrics.averageCharWidth() * kMostLetters;
    const int width = std::min(metrics.horizontalAdvance(text) + 2, most);
    m_widths.insert(text, width);
    return width;
}

void TokenDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const ColorScheme scheme = schemeOf(option.palette);
    const Look look(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, look,
                scheme.mask(index.data(TokenModel::MaskNumberRole).toInt()));
    QRectF line = QRectF(option.rect).adjusted(spacing(4), spacing(4) / 2.0, -spacing(4), 0);
    line.setHeight(textHeight());
    if (look.change != TokenModel::NoChange) {
        paintDottedLine(*painter, line, textWidth(look.text), scheme);
    }
    const QFont font = fontOf(look.kind == Kind::Mask ? TextRole::Strong : TextRole::Body);
    painter->setFont(font);
    painter->setPen(textColor(look, scheme));
    // "…" goes before the letters in their own direction.
    painter->setLayoutDirection(look.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->drawText(
        line, Qt::AlignCenter,
        QFontMetrics(font).elidedText(look.text, Qt::ElideRight, static_cast<int>(line.width())));
    const QFont small = fontOf(TextRole::Small);
    line.moveTop(line.bottom());
    painter->setFont(small);
    painter->setPen(look.kind == Kind::Mask ? scheme.onAccent : scheme.muted);
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->drawText(line, Qt::AlignCenter, look.number);
    painter->restore();
}

QSize TokenDelegate::sizeHint(const QStyleOptionViewItem& /*option*/,
                              const QModelIndex& index) const
{
    const Look look(index);
    const int width = std::max({textWidth(look.text), textWidth(look.number), textHeight()});
    return {width + 2 * spacing(4) + 2, 2 * textHeight() + spacing(4)};
}

} // namespace maskscope
