// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/input_table.h"

#include "ui/item_models/input_model.h"
#include "ui/text_size.h"
#include "ui/widgets/role_cell.h"

#include <QHeaderView>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr int kNarrowestColumn = 40;
constexpr auto kNobody = static_cast<std::size_t>(-1);

} // namespace

InputTable::InputTable(QWidget* parent)
    : QTableView(parent)
    , m_inputs(new InputModel(this))
{
    setAccessibleName(tr("Inputs of the model"));
    setModel(m_inputs);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    verticalHeader()->hide();
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView& columns = *horizontalHeader();
    columns.setSectionResizeMode(QHeaderView::ResizeToContents);
    columns.setStretchLastSection(false);
    columns.setHighlightSections(false);
    columns.setMinimumSectionSize(kNarrowestColumn);
    columns.setSectionResizeMode(InputModel::NameColumn, QHeaderView::Stretch);
    // Later, when all columns have their new width: words wrap to it.
    connect(&columns, &QHeaderView::sectionResized, this, &InputTable::fitHeight,
            Qt::QueuedConnection);
}

void InputTable::setInputs(const std::vector<InputSpec>& inputs)
{
    m_inputs->setInputs(inputs);
    if (m_choosesRoles) {
        addRoleBoxes();
        fold();
    }
    fitHeight();
}

void InputTable::setChoosesRoles(bool chooses)
{
    m_choosesRoles = chooses;
    // The boxes take the keyboard, one after another; a selection beside them would say nothing.
    setSelectionMode(chooses ? NoSelection : ExtendedSelection);
    setFocusPolicy(chooses ? Qt::NoFocus : Qt::StrongFocus);
}

void InputTable::addRoleBoxes()
{
    const std::vector<InputSpec>& inputs = m_inputs->inputs();
    const std::size_t focused = std::exchange(m_focused, kNobody);
    for (std::size_t place = 0; place < inputs.size(); ++place) {
        if (possibleRoles(inputs, place).size() < 2) {
            continue;
        }
        const int row = static_cast<int>(place);
        auto* cell = new RoleCell(inputs, place, m_inputs->originOf(row), this);
        connect(cell, &RoleCell::roleChosen, this, [this, place](InputRole role) {
            m_focused = place;
            Q_EMIT rolesChosen(rolesAfter(m_inputs->inputs(), place, role));
        });
        setIndexWidget(m_inputs->index(row, InputModel::NameColumn), cell);
        if (place == focused) { // the box from which this was chosen is gone
            cell->setFocus(Qt::OtherFocusReason);
        }
    }
}

std::vector<RoleCell*> InputTable::roleCells() const
{
    std::vector<RoleCell*> cells;
    for (int row = 0; row < m_inputs->rowCount(); ++row) {
        const QModelIndex index = m_inputs->index(row, InputModel::NameColumn);
        cells.push_back(qobject_cast<RoleCell*>(indexWidget(index)));
    }
    return cells;
}

/// Folds the other columns where a box would be shortened beside them.
void InputTable::fold()
{
    const std::vector<RoleCell*> cells = roleCells();
    int wanted = 0;
    for (const RoleCell* cell : cells) {
        wanted = std::max(wanted, cell != nullptr ? cell->wantedWidth() : 0);
    }
    for (const int column : {InputModel::TypeColumn, InputModel::ShapeColumn}) {
        setColumnHidden(column, false); // a hidden one has no width
        wanted += std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
    }
    m_isFolded = wanted > viewport()->width();
    m_inputs->setFolded(m_isFolded);
    horizontalHeader()->setVisible(!m_isFolded); // of one column it says what is said above
    setColumnHidden(InputModel::TypeColumn, m_isFolded);
    setColumnHidden(InputModel::ShapeColumn, m_isFolded);
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (cells[row] != nullptr) {
            cells[row]->setRest(m_isFolded ? m_inputs->restOf(static_cast<int>(row)) : QString());
        }
    }
}

void InputTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (m_choosesRoles && event->size().width() != event->oldSize().width()) {
        fold();
    }
}

void InputTable::fitHeight()
{
    resizeRowsToContents();
    for (int row = 0; row < m_inputs->rowCount(); ++row) {
        const QWidget* cell = indexWidget(m_inputs->index(row, InputModel::NameColumn));
        const int width = columnWidth(InputModel::NameColumn);
        const int height = cell == nullptr
            ? rowHeight(row)
            : std::max(cell->heightForWidth(width), cell->minimumSizeHint().height());
        setRowHeight(row, height + spacing(4));
    }
    const int rows = verticalHeader()->length();
    const int head = m_isFolded ? 0 : horizontalHeader()->sizeHint().height();
    setFixedHeight(head + rows + spacing(4));
}

} // namespace maskscope
