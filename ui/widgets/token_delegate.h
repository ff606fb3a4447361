// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStyledItemDelegate>

namespace maskscope {

/// Paints a token of a TokenStrip: its piece of text, below it its number. What a token is, is
/// never told by colour alone: tokens of the template have a dashed frame, hidden words are chips,
/// unknown ones have a sign, and letters that are read as others a dotted line.
class TokenDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The fonts have changed.
    void forgetWidths() { m_widths.clear(); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    [[nodiscard]] int textWidth(const QString& text) const;

    mutable QHash<QString, int> m_widths; ///< measuring is what takes the time
};

} // namespace maskscope
