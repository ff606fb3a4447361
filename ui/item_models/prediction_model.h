// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace maskscope {

/// The guesses for one hidden word, best first, and a last row for all other words together.
/// Rows are changed in place, so a view keeps its place while answers come in.
class PredictionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        ProbabilityRole = Qt::UserRole, ///< double, 0 to 1
        PercentRole, ///< QString
        RestRole, ///< bool: the row of all other words
        WordRole, ///< QString: what is put into the sentence
        RankRole, ///< QString: the place among all the words of the model; empty: none
        JoinsRole, ///< bool: the rest of a word ("##ing"), no space before it
    };

    using QAbstractListModel::QAbstractListModel;

    void setPrediction(const MaskPrediction& prediction);
    /// Whether a row's tooltip names its token and its number.
    void setTellsTokens(bool tells) { m_tellsTokens = tells; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row
    {
        QString word;
        QString reading; ///< with the word before it, if it is the rest of one
        QString rank;
        QString token;
        int id = 0;
        bool joinsPrevious = false;
        double probability = 0;
        bool isRest = false;
    };

    [[nodiscard]] static std::vector<Row> makeRows(const MaskPrediction& prediction);
    [[nodiscard]] static Row makeRow(const Candidate& candidate, const QString& wordBefore);
    [[nodiscard]] static QString accessibleText(const Row& row);
    [[nodiscard]] QString toolTip(const Row& row) const;
    void resizeTo(int rows);

    std::vector<Row> m_rows;
    bool m_tellsTokens = true;
};

} // namespace maskscope
