// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/share_bar_delegate.h"

#include "ui/color_scheme.h"

#include <QPainter>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kThickness = 4;
constexpr int kLength = 28; ///< of 100 %
constexpr int kInset = 6;

} // namespace

ShareBarDelegate::ShareBarDelegate(int role, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_role(role)
{}

void ShareBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const double share = index.data(m_role).toDouble();
    if (share <= 0) {
        return;
    }
    const ColorScheme scheme = schemeOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const double width = std::max(1.0, kLength * share);
    const double left
        = isMirrored ? option.rect.right() - kInset - width : option.rect.left() + kInset;
    const QRectF bar(left, option.rect.center().y() - kThickness / 2 + 1, width, kThickness);
    painter->fillRect(bar, isSelected ? scheme.onAccent : scheme.accent);
}

QSize ShareBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(kLength + kInset, 0);
}

} // namespace maskscope
