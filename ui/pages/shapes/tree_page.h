// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "ui/detail_level.h"

#include <QWidget>

#include <memory>

class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace maskscope {

class ModuleTreeModel;

/// The modules as a tree that can be searched.
class TreePage : public QWidget
{
    Q_OBJECT

public:
    explicit TreePage(QWidget* parent = nullptr);

    void setModel(const ModelSummary& summary);
    void setInspection(const std::shared_ptr<const Inspection>& inspection);
    void setLength(SequenceLength length);
    /// Show: the parts, how many numbers they hold and how long they take, in plain words.
    void setDetailLevel(DetailLevel level);
    void search(const QString& text);
    /// Opens what is above it and scrolls to it.
    void setCurrentModule(std::size_t module);
    [[nodiscard]] std::size_t currentModule() const;

Q_SIGNALS:
    void currentModuleChanged(std::size_t module);

private:
    void setUpTree();
    void openTree();

    ModuleTreeModel* m_modules;
    QSortFilterProxyModel* m_found;
    QTreeView* m_tree;
    QLabel* m_nothingFound;
};

} // namespace maskscope
