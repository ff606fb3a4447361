// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "ui/detail_level.h"

#include <QString>
#include <QWidget>

#include <memory>

class QLabel;
class QTabWidget;

namespace maskscope {

class AppController;
class CodeView;
class FileFacts;
class ModuleFacts;
class WeightPage;

/// Beside the modules: all that is known of the one that is chosen, its code and its weights, and
/// the facts of the file.
class ModuleDetails : public QWidget
{
    Q_OBJECT

public:
    explicit ModuleDetails(AppController& controller, QWidget* parent = nullptr);

    void setModule(std::shared_ptr<const ModelSummary> summary,
                   std::shared_ptr<const Inspection> inspection, std::size_t module);
    void setLength(SequenceLength length);
    /// The code is for Inspect, unless it is in sight; at Show the title is in plain words.
    void setDetailLevel(DetailLevel level);
    /// Shows where a size is pinned down: the module has been chosen already.
    void showEvidence(const Evidence& evidence);
    void showFile();
    [[nodiscard]] int tab() const; ///< the one in front
    void setTab(int tab);

private:
    void createLayout();
    [[nodiscard]] QWidget* createModulePage();
    [[nodiscard]] QWidget* createCodePage();
    void showOperator(const InspectedOperator& op);
    void showTitle();

    QString m_name; ///< its path in the file
    bool m_isWhole = true;
    DetailLevel m_level = DetailLevel::Inspect;
    QLabel* m_path;
    QLabel* m_class;
    QTabWidget* m_tabs;
    ModuleFacts* m_facts;
    CodeView* m_code;
    QLabel* m_source;
    WeightPage* m_weights;
    FileFacts* m_file;
};

} // namespace maskscope
