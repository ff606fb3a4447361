// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/module_tree_model.h"

#include "ui/formatting.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

int nodeOf(const QModelIndex& index)
{
    return static_cast<int>(index.internalId());
}

QString lastPart(const QString& path)
{
    return path.section(QLatin1Char('.'), -1);
}

} // namespace

ModuleTreeModel::ModuleTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void ModuleTreeModel::setModules(std::vector<ModuleSummary> modules)
{
    beginResetModel();
    m_modules = std::move(modules);
    buildTree();
    endResetModel();
}

void ModuleTreeModel::buildTree()
{
    m_nodes.assign(m_modules.size(), {});
    m_roots.clear();
    std::vector<int> open; // the way from the root to the module before this one
    for (int i = 0; std::cmp_less(i, m_modules.size()); ++i) {
        const auto depthOf
            = [this](int node) { return m_modules[static_cast<std::size_t>(node)].depth; };
        while (!open.empty() && depthOf(open.back()) >= depthOf(i)) {
            open.pop_back();
        }
        Node& node = m_nodes[static_cast<std::size_t>(i)];
        node.parent = open.empty() ? -1 : open.back();
        std::vector<int>& siblings
            = open.empty() ? m_roots : m_nodes[static_cast<std::size_t>(open.back())].children;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(i);
        open.push_back(i);
    }
}

QModelIndexList ModuleTreeModel::indexesDownTo(std::size_t depth) const
{
    QModelIndexList indexes;
    for (std::size_t i = 0; i < m_modules.size(); ++i) {
        if (m_modules[i].depth <= depth) {
            indexes << createIndex(m_nodes[i].row, 0, static_cast<quintptr>(i));
        }
    }
    return indexes;
}

const std::vector<int>& ModuleTreeModel::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? m_nodes.at(static_cast<std::size_t>(nodeOf(parent))).children
                            : m_roots;
}

QModelIndex ModuleTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const int node = childrenOf(parent).at(static_cast<std::size_t>(row));
    return createIndex(row, column, static_cast<quintptr>(node));
}

QModelIndex ModuleTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid()) {
        return {};
    }
    const int node = m_nodes.at(static_cast<std::size_t>(nodeOf(child))).parent;
    return node < 0 ? QModelIndex()
                    : createIndex(m_nodes.at(static_cast<std::size_t>(node)).row, 0,
                                  static_cast<quintptr>(node));
}

int ModuleTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int ModuleTreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

double ModuleTreeModel::share(const ModuleSummary& module) const
{
    const auto all = m_modules.empty() ? 0 : m_modules.front().parameters;
    if (all <= 0) {
        return 0;
    }
    return std::clamp(static_cast<double>(module.parameters) / static_cast<double>(all), 0.0, 1.0);
}

QVariant ModuleTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ModuleSummary& module = m_modules.at(static_cast<std::size_t>(nodeOf(index)));
    const bool isNumber = index.column() == ParametersColumn || index.column() == ShareColumn;
    switch (role) {
    case Qt::DisplayRole:
        return display(nodeOf(index), index.column());
    case Qt::ToolTipRole:
        return toolTip(nodeOf(index), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ShareRole:
        return share(module);
    case SearchRole:
        return QString::fromStdString(module.path + ' ' + module.type);
    default:
        return {};
    }
}

QString ModuleTreeModel::toolTip(int node, int column) const
{
    const ModuleSummary& module = m_modules.at(static_cast<std::size_t>(node));
    switch (column) {
    case TypeColumn:
        return QString::fromStdString(module.type);
    case ParametersColumn:
        return formatExact(module.parameters);
    case ShareColumn:
        return tr("Share of all parameters. Those that modules share count in each of them.");
    default:
        return QString::fromStdString(module.path);
    }
}

QVariant ModuleTreeModel::display(int node, int column) const
{
    const ModuleSummary& module = m_modules.at(static_cast<std::size_t>(node));
    switch (column) {
    case NameColumn:
        return module.path.empty() ? tr("whole model")
                                   : lastPart(QString::fromStdString(module.path));
    case TypeColumn:
        return QString::fromStdString(module.type);
    case ParametersColumn:
        return module.parameters == 0 ? QString() : formatCount(module.parameters);
    case ShareColumn:
        return module.parameters == 0 ? QString() : formatPercent(share(module));
    default:
        return {};
    }
}

QVariant ModuleTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == ParametersColumn || section == ShareColumn;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("module");
    case TypeColumn:
        return tr("class");
    case ParametersColumn:
        return tr("parameters");
    case ShareColumn:
        return tr("share");
    default:
        return {};
    }
}

} // namespace maskscope
