// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace maskscope {

/// Words, a thin bar and a Cancel button for what takes long: seen only if it takes longer than a
/// blink. It keeps its place, so that nothing jumps.
class WaitRow : public QWidget
{
    Q_OBJECT

public:
    explicit WaitRow(QWidget* parent = nullptr);

    /// Begins, or goes on with other words.
    void begin(const QString& words);
    void setFraction(double fraction);
    void end();
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

Q_SIGNALS:
    void cancelAsked();
    void shownChanged(bool shown); ///< after a while, and at the end

private:
    void setShown(bool shown);

    QLabel* m_words;
    QProgressBar* m_bar;
    QWidget* m_content;
    QTimer m_delay;
    bool m_isWaiting = false;
};

} // namespace maskscope
