// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace maskscope {

/// Text that can be clicked: it wraps like a label's and shows any text as it is. For words and
/// sentences that go into the sentence.
class TextButton : public QPushButton
{
    Q_OBJECT

public:
    explicit TextButton(QWidget* parent = nullptr);

    /// Instead of setText(), which would read an "&" as a key.
    void setWords(const QString& words);
    [[nodiscard]] const QString& words() const { return m_words; }
    /// It is at least as tall as with these words.
    void setRoomFor(const QString& words);
    /// An old answer, shown until the new one is there.
    void setOutdated(bool outdated);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The mouse or the keyboard has come to it, or left.
    void pointedAt(bool pointed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int heightOf(const QString& words, int width) const;

    QString m_words;
    QString m_roomFor;
    bool m_outdated = false;
};

} // namespace maskscope
