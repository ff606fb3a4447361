// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/explain_steps.h"
#include "ui/detail_level.h"
#include "ui/widgets/card.h"

#include <QString>

class QLabel;

namespace maskscope {

class HiddenNote;
class PredictionList;
class WordLines;

/// One hidden word: its number, how sure the model is, and its guesses.
class MaskColumn : public Card
{
    Q_OBJECT

public:
    explicit MaskColumn(int mask, QWidget* parent = nullptr);

    /// `isOnly`: there is no other hidden word, so a number would tell nothing.
    void setPrediction(const MaskPrediction& prediction, bool isOnly);
    void setOutdated(bool outdated);
    void setDetailLevel(DetailLevel level);
    /// How longer answers are found, where `filter` is that of the guesses.
    void tellMethod(const CandidateFilter& filter);
    /// The bars of both, and of those aligned before, can be compared.
    void alignWith(MaskColumn& other);
    /// Below the guesses: the words somebody asked for, and answers of several pieces.
    [[nodiscard]] WordLines& lines(Question question) const
    {
        return question == Question::Targets ? *m_targets : *m_longer;
    }

    /// Room for bars, and for the longest line: what then has no room beside it stands below.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int mask, const QString& word, bool joinsPrevious);
    void hovered(int mask, const QString& word);
    void wholeWordsRequested(bool only);

private:
    int m_mask;
    QWidget* m_chip;
    QLabel* m_sureness;
    PredictionList* m_list;
    HiddenNote* m_hidden;
    WordLines* m_targets;
    WordLines* m_longer;
};

} // namespace maskscope
