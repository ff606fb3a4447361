// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/jobs.h"
#include "ui/comparison_text.h"
#include "ui/pages/compare/side_by_side_tab.h"

#include <memory>
#include <optional>

class QComboBox;

namespace maskscope {

class SentenceEditor;
class WrappingRow;

/// One sentence that two models read: the open one, and the same file run otherwise or another one.
class TwoModels : public SideBySideTab
{
    Q_OBJECT

public:
    TwoModels(AppController& controller, FileChooser chooseModel, FileChooser chooseTable,
              QWidget* parent = nullptr);

    [[nodiscard]] QString sentence() const;
    void setSentence(const QString& sentence, const QStringList& hidden = {});
    /// "fp32", "bf16", "int8", "plain", "file"; empty: nothing is chosen.
    [[nodiscard]] QString other() const;
    [[nodiscard]] QString otherFile() const { return m_otherFile; }
    /// What cannot be chosen with the open model counts as nothing.
    void choose(const QString& other, const QString& file);

    void onModelChanged() override;

protected:
    void ask() override;

private:
    void createLayout();
    [[nodiscard]] WrappingRow* createChoice();
    void connectSignals();
    void connectComparisons();
    void fillChoices();
    void onChosen();
    [[nodiscard]] std::optional<LoadJob> otherModel() const;
    [[nodiscard]] ComparisonNames names() const;
    void showComparison(const std::shared_ptr<const Comparison>& comparison,
                        const std::shared_ptr<const ModelSummary>& other);

    FileChooser m_chooseModel;
    SentenceEditor* m_editor;
    QComboBox* m_other;
    QString m_otherFile;
    QString m_wanted; ///< what was chosen before the choices were made
};

} // namespace maskscope
