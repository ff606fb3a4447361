// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace maskscope {

/// A small "?" that says in one or two plain sentences what the page in sight is for.
class PageQuestion : public QToolButton
{
    Q_OBJECT

public:
    explicit PageQuestion(QWidget* parent = nullptr);

    /// In the order of the rail.
    void setPage(int page);
    /// Where the pages are: their technical words in sight are explained as well.
    void setArea(const QWidget& area) { m_area = &area; }
    /// What it answers now, as HTML.
    [[nodiscard]] QString answerText() const;
    /// What is said of a page; empty for a page that there is not.
    [[nodiscard]] static QString sentence(int page);

private:
    void answer();

    const QWidget* m_area = nullptr;
};

} // namespace maskscope
