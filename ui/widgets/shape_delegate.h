// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace maskscope {

/// Draws a shape with each size in the colour of what it comes from. The item has it as a
/// std::vector<TensorSize> under `role`; its text says the same.
class ShapeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ShapeDelegate(int role, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    int m_role;
};

} // namespace maskscope
