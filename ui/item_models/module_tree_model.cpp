// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/module_tree_model.h"

#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/part_names.h"
#include "ui/shape_text.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

int nodeOf(const QModelIndex& index)
{
    return static_cast<int>(index.internalId());
}

QString lastPart(const std::vector<ModuleSummary>& modules, int node)
{
    return QString::fromStdString(modules.at(static_cast<std::size_t>(node)).path)
        .section(QLatin1Char('.'), -1);
}

bool isNumber(const QString& name)
{
    bool isOne = false;
    static_cast<void>(name.toULongLong(&isOne));
    return isOne;
}

QVariant alignmentOf(int column)
{
    const bool isRight = column == ModuleTreeModel::ParametersColumn
        || column == ModuleTreeModel::OperationsColumn || column == ModuleTreeModel::TimeColumn;
    return QVariant::fromValue((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

using Terms = std::vector<const char*>;

Terms termsOf(int column)
{
    switch (column) {
    case ModuleTreeModel::NameColumn:
        return {"module"};
    case ModuleTreeModel::ParametersColumn:
        return {"parameter"};
    case ModuleTreeModel::OutputColumn:
        return {"shape"};
    case ModuleTreeModel::OperationsColumn:
        return {"operations"};
    default:
        return {};
    }
}

} // namespace

ModuleTreeModel::ModuleTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void ModuleTreeModel::setModules(std::vector<ModuleSummary> modules)
{
    beginResetModel();
    m_modules = std::move(modules);
    m_inspection.reset();
    buildTree();
    buildSearchTexts();
    endResetModel();
}

void ModuleTreeModel::setInspection(std::shared_ptr<const Inspection> inspection)
{
    const bool fits = inspection != nullptr && inspection->modules.size() == m_modules.size();
    m_inspection = fits ? std::move(inspection) : nullptr;
    findIdentical();
    buildSearchTexts();
    tellAllChanged();
}

void ModuleTreeModel::setLength(SequenceLength length)
{
    m_length = length;
    tellAllChanged();
}

void ModuleTreeModel::setPlainWords(bool isPlain)
{
    m_isPlain = isPlain;
    buildSearchTexts();
    tellAllChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

/// Rows stay as they are, so whoever shows them keeps what is open and what is selected.
void ModuleTreeModel::tellAllChanged()
{
    const auto tell = [this](const std::vector<int>& siblings) {
        if (!siblings.empty()) {
            const auto at = [&](int node, int column) {
                return createIndex(m_nodes.at(static_cast<std::size_t>(node)).row, column,
                                   static_cast<quintptr>(node));
            };
            Q_EMIT dataChanged(at(siblings.front(), 0), at(siblings.back(), ColumnCount - 1));
        }
    };
    tell(m_roots);
    for (const Node& node : m_nodes) {
        tell(node.children);
    }
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

void ModuleTreeModel::findIdentical()
{
    for (Node& node : m_nodes) {
        const bool areSame
            = m_inspection != nullptr && node.children.size() > 1
            && std::all_of(node.children.begin(), node.children.end(), [&](int child) {
                   return isNumber(lastPart(m_modules, child))
                       && inside(child)->sameAs == inside(node.children.front())->sameAs;
               });
        node.identical = areSame ? static_cast<int>(node.children.size()) : 0;
    }
}

void ModuleTreeModel::buildSearchTexts()
{
    m_searchTexts.clear();
    for (const ModuleSummary& module : m_modules) {
        const QString path = QString::fromStdString(module.path);
        m_searchTexts.push_back(path + QLatin1Char(' ') + QString::fromStdString(module.type));
        if (m_isPlain) {
            m_searchTexts.back() += QLatin1Char(' ') + partName(path);
        }
    }
    if (m_inspection == nullptr) {
        return;
    }
    for (int node = 0; std::cmp_less(node, m_modules.size()); ++node) {
        m_searchTexts[static_cast<std::size_t>(node)]
            += QLatin1Char(' ') + shapeText(outputOf(node));
    }
    std::vector<std::set<std::string_view>> operators(m_modules.size());
    for (const InspectedOperator& op : m_inspection->operators) {
        if (op.module < operators.size() && operators[op.module].insert(op.name).second) {
            m_searchTexts[op.module] += QLatin1Char(' ') + QString::fromStdString(op.name);
        }
    }
}

QModelIndexList ModuleTreeModel::indexesDownTo(std::size_t depth) const
{
    QModelIndexList indexes;
    for (std::size_t i = 0; i < m_modules.size(); ++i) {
        if (m_modules[i].depth <= depth && m_nodes[i].identical == 0) {
            indexes << createIndex(m_nodes[i].row, 0, static_cast<quintptr>(i));
        }
    }
    return indexes;
}

std::size_t ModuleTreeModel::moduleAt(const QModelIndex& index) const
{
    return static_cast<std::size_t>(nodeOf(index));
}

QModelIndex ModuleTreeModel::indexOf(std::size_t module) const
{
    return module < m_nodes.size()
        ? createIndex(m_nodes[module].row, 0, static_cast<quintptr>(module))
        : QModelIndex();
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

const InspectedModule* ModuleTreeModel::inside(int node) const
{
    return m_inspection == nullptr ? nullptr
                                   : &m_inspection->modules.at(static_cast<std::size_t>(node));
}

/// Of a list that nobody calls as such: of its last module.
std::vector<TensorSize> ModuleTreeModel::outputOf(int node) const
{
    const InspectedModule* module = inside(node);
    const Node& place = m_nodes.at(static_cast<std::size_t>(node));
    if (module != nullptr && module->outputs.empty() && place.identical > 0) {
        module = inside(place.children.back());
    }
    if (module == nullptr || module->outputs.empty()
        || module->outputs.front() >= m_inspection->tensors.size()) {
        return {};
    }
    return m_inspection->tensors[module->outputs.front()].sizes;
}

QVariant ModuleTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const int node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return display(node, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(node, index.column()));
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case ShareRole:
        return inside(node) == nullptr ? 0.0 : inside(node)->share;
    case SearchRole:
        return m_searchTexts.at(static_cast<std::size_t>(node));
    case SizesRole:
        return index.column() == OutputColumn ? QVariant::fromValue(outputOf(node)) : QVariant();
    default:
        return {};
    }
}

QString ModuleTreeModel::toolTip(int node, int column) const
{
    const ModuleSummary& module = m_modules.at(static_cast<std::size_t>(node));
    const InspectedModule* seen = inside(node);
    switch (column) {
    case TypeColumn:
        return QString::fromStdString(module.type);
    case ParametersColumn:
        return formatExact(module.parameters);
    case OutputColumn:
        return seen == nullptr || outputOf(node).empty() ? QString()
                                                         : shapeTextAt(outputOf(node), m_length);
    case OperationsColumn:
        return seen == nullptr ? QString() : operationsText(seen->flops);
    case TimeColumn:
        return m_isPlain
            ? tr("Share of the time that one answer takes")
            : tr("Share of the time of one forward, measured on the program as it was saved.");
    default:
        return QString::fromStdString(module.path);
    }
}

QString ModuleTreeModel::nameOf(int node) const
{
    const std::string& path = m_modules.at(static_cast<std::size_t>(node)).path;
    if (path.empty()) {
        return tr("whole model");
    }
    const QString name
        = m_isPlain ? partName(QString::fromStdString(path)) : lastPart(m_modules, node);
    const int identical = m_nodes.at(static_cast<std::size_t>(node)).identical;
    return identical == 0 ? name
                          : tr("%1 × %2, identical", "name of a list, number of modules in it")
                                .arg(name, formatExact(identical));
}

QVariant ModuleTreeModel::display(int node, int column) const
{
    const ModuleSummary& module = m_modules.at(static_cast<std::size_t>(node));
    const InspectedModule* seen = inside(node);
    switch (column) {
    case NameColumn:
        return nameOf(node);
    case TypeColumn:
        return QString::fromStdString(module.type);
    case ParametersColumn:
        return module.parameters == 0 ? QString() : formatCount(module.parameters);
    case OutputColumn:
        return outputOf(node).empty() ? QString() : shapeText(outputOf(node));
    case OperationsColumn:
        return seen == nullptr || seen->flops == LengthFormula()
            ? QString()
            : operationsTextAt(seen->flops, m_length);
    case TimeColumn:
        return seen == nullptr || seen->share <= 0 ? QString() : formatPercent(seen->share);
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
        return alignmentOf(section);
    }
    if (role != Qt::DisplayRole) {
        return explainedHeader(role, m_isPlain ? Terms() : termsOf(section));
    }
    switch (section) {
    case NameColumn:
        return m_isPlain ? tr("part") : tr("module");
    case TypeColumn:
        return tr("class");
    case ParametersColumn:
        return m_isPlain ? tr("learned numbers") : tr("parameters");
    case OutputColumn:
        return tr("comes out");
    case OperationsColumn:
        return tr("operations");
    case TimeColumn:
        return tr("time");
    default:
        return {};
    }
}

} // namespace maskscope
