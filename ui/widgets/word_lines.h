// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explanation_text.h"

#include <QStringList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace maskscope {

class TextButton;

/// A short table below a list of guesses: words, how likely they are, and a remark on each. A word
/// that fits into the sentence can be clicked, or looked at there with the mouse or the keyboard on
/// it. Hidden while it is empty.
class WordLines : public QWidget
{
    Q_OBJECT

public:
    WordLines(const QString& objectName, const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setLines(const std::vector<WordLine>& lines);
    /// These words are asked for: keeps their room, and what is known of them already.
    void expect(const QStringList& words);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);

Q_SIGNALS:
    void chosen(const QString& word, bool joinsPrevious);
    void hovered(const QString& word); ///< empty: the mouse or the keyboard has left

private:
    struct Row
    {
        QLabel* plain; ///< of what cannot be filled in
        TextButton* word;
        QLabel* percent;
        QLabel* remark;
    };

    void addRow();
    void showRow(std::size_t number, const WordLine* line);

    QGridLayout* m_grid;
    QLabel* m_title;
    std::vector<Row> m_rows; ///< some may be hidden, to be used again
    std::vector<WordLine> m_lines;
};

} // namespace maskscope
