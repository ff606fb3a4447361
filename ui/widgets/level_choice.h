// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"

#include <QObject>

#include <array>

class QAction;
class QMenu;
class QWidget;

namespace maskscope {

/// The level of detail in force, and the controls that choose it: a box for the top bar and a menu
/// with the same three entries. Pages listen to changed().
class LevelChoice : public QObject
{
    Q_OBJECT

public:
    explicit LevelChoice(QObject* parent = nullptr);

    [[nodiscard]] DetailLevel level() const { return m_level; }
    void setLevel(DetailLevel level);

    [[nodiscard]] QWidget* createBox(QWidget* parent);
    [[nodiscard]] QMenu* createMenu(QWidget* parent);

Q_SIGNALS:
    void changed(maskscope::DetailLevel level);

private:
    DetailLevel m_level = DetailLevel::Show;
    std::array<QAction*, kDetailLevels.size()> m_actions{};
};

} // namespace maskscope
