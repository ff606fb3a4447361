// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/shapes/tree_page.h"

#include "ui/item_models/module_tree_model.h"
#include "ui/text_size.h"
#include "ui/widgets/shape_delegate.h"
#include "ui/widgets/share_bar_delegate.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace maskscope {

namespace {

/// The tree opens as deep as this many rows allow.
constexpr qsizetype kOpenRows = 30;
constexpr std::size_t kMostDepth = 8;
constexpr int kIndentation = 12;
constexpr int kNarrowestColumn = 40;

} // namespace

TreePage::TreePage(QWidget* parent)
    : QWidget(parent)
    , m_modules(new ModuleTreeModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_tree(new QTreeView(this))
    , m_nothingFound(makeMutedLabel(this, "nothingFound"))
{
    m_found->setSourceModel(m_modules);
    m_found->setRecursiveFilteringEnabled(true);
    m_found->setDynamicSortFilter(false);
    m_found->setFilterRole(ModuleTreeModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_nothingFound->hide();
    setUpTree();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(8));
    column->addWidget(m_nothingFound);
    column->addWidget(m_tree, 1);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) {
                    Q_EMIT currentModuleChanged(currentModule());
                }
            });
}

void TreePage::setUpTree()
{
    m_tree->setObjectName(QStringLiteral("modules"));
    m_tree->setAccessibleName(tr("Modules of the model"));
    m_tree->setModel(m_found);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(spacing(kIndentation));
    m_tree->setItemDelegateForColumn(ModuleTreeModel::OutputColumn,
                                     new ShapeDelegate(ModuleTreeModel::SizesRole, m_tree));
    m_tree->setItemDelegateForColumn(ModuleTreeModel::TimeColumn,
                                     new ShareBarDelegate(ModuleTreeModel::ShareRole, m_tree));
    QHeaderView& header = *m_tree->header();
    header.setMinimumSectionSize(kNarrowestColumn);
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    header.setSectionResizeMode(ModuleTreeModel::TypeColumn, QHeaderView::Stretch);
    header.setStretchLastSection(false);
    header.setHighlightSections(false);
    // The names of classes are long: in a narrow window the numbers are seen before them.
    header.moveSection(ModuleTreeModel::TypeColumn, header.count() - 1);
}

void TreePage::setModel(const ModelSummary& summary)
{
    m_found->setFilterFixedString({});
    m_modules->setModules(summary.modules);
    openTree();
    setCurrentModule(0);
}

void TreePage::setInspection(const std::shared_ptr<const Inspection>& inspection)
{
    m_modules->setInspection(inspection);
    if (inspection != nullptr && m_found->filterRegularExpression().pattern().isEmpty()) {
        openTree(); // what is folded is known now
    }
}

void TreePage::setLength(SequenceLength length)
{
    m_modules->setLength(length);
}

void TreePage::setDetailLevel(DetailLevel level)
{
    const bool isPlain = level == DetailLevel::Show;
    m_modules->setPlainWords(isPlain);
    for (const int column : {ModuleTreeModel::TypeColumn, ModuleTreeModel::OutputColumn,
                             ModuleTreeModel::OperationsColumn}) {
        m_tree->setColumnHidden(column, isPlain);
    }
    m_tree->header()->setSectionResizeMode(ModuleTreeModel::NameColumn,
                                           isPlain ? QHeaderView::Stretch
                                                   : QHeaderView::ResizeToContents);
}

void TreePage::search(const QString& text)
{
    m_found->setFilterFixedString(text.trimmed());
    const bool found = m_found->rowCount() > 0;
    m_nothingFound->setText(
        tr("No module has “%1” in its name, class, operators or shapes.").arg(text.trimmed()));
    m_nothingFound->setVisible(!found && !text.trimmed().isEmpty());
    if (text.trimmed().isEmpty()) {
        openTree();
    } else {
        m_tree->expandAll();
    }
}

void TreePage::setCurrentModule(std::size_t module)
{
    const QModelIndex index = m_found->mapFromSource(m_modules->indexOf(module));
    if (index.isValid() && index.siblingAtColumn(0) != m_tree->currentIndex().siblingAtColumn(0)) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    }
}

std::size_t TreePage::currentModule() const
{
    const QModelIndex index = m_found->mapToSource(m_tree->currentIndex());
    return index.isValid() ? m_modules->moduleAt(index) : 0;
}

void TreePage::openTree()
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
