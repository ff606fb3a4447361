// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/module_details.h"

#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/item_models/operator_model.h"
#include "ui/module_sentences.h"
#include "ui/pages/shapes/code_view.h"
#include "ui/pages/shapes/file_facts.h"
#include "ui/pages/shapes/module_facts.h"
#include "ui/pages/shapes/weight_page.h"
#include "ui/part_names.h"
#include "ui/text_size.h"
#include "ui/widgets/scrolling_column.h"
#include "ui/widgets/text_label.h"

#include <QLabel>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace maskscope {

namespace {

constexpr int kCodeTab = 1;

} // namespace

ModuleDetails::ModuleDetails(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_path(makeTextLabel(this, "modulePath"))
    , m_class(makeMutedLabel(this, "moduleClass"))
    , m_tabs(new QTabWidget(this))
    , m_facts(new ModuleFacts(this))
    , m_code(new CodeView(this))
    , m_source(makeMutedLabel(this, "operatorSource"))
    , m_weights(new WeightPage(this))
    , m_file(new FileFacts(controller, this))
{
    setTextRole(*m_path, TextRole::Strong);
    for (QLabel* title : {m_path, m_class}) { // away from the header of the tree beside it
        title->setContentsMargins(spacing(8), 0, 0, 0);
    }
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    createLayout();
    connect(m_facts, &ModuleFacts::operatorSelected, this, &ModuleDetails::showOperator);
}

void ModuleDetails::createLayout()
{
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->addTab(createModulePage(), tr("Module"));
    m_tabs->addTab(createCodePage(), tr("Code"));
    m_tabs->addTab(m_weights, tr("Weights"));
    m_tabs->addTab(m_file, tr("File"));
    m_tabs->setTabToolTip(0, glossaryText("module"));
    m_tabs->setTabToolTip(kCodeTab, glossaryText("trace"));
    m_tabs->setTabToolTip(2, glossaryText("weights"));
    noteTerms(*m_tabs, {"module", "trace", "weights"});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(4));
    column->addWidget(m_path);
    column->addWidget(m_class);
    column->addWidget(m_tabs, 1);
}

QWidget* ModuleDetails::createModulePage()
{
    auto* area = new QScrollArea(m_tabs);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_facts);
    return area;
}

QWidget* ModuleDetails::createCodePage()
{
    auto* page = new QWidget(m_tabs);
    QVBoxLayout* column = makeScrollingColumn(*page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(4));
    column->addWidget(m_code, 1);
    column->addWidget(m_source);
    m_source->setContentsMargins(spacing(8), 0, spacing(8), spacing(8));
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return page;
}

void ModuleDetails::setModule(std::shared_ptr<const ModelSummary> summary,
                              std::shared_ptr<const Inspection> inspection, std::size_t module)
{
    if (summary == nullptr || module >= summary->modules.size()) {
        return;
    }
    m_name = modulePath(*summary, module);
    m_isWhole = summary->modules[module].path.empty();
    showTitle();
    m_class->setText(QString::fromStdString(summary->modules[module].type));
    m_source->setText(tr("Choose an operator under “Module”: it is marked here."));
    m_code->showModule(inspection, module);
    m_weights->setModule(inspection, summary->modules[module].path);
    m_facts->setModule(std::move(summary), std::move(inspection), module);
    m_file->showModel();
}

void ModuleDetails::setLength(SequenceLength length)
{
    m_facts->setLength(length);
}

void ModuleDetails::showTitle()
{
    const bool isPlain = m_level == DetailLevel::Show;
    const bool hasWords = isPlain && !m_isWhole;
    m_path->setText(breakable(hasWords ? partName(m_name) : m_name));
    m_path->setToolTip(hasWords ? plainToolTip(m_name) : QString());
    m_class->setVisible(!isPlain);
}

void ModuleDetails::setDetailLevel(DetailLevel level)
{
    m_level = level;
    showTitle();
    m_facts->setDetailLevel(level);
    m_tabs->setTabVisible(kCodeTab,
                          level == DetailLevel::Inspect || m_tabs->currentIndex() == kCodeTab);
}

void ModuleDetails::showOperator(const InspectedOperator& op)
{
    if (op.code) {
        m_code->showPlace(*op.code);
    }
    m_source->setText(op.source.empty()
                          ? operatorName(op.name)
                          : tr("%1, written in %2", "operator, file and line of Python")
                                .arg(operatorName(op.name), QString::fromStdString(op.source)));
}

void ModuleDetails::showEvidence(const Evidence& evidence)
{
    m_tabs->setCurrentIndex(0);
    m_facts->selectOperator(evidence);
}

int ModuleDetails::tab() const
{
    return m_tabs->currentIndex();
}

void ModuleDetails::setTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void ModuleDetails::showFile()
{
    m_tabs->setCurrentWidget(m_file);
}

} // namespace maskscope
