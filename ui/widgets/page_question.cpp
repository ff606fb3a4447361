// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_question.h"

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
    switch (page) {
    case 0:
        return tr("Hide a word of a sentence, and the model guesses it from the words around it. "
                  "The longer a bar, the likelier it takes that word to be.");
    case 1:
        return tr("What the model is built from: each of its parts, what goes in and what comes "
                  "out.");
    case 2:
        return tr("How long the model takes for an answer, and how that grows with the length of "
                  "the sentence.");
    case 3:
        return tr("Two sentences, or two models with the same sentence, side by side: what "
                  "changes, and by how much.");
    default:
        return {};
    }
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
