// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/level_choice.h"

#include "ui/text_size.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace maskscope {

LevelChoice::LevelChoice(QObject* parent)
    : QObject(parent)
{
    auto* group = new QActionGroup(this);
    for (const DetailLevel level : kDetailLevels) {
        auto* action = new QAction(levelName(level), group);
        action->setObjectName(QStringLiteral("actionLevel_") + levelKey(level));
        action->setToolTip(levelSentence(level));
        action->setCheckable(true);
        action->setChecked(level == m_level);
        connect(action, &QAction::triggered, this, [this, level] { setLevel(level); });
        m_actions.at(static_cast<std::size_t>(level)) = action;
    }
}

void LevelChoice::setLevel(DetailLevel level)
{
    if (level == m_level) {
        return;
    }
    m_level = level;
    m_actions.at(static_cast<std::size_t>(level))->setChecked(true);
    Q_EMIT changed(level);
}

QWidget* LevelChoice::createBox(QWidget* parent)
{
    auto* area = new QWidget(parent);
    auto* box = new QComboBox(area);
    box->setObjectName(QStringLiteral("levelBox"));
    box->setAccessibleName(tr("Level of detail"));
    for (const DetailLevel level : kDetailLevels) {
        box->addItem(levelName(level));
        box->setItemData(box->count() - 1, levelSentence(level), Qt::ToolTipRole);
    }
    auto* label = new QLabel(tr("&Level:"), area);
    label->setBuddy(box);
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(8));
    row->addWidget(label);
    row->addWidget(box);
    const auto show = [box](DetailLevel level) {
        box->setCurrentIndex(static_cast<int>(level));
        box->setToolTip(levelSentence(level));
    };
    show(m_level);
    connect(this, &LevelChoice::changed, box, show);
    connect(box, &QComboBox::activated, this,
            [this](int index) { setLevel(kDetailLevels.at(static_cast<std::size_t>(index))); });
    return area;
}

QMenu* LevelChoice::createMenu(QWidget* parent)
{
    auto* menu = new QMenu(tr("Level of &detail"), parent);
    menu->setToolTipsVisible(true);
    for (QAction* action : m_actions) {
        menu->addAction(action);
    }
    return menu;
}

} // namespace maskscope
