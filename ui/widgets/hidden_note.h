// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace maskscope {

/// "Left out: 2 pieces of words, 1 punctuation mark (12 %)"; empty if nothing is.
[[nodiscard]] QString hiddenSentence(const MaskPrediction& prediction);

/// A line below a list of guesses: what was left out of it, and a button that shows it; or, where
/// the list has guesses that are no whole words, one that hides them. Else it is not there.
class HiddenNote : public QWidget
{
    Q_OBJECT

public:
    /// `mask` is the number of the hidden word, from 0.
    explicit HiddenNote(int mask, QWidget* parent = nullptr);

    void setPrediction(const MaskPrediction& prediction);
    void setOutdated(bool outdated);

Q_SIGNALS:
    /// Whether only whole words are to be listed.
    void wholeWordsRequested(bool only);

private:
    QLabel* m_sentence;
    QToolButton* m_change;
    bool m_hides = false; ///< what a click asks for
};

} // namespace maskscope
