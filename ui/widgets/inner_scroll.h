// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace maskscope {

/// A part of a scrolling column (makeScrollingColumn) that scrolls by itself, so that what is above
/// it stays in sight. Where the column has no room for its least height and scrolls as a whole,
/// this part is as high as its content: there is one scroll bar, not one within another.
class InnerScroll : public QScrollArea
{
    Q_OBJECT

public:
    InnerScroll(int leastHeight, QWidget* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fit();

    int m_leastHeight;
    QScrollArea* m_column = nullptr; ///< known from when this was first shown
};

} // namespace maskscope
