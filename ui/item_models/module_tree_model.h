// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_summary.h"

#include <QAbstractItemModel>

#include <vector>

namespace maskscope {

/// The modules of a traced program as a tree: name, class, parameters, share of all parameters.
class ModuleTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        TypeColumn,
        ParametersColumn,
        ShareColumn,
        ColumnCount,
    };
    enum Role
    {
        ShareRole = Qt::UserRole, ///< double, 0 to 1
        SearchRole, ///< what a search looks through: path and class
    };

    explicit ModuleTreeModel(QObject* parent = nullptr);

    /// In pre-order, as ModelSummary has them. A depth that skips a level hangs below the last
    /// module that is less deep; files are anyone's, so no order is trusted.
    void setModules(std::vector<ModuleSummary> modules);
    /// The modules from the root down to which the tree is worth being open: not deeper than
    /// `depth`.
    [[nodiscard]] QModelIndexList indexesDownTo(std::size_t depth) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    /// Place of a module in the tree, by positions in m_modules. The root's parent is -1.
    struct Node
    {
        int parent = -1;
        int row = 0; ///< among its parent's children
        std::vector<int> children;
    };

    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;
    [[nodiscard]] double share(const ModuleSummary& module) const;
    [[nodiscard]] QVariant display(int node, int column) const;
    [[nodiscard]] QString toolTip(int node, int column) const;
    void buildTree();

    std::vector<ModuleSummary> m_modules;
    std::vector<Node> m_nodes; ///< one per module
    std::vector<int> m_roots;
};

} // namespace maskscope
