// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_question.h"

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

void PageQuestion::answer()
{
    QWhatsThis::showText(mapToGlobal(rect().bottomLeft()), whatsThis(), this);
}

} // namespace maskscope
