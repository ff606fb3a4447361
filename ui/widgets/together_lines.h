// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/joint_fill.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace maskscope {

class TextButton;
class WaitRow;

/// The sentences with the words that fit best together; a click puts all of a sentence's words in.
/// Their room is kept while they are on their way.
class TogetherLines : public QWidget
{
    Q_OBJECT

public:
    explicit TogetherLines(QWidget* parent = nullptr);

    /// Keeps the room of lines as long as `longest`.
    void expect(const CandidateFilter& filter, const QString& longest);
    /// They are being looked for; `filter` says among which words.
    void beginWait(const CandidateFilter& filter);
    void setFraction(double fraction);
    void setFillings(const std::vector<JointFilling>& fillings);
    /// In their place.
    void setProblem(const QString& problem);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);

Q_SIGNALS:
    void chosen(const std::vector<maskscope::BlankWord>& words); ///< for all masks, in order
    void cancelAsked();

private:
    void addLine();
    void showFilter(const CandidateFilter& filter);

    QLabel* m_title;
    QLabel* m_problem;
    WaitRow* m_wait;
    std::vector<TextButton*> m_lines; ///< as many as there may ever be; some are hidden
    std::vector<std::vector<BlankWord>> m_words; ///< of each line
    std::size_t m_count = 0;
};

} // namespace maskscope
