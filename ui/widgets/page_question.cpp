// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_question.h"

#include "ui/glossary.h"
#include "ui/page_sentences.h"
#include "ui/text_size.h"

#include <QShortcut>
#include <QTextBrowser>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kAnswerWidth = 480;

} // namespace

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

/// Over the window and no larger than it: what has no room scrolls.
void PageQuestion::answer()
{
    auto* answer = new QTextBrowser(this);
    answer->setObjectName(QStringLiteral("pageAnswer"));
    answer->setAccessibleName(accessibleName());
    answer->setWindowFlags(Qt::Popup);
    answer->setAttribute(Qt::WA_DeleteOnClose);
    answer->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    answer->document()->setDocumentMargin(spacing(12));
    answer->setHtml(answerText());
    auto* close = new QShortcut(QKeySequence(Qt::Key_Escape), answer);
    connect(close, &QShortcut::activated, answer, &QWidget::close);
    const QRect room
        = window()->rect().marginsRemoved({spacing(8), spacing(8), spacing(8), spacing(8)});
    const int frames = 2 * answer->frameWidth();
    const int width = std::min(spacing(kAnswerWidth), room.width());
    answer->document()->setTextWidth(width - frames);
    const int height = static_cast<int>(std::ceil(answer->document()->size().height())) + frames;
    QRect place(mapTo(window(), rect().bottomLeft()),
                QSize(width, std::min(height, room.height())));
    place.moveRight(std::min(place.right(), room.right()));
    place.moveBottom(std::min(place.bottom(), room.bottom()));
    answer->setGeometry(place.translated(window()->mapToGlobal(QPoint())));
    answer->show();
    answer->setFocus();
}

} // namespace maskscope
