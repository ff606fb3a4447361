// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace maskscope {

class PredictionList;

/// Paints a row of a PredictionList.
class PredictionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PredictionDelegate(PredictionList& list);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option) const;
    void paintBar(QPainter& painter, const QRectF& track, const QModelIndex& index) const;

    PredictionList& m_list;
};

} // namespace maskscope
