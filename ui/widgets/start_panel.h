// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace maskscope {

/// What stands in the window's middle while no model is open: a friendly word and the way on.
class StartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit StartPanel(QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();
};

} // namespace maskscope
