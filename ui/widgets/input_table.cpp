// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/input_table.h"

#include "ui/item_models/input_model.h"
#include "ui/text_size.h"

#include <QHeaderView>

namespace maskscope {

namespace {

constexpr int kNarrowestColumn = 40;

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
    fitHeight();
}

void InputTable::fitHeight()
{
    resizeRowsToContents();
    for (int row = 0; row < m_inputs->rowCount(); ++row) {
        setRowHeight(row, rowHeight(row) + spacing(4));
    }
    const int rows = verticalHeader()->length();
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows + spacing(4));
}

} // namespace maskscope
