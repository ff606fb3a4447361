// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whole_words.h"

#include <QAction>

namespace maskscope {

WholeWords::WholeWords(QObject* parent)
    : QObject(parent)
    , m_action(new QAction(this))
{
    m_action->setObjectName(QStringLiteral("actionWholeWords"));
    m_action->setText(tr("&Whole words only"));
    m_action->setCheckable(true);
    m_action->setChecked(true);
    connect(m_action, &QAction::triggered, this, [this](bool checked) { setChoice(checked); });
    connect(m_action, &QAction::toggled, this, [this] { Q_EMIT filterChanged(filter()); });
}

CandidateFilter WholeWords::filter() const
{
    return m_action->isChecked() ? CandidateFilter::wholeWords() : CandidateFilter();
}

void WholeWords::setDetailLevel(DetailLevel level)
{
    m_level = level;
    apply();
}

void WholeWords::setChoice(std::optional<bool> choice)
{
    m_choice = choice;
    apply();
}

void WholeWords::apply()
{
    m_action->setChecked(m_choice.value_or(m_level == DetailLevel::Show));
}

} // namespace maskscope
