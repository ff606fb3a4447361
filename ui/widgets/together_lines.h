// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/joint_fill.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;

namespace maskscope {

class TextButton;

/// The sentences with the words that fit best together; a click puts all of a sentence's words in.
/// Their room is kept while they are on their way.
class TogetherLines : public QWidget
{
    Q_OBJECT

public:
    explicit TogetherLines(QWidget* parent = nullptr);

    void setFillings(const std::vector<JointFilling>& fillings);
    /// In their place.
    void setProblem(const QString& problem);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);

Q_SIGNALS:
    void chosen(const QStringList& words); ///< for all hidden words, in order

private:
    void addLine();

    QLabel* m_problem;
    std::vector<TextButton*> m_lines; ///< as many as there may ever be; some are hidden
    std::vector<QStringList> m_words; ///< of each line
    std::size_t m_count = 0;
};

} // namespace maskscope
