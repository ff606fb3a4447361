// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/diagram/diagram_layout.h"

#include <QWidget>

#include <cstddef>
#include <memory>

class QLabel;

namespace maskscope {

class DiagramOverview;
class DiagramView;
class DotLayout;

/// The modules of a model as blocks, with the shapes of the tensors on the lines between them: from
/// the whole model down to operators. GUI thread.
class ModuleDiagram : public QWidget
{
    Q_OBJECT

public:
    explicit ModuleDiagram(QWidget* parent = nullptr);
    ~ModuleDiagram() override;

    /// The inspection may be null: then blocks have no lines between them. The same model with
    /// another inspection keeps what is unfolded, as far as it can.
    void setModel(std::shared_ptr<const ModelSummary> summary,
                  std::shared_ptr<const Inspection> inspection);
    void setLength(SequenceLength length);
    /// Numbers at the length on the lines instead of formulas.
    void setShowsNumbers(bool shows);
    /// Marks the block of that module, or the folded one that it is in.
    void setCurrentModule(std::size_t module);
    /// Unfolds what hides the module, and marks it.
    void revealModule(std::size_t module);

    void fold(std::size_t module);
    void unfold(std::size_t module);
    void foldAll();
    void showAll();

    /// The whole diagram as it is unfolded. The ending says what: .svg, .png, .pdf.
    /// Errors: CannotWrite.
    [[nodiscard]] Status exportTo(const QString& path) const;

    [[nodiscard]] DiagramView& view() const { return *m_view; }
    [[nodiscard]] DotLayout& dot() const { return *m_dot; }

Q_SIGNALS:
    /// The user went to another block; of an operator: its module.
    void currentModuleChanged(std::size_t module);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void connectSignals();
    void showLegend();
    void keepUnfolded(const DiagramLayout& before);
    void tellModule(int block);
    void askDot(int frame, bool unfolded);
    void takePlaces(int frame, const LayeredLayout& layout);
    void applyNumbers();
    [[nodiscard]] QString legend() const;

    std::unique_ptr<BlockTree> m_tree;
    std::unique_ptr<DiagramLayout> m_layout;
    DiagramView* m_view;
    DiagramOverview* m_overview;
    DotLayout* m_dot;
    QLabel* m_legend = nullptr;
    SequenceLength m_length{};
    bool m_showsNumbers = false;
    bool m_isTelling = true; ///< false while somebody else chooses the module
};

} // namespace maskscope
