// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/token_strip.h"

#include "ui/text_size.h"
#include "ui/widgets/token_delegate.h"

#include <QEvent>

#include <utility>

namespace maskscope {

TokenStrip::TokenStrip(QWidget* parent)
    : WrappedList(parent)
    , m_delegate(new TokenDelegate(this))
{
    setObjectName(QStringLiteral("tokenStrip"));
    setAccessibleName(tr("Tokens of the sentence, as the model reads it"));
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setSpacing(maskscope::spacing(4) / 2);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    connect(this, &QListView::entered, this, &TokenStrip::pointAt);
}

void TokenStrip::setTokens(std::vector<TypedToken> tokens)
{
    m_model.setTokens(std::move(tokens));
    scheduleDelayedItemsLayout(); // the view does not expect that items change their size
}

void TokenStrip::mark(int sequence, const std::optional<Utf16Range>& place)
{
    m_model.mark(sequence, place);
    if (const std::optional<int> row = m_model.firstMarked()) {
        scrollTo(m_model.index(*row));
    }
}

void TokenStrip::pointAt(const QModelIndex& index)
{
    if (!index.isValid()) {
        Q_EMIT pointedAt(0, std::nullopt);
        return;
    }
    const TypedToken& token = m_model.tokens().at(static_cast<std::size_t>(index.row()));
    Q_EMIT pointedAt(token.sequence.value_or(0),
                     token.place.isEmpty() ? std::nullopt : std::optional(token.place));
}

void TokenStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    WrappedList::currentChanged(current, previous);
    if (hasFocus()) {
        pointAt(current);
    }
}

void TokenStrip::focusInEvent(QFocusEvent* event)
{
    WrappedList::focusInEvent(event);
    if (!currentIndex().isValid()) {
        setCurrentIndex(m_model.index(m_model.firstMarked().value_or(0)));
    }
    pointAt(currentIndex());
}

void TokenStrip::focusOutEvent(QFocusEvent* event)
{
    WrappedList::focusOutEvent(event);
    pointAt({});
}

void TokenStrip::leaveEvent(QEvent* event)
{
    WrappedList::leaveEvent(event);
    pointAt(hasFocus() ? currentIndex() : QModelIndex());
}

void TokenStrip::changeEvent(QEvent* event)
{
    WrappedList::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_delegate != nullptr) {
        m_delegate->forgetWidths();
    }
}

} // namespace maskscope
