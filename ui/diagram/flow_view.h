// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"
#include "ui/diagram/flow_words.h"

#include <QScrollArea>

#include <memory>

class QVBoxLayout;

namespace maskscope {

/// The way of the typed sentence through the model, for people who do not program: one card for
/// each step, with a picture, a plain sentence and the real shape. GUI thread.
class FlowView : public QScrollArea
{
    Q_OBJECT

public:
    explicit FlowView(QWidget* parent = nullptr);

    /// The inspection may be null: then it says less.
    void setModel(std::shared_ptr<const ModelSummary> summary,
                  std::shared_ptr<const Inspection> inspection);
    /// As the Fill page has it; no tokens: nothing is typed.
    void setSentence(const FlowSentence& sentence);

    /// Show: the pictures and the sentences alone.
    void setDetailLevel(DetailLevel level);

    [[nodiscard]] const std::vector<FlowStep>& steps() const { return m_steps; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    std::shared_ptr<const ModelSummary> m_summary;
    std::shared_ptr<const Inspection> m_inspection;
    DetailLevel m_level = DetailLevel::Inspect;
    FlowPath m_path;
    FlowSentence m_sentence;
    std::vector<FlowStep> m_steps;
    QWidget* m_column;
    QVBoxLayout* m_cards;
};

} // namespace maskscope
