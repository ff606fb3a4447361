// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/jobs.h"
#include "ui/comparison_text.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/pages/compare/compare_tab.h"

#include <memory>
#include <optional>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace maskscope {

class ComparisonView;
class SentenceEditor;
class WaitRow;

/// One sentence that two models read: the open one, and the same file run otherwise or another one.
class TwoModels : public CompareTab
{
    Q_OBJECT

public:
    TwoModels(AppController& controller, FileChooser chooseModel, FileChooser chooseTable,
              QWidget* parent = nullptr);

    [[nodiscard]] QString sentence() const;
    void setSentence(const QString& sentence);
    /// "fp32", "bf16", "int8", "plain", "file"; empty: nothing is chosen.
    [[nodiscard]] QString other() const;
    [[nodiscard]] QString otherFile() const { return m_otherFile; }
    /// What cannot be chosen with the open model counts as nothing.
    void choose(const QString& other, const QString& file);

    void setActive(bool active) override;
    void onModelChanged() override;

private:
    void createLayout();
    [[nodiscard]] QHBoxLayout* createChoice();
    void connectSignals();
    void connectComparisons();
    void fillChoices();
    void onChosen();
    void ask();
    [[nodiscard]] std::optional<LoadJob> otherModel() const;
    [[nodiscard]] ComparisonNames names() const;
    void showComparison(const std::shared_ptr<const Comparison>& comparison,
                        const std::shared_ptr<const ModelSummary>& other);
    void showProblem(const Error& error);
    void showHint(const QString& hint);

    FileChooser m_chooseModel;
    SentenceEditor* m_editor;
    QComboBox* m_other;
    QLabel* m_hint;
    WaitRow* m_wait;
    ComparisonView* m_view;
    QString m_otherFile;
    QString m_wanted; ///< what was chosen before the choices were made
    bool m_isActive = false;
};

} // namespace maskscope
