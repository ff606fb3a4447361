// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/detail_level.h"
#include "ui/item_models/prediction_model.h"

#include <QListView>
#include <QVariantAnimation>

#include <memory>
#include <vector>

namespace maskscope {

/// The guesses for one hidden word: word, bar on a true scale of 0 to 100 %, percentage. A click or
/// Enter chooses a row. Bars glide to new lengths, unless the system asks for less motion.
class PredictionList : public QListView
{
    Q_OBJECT

public:
    /// `mask` is the number of the hidden word, from 0: it gives the colour.
    explicit PredictionList(int mask, QWidget* parent = nullptr);
    ~PredictionList() override;

    void setPrediction(const MaskPrediction& prediction);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);
    /// Tokens and their numbers are told from level Explore on.
    void setDetailLevel(DetailLevel level);

    // for the delegate
    [[nodiscard]] int mask() const { return m_mask; }
    [[nodiscard]] bool isOutdated() const { return m_outdated; }
    [[nodiscard]] double shownProbability(int row) const;
    [[nodiscard]] int wordWidth() const; ///< of the column of words
    [[nodiscard]] int rankWidth() const; ///< of the column of places before it

    /// From now on the bars of both, and of all that either is aligned with, begin and end alike.
    void alignWith(PredictionList& other);
    /// The height of as many whole rows as `room` has place for, but of one at least.
    [[nodiscard]] int heightOfRows(int room) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& word, bool joinsPrevious);
    /// The word under the mouse, or that the keys went to; empty: neither is there any more.
    void hovered(const QString& word);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void choose(const QModelIndex& index);
    void tryOut(const QModelIndex& index);
    [[nodiscard]] std::vector<double> probabilities() const;
    void measure();
    [[nodiscard]] int widest(int PredictionList::*width) const;

    int m_mask;
    PredictionModel m_model;
    std::vector<double> m_from; ///< bar lengths when the animation began
    QVariantAnimation m_glide;
    using Lists = std::vector<PredictionList*>;
    std::shared_ptr<Lists> m_aligned; ///< this one and those beside it
    int m_widestWord = 0;
    int m_widestRank = 0;
    bool m_outdated = false;
};

} // namespace maskscope
