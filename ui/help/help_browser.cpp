// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_browser.h"

#include "ui/color_scheme.h"
#include "ui/text_size.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextTable>

#include <algorithm>
#include <utility>
#include <vector>

namespace maskscope {

namespace {

const QString kSuffix = QStringLiteral(".md");
constexpr int kLineHeight = 130; ///< percent of the font's

/// Markdown comes with lines as close as in a list of files.
void spread(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        if (format.headingLevel() > 0) {
            format.setTopMargin(spacing(16));
            format.setBottomMargin(spacing(8));
        }
        cursor.setBlockFormat(format);
    }
}

bool isHan(QChar letter)
{
    return letter.script() == QChar::Script_Han;
}

/// Han letters have no slanted form: what is set apart is bold.
void setUpright(QTextDocument& document)
{
    QTextCharFormat bold;
    bold.setFontItalic(false);
    bold.setFontWeight(QFont::DemiBold);
    std::vector<QTextCursor> slanted;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment part = it.fragment();
            const QString text = part.text();
            if (part.charFormat().fontItalic() && std::any_of(text.begin(), text.end(), isHan)) {
                QTextCursor cursor(&document);
                cursor.setPosition(part.position());
                cursor.setPosition(part.position() + part.length(), QTextCursor::KeepAnchor);
                slanted.push_back(cursor);
            }
        }
    }
    for (QTextCursor& cursor : slanted) {
        cursor.mergeCharFormat(bold);
    }
}

void rule(QTextDocument& document, const QColor& line)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(1);
            format.setBorderBrush(line);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setCellSpacing(0);
            format.setCellPadding(spacing(4));
            table->setFormat(format);
        }
    }
}

} // namespace

HelpBrowser::HelpBrowser(QList<HelpSection> sections, QWidget* parent)
    : QTextBrowser(parent)
    , m_sections(std::move(sections))
{
    setObjectName(QStringLiteral("helpText"));
    setAccessibleName(tr("Text of the help"));
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(spacing(16));
    setTextRole(*this, TextRole::Body);
    connect(this, &QTextBrowser::sourceChanged, this, &HelpBrowser::markAll);
}

void HelpBrowser::showSection(const QString& name)
{
    setSource(QUrl(name + kSuffix));
}

QString HelpBrowser::section() const
{
    return sectionOf(source());
}

QString HelpBrowser::sectionOf(const QUrl& source)
{
    return source.path().chopped(kSuffix.size());
}

QVariant HelpBrowser::loadResource(int /*type*/, const QUrl& name)
{
    const QString path = name.path();
    const auto found = std::find_if(m_sections.begin(), m_sections.end(), [&](const auto& section) {
        return section.name + kSuffix == path;
    });
    return found == m_sections.end() ? QVariant() : QVariant(found->markdown);
}

bool HelpBrowser::mark(const QString& words)
{
    m_words = words;
    markAll();
    return words.isEmpty() || !extraSelections().isEmpty();
}

void HelpBrowser::markAll()
{
    const ColorScheme scheme = schemeOf(palette());
    spread(*document());
    setUpright(*document());
    rule(*document(), scheme.line);
    QTextCharFormat format;
    format.setBackground(scheme.accent);
    format.setForeground(scheme.onAccent);
    QList<ExtraSelection> marks;
    QTextCursor place(document());
    while (!m_words.isEmpty() && !(place = document()->find(m_words, place)).isNull()) {
        marks << ExtraSelection{place, format};
    }
    setExtraSelections(marks);
    moveCursor(QTextCursor::Start);
    goToNextMark();
}

/// After the last comes the first.
void HelpBrowser::goToNextMark()
{
    if (!m_words.isEmpty() && !find(m_words)) {
        moveCursor(QTextCursor::Start);
        find(m_words);
    }
}

void HelpBrowser::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    const bool looksOther
        = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (looksOther && !source().isEmpty()) {
        reload(); // the colours of links and the sizes of titles are in the document
        markAll();
    }
}

} // namespace maskscope
