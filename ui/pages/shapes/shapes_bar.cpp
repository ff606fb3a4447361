// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/shapes_bar.h"

#include "ui/glossary.h"
#include "ui/pages/shapes/length_control.h"
#include "ui/text_size.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace maskscope {

ShapesBar::ShapesBar(QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_length(new LengthControl(this))
    , m_views(new QButtonGroup(this))
    , m_viewRow(new QHBoxLayout)
    , m_save(new QPushButton(tr("&Save"), this))
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search modules, operators, shapes (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search modules, operators, shapes"));
    m_search->setClearButtonEnabled(true);
    m_save->setObjectName(QStringLiteral("saveShapes"));
    m_save->setToolTip(tr("Save what is shown of the model"));
    m_save->setMenu(new QMenu(m_save));
    m_viewRow->setSpacing(0);
    auto* upper = new QHBoxLayout;
    upper->addLayout(m_viewRow);
    upper->addStretch(1);
    upper->addWidget(m_save);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(spacing(12));
    lower->addWidget(m_search, 1);
    lower->addWidget(m_length);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(8));
    column->addLayout(upper);
    column->addLayout(lower);
    connect(m_search, &QLineEdit::textChanged, this, &ShapesBar::searchChanged);
    connect(m_length, &LengthControl::lengthChanged, this, &ShapesBar::lengthChanged);
    connect(m_views, &QButtonGroup::idClicked, this, &ShapesBar::viewChosen);
}

void ShapesBar::addView(const QString& name, const QString& toolTip, const char* objectName,
                        DetailLevel least, const std::vector<const char*>& terms)
{
    auto* button = new QPushButton(name, this);
    button->setObjectName(QLatin1String(objectName));
    button->setCheckable(true);
    button->setToolTip(toolTip);
    explainTerms(*button, terms);
    m_views->addButton(button, static_cast<int>(m_views->buttons().size()));
    m_viewRow->addWidget(button);
    m_leastLevels.push_back(least);
}

void ShapesBar::setDetailLevel(DetailLevel level)
{
    m_level = level;
    showLevel();
}

/// A view in sight keeps its button, and a search its words.
void ShapesBar::showLevel()
{
    const bool isPlain = m_level == DetailLevel::Show;
    for (std::size_t view = 0; view < m_leastLevels.size(); ++view) {
        QAbstractButton* button = m_views->button(static_cast<int>(view));
        button->setVisible(m_level >= m_leastLevels[view] || button->isChecked());
    }
    m_search->setVisible(!isPlain || !m_search->text().isEmpty());
    m_length->setVisible(!isPlain);
    m_save->setVisible(!isPlain);
}

void ShapesBar::setView(int view)
{
    if (QAbstractButton* button = m_views->button(view)) {
        button->setChecked(true);
        showLevel();
    }
}

QMenu& ShapesBar::saveMenu()
{
    return *m_save->menu();
}

void ShapesBar::setContract(const LengthContract& contract)
{
    m_length->setContract(contract);
}

void ShapesBar::setLength(SequenceLength length)
{
    m_length->setLength(length);
}

SequenceLength ShapesBar::length() const
{
    return m_length->length();
}

QString ShapesBar::searched() const
{
    return m_search->text();
}

void ShapesBar::setSearched(const QString& text)
{
    m_search->setText(text);
}

void ShapesBar::clearSearch()
{
    m_search->clear();
}

void ShapesBar::focusSearch()
{
    m_search->show(); // it is wanted
    m_search->setFocus();
    m_search->selectAll();
}

void ShapesBar::setSearchable(bool searchable)
{
    m_search->setEnabled(searchable);
}

} // namespace maskscope
