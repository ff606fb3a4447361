// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/help_text.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QUrl;

namespace maskscope {

class HelpBrowser;

/// Contents, search and text of the help, in a window beside the program's. It speaks the language
/// that the window had when it was opened.
class HelpWindow : public QWidget
{
    Q_OBJECT

public:
    HelpWindow(const QList<HelpSection>& sections, QWidget* parent);

    void showSection(const QString& name);
    [[nodiscard]] QString section() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    void addShortcuts();
    void search(const QString& words);
    void followText(const QUrl& source);

    QList<HelpSection> m_sections;
    QLineEdit* m_search;
    QListWidget* m_contents;
    HelpBrowser* m_text;
};

/// Opens the help of the window, or brings it to the front, at a section ("" or one that is not
/// there: the first).
void showHelp(QWidget& window, const QString& section, const QStringList& shortcutRows);

/// The section about a page of the window, by the page's name: "speedPage" -> "speed".
[[nodiscard]] QString helpSectionOf(const QWidget& page);

} // namespace maskscope
