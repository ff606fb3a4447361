// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explanation_text.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;

namespace maskscope {

class ShadedWords;

/// An answer that shades the words of the sentence, below a line that says what it tells. The words
/// are there before their shades, so that nothing below moves when the answer comes.
class ShadedAnswer : public QWidget
{
    Q_OBJECT

public:
    /// `name`: of the list. `awaitedCaption` stands there until the answer is there.
    ShadedAnswer(const char* name, const QString& accessibleName, QString awaitedCaption,
                 QWidget* parent = nullptr);

    [[nodiscard]] QLabel& caption() const { return *m_caption; }
    void addBeside(QWidget& widget); ///< the caption

    /// Nothing is known.
    void clear();
    /// The words of the text that is asked about. Until their answer is there they have the shades
    /// of the one before, dimmed.
    void expect(const std::vector<ShadedWord>& words);
    void setAnswer(const QString& caption, const std::vector<ShadedWord>& words);
    /// In its place.
    void setProblem(const QString& problem);
    /// The text is another one now.
    void setOutdated();

private:
    void setWords(const std::vector<ShadedWord>& words);

    QString m_awaitedCaption;
    QHBoxLayout* m_line;
    QLabel* m_caption;
    ShadedWords* m_list;
    std::vector<ShadedWord> m_words;
    bool m_isAwaited = true;
};

} // namespace maskscope
