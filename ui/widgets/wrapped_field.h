// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace maskscope {

/// A field of one line of text that is seen as a whole: what does not fit beside each other wraps,
/// and the field grows with it, up to a few lines.
class WrappedField : public QTextEdit
{
    Q_OBJECT

public:
    explicit WrappedField(QWidget* parent = nullptr);

    /// Without line breaks.
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void setMaxLength(int length) { m_maxLength = length; }

Q_SIGNALS:
    void returnPressed();
    void focusChanged(bool hasFocus);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void adjustHeight();

    int m_maxLength = 5000;
};

} // namespace maskscope
