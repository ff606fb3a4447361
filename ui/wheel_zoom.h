// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace maskscope {

/// Ctrl and the wheel anywhere over a window, but for pictures that zoom by themselves: one step a
/// notch.
class WheelZoom : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the window.
    explicit WheelZoom(QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void stepped(int step); ///< 1 is larger, -1 smaller

private:
    QWidget& m_window;
    int m_turned = 0; ///< since the last step, in eighths of a degree
};

} // namespace maskscope
