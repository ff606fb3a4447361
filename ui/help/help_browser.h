// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/help_text.h"

#include <QTextBrowser>

namespace maskscope {

/// Shows one section of the help; its links lead to others, Alt+Left leads back.
class HelpBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    HelpBrowser(QList<HelpSection> sections, QWidget* parent);

    void showSection(const QString& name);
    [[nodiscard]] QString section() const; ///< that is shown
    [[nodiscard]] static QString sectionOf(const QUrl& source);
    /// Marks every place of the words and goes to the first; from then on to the next. False: the
    /// section does not have them.
    bool mark(const QString& words);
    void goToNextMark();

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void changeEvent(QEvent* event) override;

private:
    void markAll();

    QList<HelpSection> m_sections;
    QString m_words;
};

} // namespace maskscope
