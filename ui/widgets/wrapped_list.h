// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace maskscope {

/// Items side by side in wrapped lines, as tall as they need and at most two lines, then it
/// scrolls.
class WrappedList : public QListView
{
    Q_OBJECT

public:
    explicit WrappedList(QWidget* parent = nullptr);

protected:
    void updateGeometries() override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitHeight();
};

} // namespace maskscope
