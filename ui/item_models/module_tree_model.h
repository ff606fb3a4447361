// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace maskscope {

/// The modules of a traced program as a tree: name, class, parameters, and once it was looked into,
/// what comes out, operations and time. A list of identical modules says so: "layer × 6,
/// identical".
class ModuleTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        TypeColumn,
        ParametersColumn,
        OutputColumn,
        OperationsColumn,
        TimeColumn,
        ColumnCount,
    };
    enum Role
    {
        ShareRole = Qt::UserRole, ///< double, 0 to 1: of the time
        SearchRole, ///< what a search looks through: path, class, operators and shapes
        SizesRole, ///< std::vector<TensorSize> of what comes out
    };

    explicit ModuleTreeModel(QObject* parent = nullptr);

    /// In pre-order, as ModelSummary has them. A depth that skips a level hangs below the last
    /// module that is less deep; files are anyone's, so no order is trusted.
    void setModules(std::vector<ModuleSummary> modules);
    /// Of the modules that were set; null: it is not known. Ignored if it tells of other modules.
    void setInspection(std::shared_ptr<const Inspection> inspection);
    /// Names, headers and tooltips without technical words.
    void setPlainWords(bool isPlain);
    /// Operations are counted for a text of this length.
    void setLength(SequenceLength length);

    /// The modules from the root down to which the tree is worth being open: not deeper than
    /// `depth`, and lists of identical ones stay closed.
    [[nodiscard]] QModelIndexList indexesDownTo(std::size_t depth) const;
    [[nodiscard]] std::size_t moduleAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(std::size_t module) const;

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
        int identical = 0; ///< number of its children if all are the same module, else 0
    };

    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;
    [[nodiscard]] const InspectedModule* inside(int node) const;
    [[nodiscard]] std::vector<TensorSize> outputOf(int node) const;
    [[nodiscard]] QString nameOf(int node) const;
    [[nodiscard]] QVariant display(int node, int column) const;
    [[nodiscard]] QString toolTip(int node, int column) const;
    void buildTree();
    void findIdentical();
    void buildSearchTexts();
    void tellAllChanged();

    std::vector<ModuleSummary> m_modules;
    std::shared_ptr<const Inspection> m_inspection; ///< null, or of as many modules
    SequenceLength m_length{1};
    bool m_isPlain = false;
    std::vector<Node> m_nodes; ///< one per module
    std::vector<int> m_roots;
    std::vector<QString> m_searchTexts; ///< one per module
};

} // namespace maskscope

Q_DECLARE_METATYPE(std::vector<maskscope::TensorSize>)
