// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code_box.h"

#include "ui/text_size.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QtMath>

#include <chrono>

namespace maskscope {

namespace {

constexpr std::chrono::seconds kSaysCopied{2};

qreal heightOfLines(const QTextDocument& document)
{
    qreal height = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        height += document.documentLayout()->blockBoundingRect(block).height();
    }
    return height;
}

} // namespace

CodeBox::CodeBox(QWidget* parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_copy(new QToolButton(this))
{
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTextRole(*m_text, TextRole::Code);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setText(tr("Copy"));
    m_copied.setSingleShot(true);
    m_copied.setInterval(kSaysCopied);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing(8));
    row->addWidget(m_text, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QToolButton::clicked, this, &CodeBox::copy);
    connect(&m_copied, &QTimer::timeout, this, [this] { m_copy->setText(tr("Copy")); });
}

void CodeBox::setCode(const QString& name, const QString& code)
{
    m_text->setPlainText(code.trimmed());
    m_text->setAccessibleName(name);
    m_copy->setToolTip(tr("Copy: %1").arg(name));
    m_copy->setAccessibleName(m_copy->toolTip());
    fitHeight();
}

QString CodeBox::code() const
{
    return m_text->toPlainText();
}

void CodeBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitHeight();
    }
}

void CodeBox::copy()
{
    QGuiApplication::clipboard()->setText(code());
    m_copy->setText(tr("Copied"));
    m_copied.start();
}

void CodeBox::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

/// All lines show; a bar below only where a line is too long.
void CodeBox::fitHeight()
{
    const QFontMetrics metrics(m_text->font());
    const int margins = 2 * (m_text->frameWidth() + qRound(m_text->document()->documentMargin()));
    const QSize text = metrics.size(0, code());
    const bool isWider = text.width() + margins > m_text->width();
    const int bar = isWider ? m_text->horizontalScrollBar()->sizeHint().height() : 0;
    m_text->setFixedHeight(qCeil(heightOfLines(*m_text->document())) + margins + bar + spacing(4));
}

} // namespace maskscope
