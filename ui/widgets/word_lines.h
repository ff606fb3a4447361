// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explanation_text.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace maskscope {

/// A short table below a list of guesses: words, how likely they are, and a remark on each. Hidden
/// while it is empty.
class WordLines : public QWidget
{
    Q_OBJECT

public:
    WordLines(const QString& objectName, const QString& title, QWidget* parent = nullptr);

    void setLines(const std::vector<WordLine>& lines);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);

private:
    struct Row
    {
        QLabel* word;
        QLabel* percent;
        QLabel* remark;
    };

    void addRow();

    QGridLayout* m_grid;
    std::vector<Row> m_rows; ///< some may be hidden, to be used again
};

} // namespace maskscope
