// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison_text.h"
#include "ui/pages/compare/side_by_side_tab.h"

#include <memory>

namespace maskscope {

class Card;
class MarkedEditor;
class WrappingRow;

/// Two sentences, A and B, that one model reads: their words that differ are marked, and below them
/// stands what the guesses make of that.
class TwoSentences : public SideBySideTab
{
    Q_OBJECT

public:
    TwoSentences(AppController& controller, FileChooser chooseTable, QWidget* parent = nullptr);

    [[nodiscard]] QString sentenceA() const;
    [[nodiscard]] QString sentenceB() const;
    /// `hidden`: what the masks of A hide, and those of B if it is the same.
    void setSentences(const QString& a, const QString& b, const QStringList& hidden = {});

    void onModelChanged() override;

protected:
    void ask() override;

private:
    void createLayout();
    [[nodiscard]] Card* createCard(MarkedEditor& editor, const QString& name);
    [[nodiscard]] WrappingRow* createButtons();
    void connectSignals();
    void onChanged();
    void showComparison(const std::shared_ptr<const Comparison>& comparison);
    [[nodiscard]] QString missing() const;
    [[nodiscard]] ComparisonNames names() const;

    MarkedEditor* m_a;
    MarkedEditor* m_b;
    MarkedEditor* m_last; ///< that had the cursor
    bool m_isFillingIn = false;
};

} // namespace maskscope
