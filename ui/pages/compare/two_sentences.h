// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison_text.h"
#include "ui/dialogs/file_chooser.h"
#include "ui/pages/compare/compare_tab.h"

#include <memory>

class QHBoxLayout;
class QLabel;

namespace maskscope {

class Card;
class ComparisonView;
class MarkedEditor;
class WaitRow;

/// Two sentences, A and B, that one model reads: their words that differ are marked, and below them
/// stands what the guesses make of that.
class TwoSentences : public CompareTab
{
    Q_OBJECT

public:
    TwoSentences(AppController& controller, FileChooser chooseTable, QWidget* parent = nullptr);

    [[nodiscard]] QString sentenceA() const;
    [[nodiscard]] QString sentenceB() const;
    void setSentences(const QString& a, const QString& b);

    void setActive(bool active) override;
    void onModelChanged() override;

private:
    void createLayout();
    [[nodiscard]] Card* createCard(MarkedEditor& editor, const QString& name);
    [[nodiscard]] QHBoxLayout* createButtons();
    void connectSignals();
    void onChanged();
    void ask();
    void showComparison(const std::shared_ptr<const Comparison>& comparison);
    void showProblem(const Error& error);
    void showHint(const QString& hint);
    [[nodiscard]] QString missing() const;
    [[nodiscard]] ComparisonNames names() const;

    MarkedEditor* m_a;
    MarkedEditor* m_b;
    MarkedEditor* m_last; ///< that had the cursor
    QLabel* m_hint;
    WaitRow* m_wait;
    ComparisonView* m_view;
    bool m_isActive = false;
    bool m_isFillingIn = false;
};

} // namespace maskscope
