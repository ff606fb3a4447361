// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shape_delegate.h"

#include "ui/item_models/module_tree_model.h"
#include "ui/shape_text.h"

#include <QApplication>
#include <QPainter>

namespace maskscope {

namespace {

/// One run of text in one colour.
struct Piece
{
    QString text;
    QColor color;
};

std::vector<Piece> piecesOf(const std::vector<TensorSize>& sizes, const ColorScheme& scheme)
{
    std::vector<Piece> pieces{{QStringLiteral("["), scheme.muted}};
    for (const TensorSize& size : sizes) {
        if (pieces.size() > 1) {
            pieces.push_back({QStringLiteral(", "), scheme.muted});
        }
        pieces.push_back({sizeLabel(size), originColor(size.origin, scheme)});
    }
    pieces.push_back({QStringLiteral("]"), scheme.muted});
    return pieces;
}

} // namespace

ShapeDelegate::ShapeDelegate(int role, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_role(role)
{}

void ShapeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const auto sizes = index.data(m_role).value<std::vector<TensorSize>>();
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle& style = item.widget != nullptr ? *item.widget->style() : *QApplication::style();
    const QRect room = style.subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    const bool fits = item.fontMetrics.horizontalAdvance(item.text) <= room.width();
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    if (sizes.empty() || isSelected || !fits) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    item.text.clear();
    style.drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    painter->setFont(item.font);
    // A formula reads from left to right in every language.
    int x = room.left() + style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, item.widget);
    for (const Piece& piece : piecesOf(sizes, schemeOf(item.palette))) {
        painter->setPen(piece.color);
        const int width = item.fontMetrics.horizontalAdvance(piece.text);
        painter->drawText(QRect(x, room.top(), width, room.height()), Qt::AlignVCenter, piece.text);
        x += width;
    }
    painter->restore();
}

} // namespace maskscope
