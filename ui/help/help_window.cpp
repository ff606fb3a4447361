// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/help/help_browser.h"
#include "ui/text_size.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QRegularExpression>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace maskscope {

namespace {

constexpr QSize kFirstSize{860, 640};
constexpr int kContentsShare = 26; ///< width of the contents, in letters

/// What stands before the colon.
QString shortTitle(const QString& title)
{
    static const QRegularExpression colon(QStringLiteral("[:：]"));
    return title.section(colon, 0, 0);
}

} // namespace

HelpWindow::HelpWindow(const QList<HelpSection>& sections, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_sections(sections)
    , m_search(new QLineEdit(this))
    , m_contents(new QListWidget(this))
    , m_text(new HelpBrowser(sections, this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Help – Maskscope"));
    for (const HelpSection& section : sections) {
        auto* item = new QListWidgetItem(shortTitle(section.title), m_contents);
        item->setToolTip(section.title);
        item->setData(Qt::UserRole, section.name);
    }
    createLayout();
    addShortcuts();
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_search, &QLineEdit::returnPressed, m_text, &HelpBrowser::goToNextMark);
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && item->data(Qt::UserRole).toString() != section()) {
            m_text->showSection(item->data(Qt::UserRole).toString());
        }
    });
    connect(m_text, &QTextBrowser::sourceChanged, this, &HelpWindow::followText);
    resizeForText(*this, kFirstSize);
}

void HelpWindow::createLayout()
{
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setToolTip(tr("Search (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setAccessibleName(tr("Contents of the help"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setWordWrap(true);
    m_contents->setResizeMode(QListView::Adjust); // the lines break anew
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_contents->setSpacing(spacing(4) / 2);
    auto* side = new QVBoxLayout;
    side->setSpacing(spacing(8));
    side->addWidget(m_search);
    side->addWidget(m_contents, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing(12), spacing(12), spacing(12), spacing(12));
    row->setSpacing(spacing(12));
    row->addLayout(side);
    row->addWidget(m_text, 1);
}

/// Large letters leave most of the window to the text as well.
void HelpWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int wanted = fontMetrics().averageCharWidth() * kContentsShare + spacing(24);
    m_contents->setFixedWidth(std::min(wanted, width() / 3));
    m_search->setFixedWidth(m_contents->width());
    const QString withKey = tr("Search (Ctrl+F)");
    const bool hasRoom
        = fontMetrics().horizontalAdvance(withKey) + spacing(16) <= m_search->width();
    m_search->setPlaceholderText(hasRoom ? withKey : tr("Search"));
}

void HelpWindow::addShortcuts()
{
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    connect(find, &QShortcut::activated, m_search, &QLineEdit::selectAll);
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
}

void HelpWindow::showSection(const QString& name)
{
    const bool isThere = std::any_of(m_sections.begin(), m_sections.end(),
                                     [&](const auto& section) { return section.name == name; });
    m_text->showSection(isThere ? name : m_sections.front().name);
}

QString HelpWindow::section() const
{
    return m_text->section();
}

/// The contents keep what has the words; where the section that is shown has not, the first of
/// them comes.
void HelpWindow::search(const QString& words)
{
    QListWidgetItem* first = nullptr;
    for (int i = 0; i < m_contents->count(); ++i) {
        QListWidgetItem* item = m_contents->item(i);
        const bool has = m_sections.at(i).markdown.contains(words, Qt::CaseInsensitive);
        item->setHidden(!has);
        first = first == nullptr && has ? item : first;
    }
    if (!m_text->mark(words) && first != nullptr) {
        m_text->showSection(first->data(Qt::UserRole).toString());
    }
}

/// The text says where it goes before it calls itself so.
void HelpWindow::followText(const QUrl& source)
{
    for (int i = 0; i < m_contents->count(); ++i) {
        if (m_contents->item(i)->data(Qt::UserRole).toString() == HelpBrowser::sectionOf(source)) {
            m_contents->setCurrentRow(i);
        }
    }
}

void showHelp(QWidget& window, const QString& section, const QStringList& shortcutRows)
{
    auto* help = window.findChild<HelpWindow*>();
    if (help == nullptr) {
        help = new HelpWindow(helpSections(helpLanguage(QLocale()), shortcutRows), &window);
    }
    help->showSection(section);
    help->show();
    help->raise();
    help->activateWindow();
}

QString helpSectionOf(const QWidget& page)
{
    const QString name = page.objectName();
    return name.endsWith(QLatin1String("Page")) ? name.chopped(4) : QString();
}

} // namespace maskscope
