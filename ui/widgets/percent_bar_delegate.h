// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <vector>

class QTableView;

namespace maskscope {

/// Paints a cell as a bar on a true scale of 0 to 100 % with its text behind it; other cells as
/// they are. An old table is paler until the new one is there.
class PercentBarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `shareRole`: 0 to 1 (double); a cell without it has no bar. `colorRole`: the number of a
    /// colour of ColorScheme::mask() (int).
    PercentBarDelegate(int shareRole, int colorRole, QObject* parent = nullptr);

    void setOutdated(bool outdated) { m_isOutdated = outdated; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintBar(QPainter& painter, const QStyleOptionViewItem& option,
                  const QModelIndex& index) const;

    int m_shareRole;
    int m_colorRole;
    bool m_isOutdated = false;
};

/// Columns of bars share the width that the others leave. Where that is too little for a title, a
/// number and a bar that can be told, they take what they need and the table scrolls sideways.
void fitBarColumns(QTableView& table, const std::vector<int>& columns);

} // namespace maskscope
