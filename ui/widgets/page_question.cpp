// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_question.h"

#include "ui/glossary.h"
#include "ui/page_sentences.h"

#include <QWhatsThis>

namespace maskscope {

PageQuestion::PageQuestion(QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("pageQuestion"));
    setText(QStringLiteral("?"));
    setAccessibleName(tr("What is this page?"));
    setToolTip(tr("What is this page? (Shift+F1)"));
    setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F1));
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    setPage(0);
    connect(this, &QToolButton::clicked, this, &PageQuestion::answer);
}

QString PageQuestion::sentence(int page)
{
    return pageSentence(static_cast<Page>(page));
}

void PageQuestion::setPage(int page)
{
    setWhatsThis(sentence(page));
}

QString PageQuestion::answerText() const
{
    QString text = QStringLiteral("<p>%1</p>").arg(whatsThis().toHtmlEscaped());
    if (m_area != nullptr) {
        for (const GlossaryTerm& term : termsInSight(*m_area)) {
            text += QStringLiteral("<p><b>%1</b><br>%2</p>")
                        .arg(term.term.toHtmlEscaped(), term.sentence.toHtmlEscaped());
        }
    }
    return text;
}

void PageQuestion::answer()
{
    QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), answerText(), this);
}

} // namespace maskscope
