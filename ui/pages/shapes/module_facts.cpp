// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/module_facts.h"

#include "ui/item_models/operator_model.h"
#include "ui/module_sentences.h"
#include "ui/operator_help.h"
#include "ui/text_size.h"
#include "ui/widgets/shape_delegate.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace maskscope {

namespace {

constexpr int kTableStretch = 1000; ///< it takes all room while it is there
constexpr int kLeastRows = 6; ///< of the table; what is above scrolls with it

void setUpTable(QTableView& table, OperatorModel& model)
{
    table.setObjectName(QStringLiteral("operators"));
    table.setAccessibleName(ModuleFacts::tr("Operators that the module calls itself"));
    table.setModel(&model);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTextElideMode(Qt::ElideLeft); // of a file and line the end tells most
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    const int rowHeight = table.fontMetrics().height() + spacing(4);
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.setMinimumHeight((kLeastRows + 2) * rowHeight);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setHighlightSections(false);
    table.setItemDelegateForColumn(OperatorModel::OutputColumn,
                                   new ShapeDelegate(OperatorModel::SizesRole, &table));
}

} // namespace

ModuleFacts::ModuleFacts(QWidget* parent)
    : QWidget(parent)
    , m_shapes(makeTextLabel(this, "moduleShapes"))
    , m_numbers(makeTextLabel(this, "moduleNumbers"))
    , m_why(makeTextLabel(this, "moduleWhy"))
    , m_help(makeMutedLabel(this, "operatorHelp"))
    , m_operators(new OperatorModel(this))
    , m_table(new QTableView(this))
{
    m_shapes->setTextFormat(Qt::RichText);
    for (QLabel* label : {m_shapes, m_numbers, m_why}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setUpTable(*m_table, *m_operators);
    createLayout();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ModuleFacts::showOperator);
}

void ModuleFacts::createLayout()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing(12), spacing(12), spacing(12), spacing(12));
    column->setSpacing(spacing(8));
    column->addWidget(m_shapes);
    column->addWidget(m_numbers);
    column->addWidget(m_why);
    column->addWidget(m_table, kTableStretch);
    column->addWidget(m_help);
    column->addStretch(1);
}

void ModuleFacts::setModule(std::shared_ptr<const ModelSummary> summary,
                            std::shared_ptr<const Inspection> inspection, std::size_t module)
{
    m_summary = std::move(summary);
    m_inspection = std::move(inspection);
    m_module = module;
    m_operators->setModule(m_inspection, module);
    m_isPointedAt = false;
    showTable();
    showOperator();
    write();
}

void ModuleFacts::setLength(SequenceLength length)
{
    m_length = length;
    m_operators->setLength(length);
    write();
}

void ModuleFacts::setDetailLevel(DetailLevel level)
{
    m_level = level;
    showTable();
}

void ModuleFacts::showTable()
{
    m_table->setVisible(m_operators->rowCount() > 0
                        && (m_level == DetailLevel::Inspect || m_isPointedAt));
}

void ModuleFacts::write()
{
    const bool isSeen = m_summary != nullptr && m_inspection != nullptr
        && m_module < m_inspection->modules.size() && m_module < m_summary->modules.size();
    m_shapes->setVisible(isSeen);
    m_numbers->setVisible(isSeen);
    if (!isSeen) {
        m_why->hide();
        return;
    }
    m_shapes->setText(moduleShapesHtml(*m_inspection, m_module, m_length, schemeOf(palette())));
    m_numbers->setText(moduleNumbers(*m_summary, *m_inspection, m_module, m_length));
    const QString why = moduleWhy(*m_inspection, m_module);
    m_why->setText(why.isEmpty()
                       ? QString()
                       : tr("Pinned down by the recording:") + QLatin1Char('\n') + breakable(why));
    m_why->setVisible(!why.isEmpty());
}

void ModuleFacts::showOperator()
{
    const InspectedOperator* op = m_operators->operatorAt(m_table->currentIndex().row());
    const QString help = op != nullptr ? operatorHelp(op->name) : QString();
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    if (op != nullptr) {
        Q_EMIT operatorSelected(*op);
    }
}

void ModuleFacts::selectOperator(const Evidence& evidence)
{
    for (int row = 0; row < m_operators->rowCount(); ++row) {
        const InspectedOperator& op = *m_operators->operatorAt(row);
        const bool fits = (evidence.op.empty() || op.name == evidence.op)
            && (evidence.source.empty() || op.source == evidence.source);
        if (fits) {
            m_isPointedAt = true;
            showTable();
            m_table->selectRow(row);
            m_table->scrollTo(m_operators->index(row, 0));
            return;
        }
    }
}

void ModuleFacts::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !std::exchange(m_isWriting, true)) {
        write();
        m_isWriting = false;
    }
}

} // namespace maskscope
