// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace maskscope {

/// Lines to be typed elsewhere, as they are, with a button that copies them.
class CodeBox : public QWidget
{
    Q_OBJECT

public:
    explicit CodeBox(QWidget* parent = nullptr);

    /// `name` is what a screen reader calls it.
    void setCode(const QString& name, const QString& code);
    [[nodiscard]] QString code() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void copy();
    void fitHeight();

    QPlainTextEdit* m_text;
    QToolButton* m_copy;
    QTimer m_copied; ///< while it says so
};

} // namespace maskscope
