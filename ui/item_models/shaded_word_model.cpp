// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/shaded_word_model.h"

#include "ui/formatting.h"

#include <utility>

namespace maskscope {

/// Shades that come to words which are there leave what is in focus or being read out where it is.
void ShadedWordModel::setWords(std::vector<ShadedWord> words)
{
    if (!words.empty() && words.size() == m_words.size()) {
        m_words = std::move(words);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_words = std::move(words);
    endResetModel();
}

int ShadedWordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.size());
}

QVariant ShadedWordModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ShadedWord& word = m_words.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return word.text;
    case Qt::ToolTipRole:
        return plainToolTip(word.toolTip);
    case Qt::AccessibleTextRole:
        return word.mask             ? tr("hidden word %1").arg(*word.mask + 1)
            : word.toolTip.isEmpty() ? word.text
                                     : word.toolTip;
    case StrengthRole:
        return word.strength;
    case MaskRole:
        return word.mask ? QVariant(*word.mask) : QVariant();
    default:
        return {};
    }
}

} // namespace maskscope
