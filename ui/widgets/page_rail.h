// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace maskscope {

/// The pages of the window, one below the other at its left edge.
class PageRail : public QWidget
{
    Q_OBJECT

public:
    enum class Sign
    {
        Fill,
        Shapes,
        Speed,
        Compare,
        Help,
    };

    explicit PageRail(QWidget* parent = nullptr);

    /// Pages are numbered from 0 in the order they are added.
    void addPage(Sign sign, const QString& name, const QString& toolTip);
    /// The button at the foot, which is no page.
    void addHelp(const QString& name, const QString& toolTip);
    void setCurrent(int page);

Q_SIGNALS:
    void pageChosen(int page);
    void helpRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
};

} // namespace maskscope
