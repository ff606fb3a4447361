// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapped_field.h"

#include "ui/text_size.h"
#include "ui/widgets/alt_letter.h"

#include <QAbstractTextDocumentLayout>
#include <QMimeData>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace maskscope {

namespace {

constexpr int kMostLines = 4;

} // namespace

WrappedField::WrappedField(QWidget* parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(spacing(4));
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &WrappedField::adjustHeight);
    adjustHeight();
}

QString WrappedField::text() const
{
    return toPlainText().replace(QLatin1Char('\n'), QLatin1Char(' ')).left(m_maxLength);
}

void WrappedField::setText(const QString& text)
{
    setPlainText(text);
}

void WrappedField::keyPressEvent(QKeyEvent* event)
{
    if (isAltLetter(*event)) {
        event->ignore();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT returnPressed();
    } else {
        QTextEdit::keyPressEvent(event);
    }
}

void WrappedField::focusInEvent(QFocusEvent* event)
{
    QTextEdit::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        selectAll(); // as in other fields
    }
    Q_EMIT focusChanged(true);
}

void WrappedField::focusOutEvent(QFocusEvent* event)
{
    QTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

void WrappedField::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    adjustHeight();
}

void WrappedField::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        document()->setDefaultFont(font());
        adjustHeight();
    }
}

/// A file that is dropped here is a model to open; the window takes it.
bool WrappedField::canInsertFromMimeData(const QMimeData* source) const
{
    return !source->hasUrls() && QTextEdit::canInsertFromMimeData(source);
}

void WrappedField::insertFromMimeData(const QMimeData* source)
{
    insertPlainText(source->text().replace(QLatin1Char('\n'), QLatin1Char(' ')));
}

void WrappedField::adjustHeight()
{
    const double margin = 2 * document()->documentMargin();
    const double line = QFontMetricsF(font()).lineSpacing();
    const double wanted = document()->documentLayout()->documentSize().height();
    const double most = kMostLines * line + margin;
    setFixedHeight(static_cast<int>(std::ceil(std::clamp(wanted, line + margin, most))));
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

} // namespace maskscope
