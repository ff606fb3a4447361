// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explanation_text.h"

#include <QAbstractListModel>

#include <vector>

namespace maskscope {

/// Words of a sentence with their shades, in order.
class ShadedWordModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        StrengthRole = Qt::UserRole, ///< double, 0 to 1
        MaskRole, ///< int: the hidden word's number from 0; invalid for other words
    };

    using QAbstractListModel::QAbstractListModel;

    void setWords(std::vector<ShadedWord> words);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ShadedWord> m_words;
};

} // namespace maskscope
