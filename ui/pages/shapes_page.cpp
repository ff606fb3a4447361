// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes_page.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/item_models/module_tree_model.h"
#include "ui/model_sentences.h"
#include "ui/text_size.h"
#include "ui/widgets/card.h"
#include "ui/widgets/input_table.h"
#include "ui/widgets/share_bar_delegate.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace maskscope {

namespace {

/// The tree opens as deep as this many rows allow.
constexpr qsizetype kOpenRows = 30;
constexpr std::size_t kMostDepth = 8;
constexpr int kTreeWidth = 480; ///< at first; grows with the window
constexpr int kFactsWidth = 272;
constexpr int kIndentation = 12;
constexpr int kNarrowestColumn = 40;

void setUpHeader(QHeaderView& header)
{
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    header.setStretchLastSection(false);
    header.setHighlightSections(false);
    header.setMinimumSectionSize(kNarrowestColumn);
}

} // namespace

ShapesPage::ShapesPage(AppController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_modules(new ModuleTreeModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_stack(new QStackedWidget(this))
{
    m_found->setSourceModel(m_modules);
    m_found->setRecursiveFilteringEnabled(true);
    m_found->setFilterRole(ModuleTreeModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setObjectName(QStringLiteral("shapesPage"));
    auto* intro = makeMutedLabel(this, "intro");
    intro->setText(tr("What is inside the model? It is built from modules that hold learned "
                      "numbers, its parameters. Here you see each one, what goes in and what "
                      "comes out."));
    createStack();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    page->setSpacing(spacing(8));
    page->addWidget(intro);
    page->addWidget(m_stack, 1);
    connectSignals();
    showModel();
}

void ShapesPage::createStack()
{
    auto* hint = makeMutedLabel(m_stack, "hint");
    hint->setText(tr("Open a model first (Ctrl+O). Then this page shows what it is made of."));
    hint->setAlignment(Qt::AlignCenter);
    auto* parts = new QSplitter(m_stack);
    parts->setObjectName(QStringLiteral("shapesSplitter"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(createTree());
    parts->addWidget(createFacts());
    parts->setSizes({kTreeWidth, kFactsWidth});
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    m_stack->addWidget(hint);
    m_stack->addWidget(parts);
}

QWidget* ShapesPage::createTree()
{
    auto* side = new QWidget(this);
    m_search = new QLineEdit(side);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search modules (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search modules"));
    m_search->setClearButtonEnabled(true);
    m_nothingFound = makeMutedLabel(side, "nothingFound");
    m_nothingFound->hide();
    m_tree = new QTreeView(side);
    m_tree->setObjectName(QStringLiteral("modules"));
    m_tree->setAccessibleName(tr("Modules of the model"));
    m_tree->setModel(m_found);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(spacing(kIndentation));
    m_tree->setItemDelegateForColumn(ModuleTreeModel::ShareColumn,
                                     new ShareBarDelegate(ModuleTreeModel::ShareRole, m_tree));
    setUpHeader(*m_tree->header());
    m_tree->header()->setSectionResizeMode(ModuleTreeModel::TypeColumn, QHeaderView::Stretch);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(8));
    layout->addWidget(m_search);
    layout->addWidget(m_nothingFound);
    layout->addWidget(m_tree, 1);
    return side;
}

QWidget* ShapesPage::createFacts()
{
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("facts"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* card = new Card(area);
    m_inputs = new InputTable(card);
    m_inputs->setObjectName(QStringLiteral("inputs"));
    m_inputs->setChoosesRoles(true);
    m_foundRoles = new QPushButton(tr("Use what was found"), card);
    m_foundRoles->setObjectName(QStringLiteral("foundRoles"));
    m_foundRoles->setToolTip(
        tr("Forget what you chose for these inputs and load the model again."));
    auto* title = new QLabel(tr("Goes in"), card);
    title->setBuddy(m_inputs);
    setTextRole(*title, TextRole::Strong);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(spacing(12), spacing(12), spacing(12), spacing(12));
    layout->setSpacing(spacing(4));
    layout->addWidget(title);
    layout->addWidget(m_inputs);
    layout->addWidget(m_foundRoles, 0, Qt::AlignLeft);
    m_output = addFact(*layout, "output", tr("Comes out"));
    m_length = addFact(*layout, "length", tr("Length of a text"));
    m_parameters = addFact(*layout, "parameters", tr("Parameters"));
    m_shared = addFact(*layout, "shared", tr("Shared parameters"));
    m_extraFiles = addFact(*layout, "extraFiles", tr("Files inside"));
    m_producer = addFact(*layout, "producer", tr("Made by"));
    m_file = addFact(*layout, "file", tr("File"));
    layout->addStretch(1);
    area->setWidget(card);
    return area;
}

void ShapesPage::connectSignals()
{
    connect(&m_controller, &AppController::modelChanged, this, &ShapesPage::showModel);
    connect(m_inputs, &InputTable::rolesChosen, &m_controller, &AppController::chooseRoles);
    connect(m_foundRoles, &QPushButton::clicked, &m_controller,
            [this] { m_controller.chooseRoles({}); });
    // What was chosen did not come to be.
    connect(&m_controller, &AppController::loadFailed, this, &ShapesPage::showInputs);
    connect(&m_controller, &AppController::loadCancelled, this, &ShapesPage::showInputs);
    connect(m_search, &QLineEdit::textChanged, this, &ShapesPage::search);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
}

QLabel* ShapesPage::addFact(QVBoxLayout& facts, const char* objectName, const QString& title)
{
    auto* heading = new QLabel(title, this);
    setTextRole(*heading, TextRole::Strong);
    heading->setContentsMargins(0, spacing(8), 0, 0);
    auto* value = makeTextLabel(this, objectName);
    heading->setBuddy(value);
    facts.addWidget(heading);
    facts.addWidget(value);
    return value;
}

void ShapesPage::showInputs()
{
    if (const auto model = m_controller.summary()) {
        m_inputs->setInputs(model->inputs);
        m_foundRoles->setVisible(!chosenRoles(model->inputs).empty());
    }
}

void ShapesPage::showModel()
{
    const auto model = m_controller.summary();
    m_stack->setCurrentIndex(model ? 1 : 0);
    if (!model) {
        return;
    }
    m_search->clear();
    m_modules->setModules(model->modules);
    showInputs();
    m_output->setText(outputSentence(model->output));
    m_length->setText(lengthSentence(model->length));
    m_parameters->setText(parameterSentence(model->parameters));
    m_shared->setText(breakable(sharedSentence(model->parameters)));
    m_extraFiles->setText(breakable(extraFilesSentence(model->extraFiles)));
    m_producer->setText(QString::fromStdString(model->producer));
    const QFileInfo file(QString::fromStdString(model->path));
    m_file->setText(tr("%1 (%2)", "name of a file, its size")
                        .arg(breakable(file.fileName()), formatBytes(model->fileBytes)));
    m_file->setToolTip(QDir::toNativeSeparators(file.filePath()));
    openTree();
}

void ShapesPage::search(const QString& text)
{
    m_found->setFilterFixedString(text.trimmed());
    const bool found = m_found->rowCount() > 0;
    m_nothingFound->setText(tr("No module has \"%1\" in its name or class.").arg(text.trimmed()));
    m_nothingFound->setVisible(!found && !text.trimmed().isEmpty());
    if (text.trimmed().isEmpty()) {
        openTree();
    } else {
        m_tree->expandAll();
    }
}

void ShapesPage::openTree()
{
    m_tree->collapseAll();
    std::size_t depth = 0; // open modules; those one deeper show
    while (depth < kMostDepth && m_modules->indexesDownTo(depth + 2).size() <= kOpenRows) {
        ++depth;
    }
    for (const QModelIndex& index : m_modules->indexesDownTo(depth)) {
        m_tree->setExpanded(m_found->mapFromSource(index), true);
    }
}

} // namespace maskscope
