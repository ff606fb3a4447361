// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/token_strip.h"

#include "ui/text_size.h"
#include "ui/widgets/token_delegate.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr int kMostLines = 2;

} // namespace

TokenStrip::TokenStrip(QWidget* parent)
    : QListView(parent)
    , m_delegate(new TokenDelegate(this))
{
    setObjectName(QStringLiteral("tokenStrip"));
    setAccessibleName(tr("Tokens of the sentence, as the model reads it"));
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setSpacing(maskscope::spacing(4) / 2);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
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
    QListView::currentChanged(current, previous);
    if (hasFocus()) {
        pointAt(current);
    }
}

void TokenStrip::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid()) {
        setCurrentIndex(m_model.index(m_model.firstMarked().value_or(0)));
    }
    pointAt(currentIndex());
}

void TokenStrip::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    pointAt({});
}

void TokenStrip::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    pointAt(hasFocus() ? currentIndex() : QModelIndex());
}

void TokenStrip::updateGeometries()
{
    QListView::updateGeometries();
    adjustHeight();
}

/// The bar comes and goes by our own rule: one that Qt shows for a moment would wrap the lines
/// anew.
void TokenStrip::adjustHeight()
{
    const int line = m_delegate->sizeHint({}, m_model.index(0)).height() + 2 * spacing();
    const int most = kMostLines * line + spacing();
    const int wanted = contentsSize().height();
    setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int height = std::clamp(wanted, line, most);
    if (height != minimumHeight() || height != maximumHeight()) {
        setFixedHeight(height);
    }
}

void TokenStrip::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void TokenStrip::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_delegate != nullptr) {
        m_delegate->forgetWidths();
        scheduleDelayedItemsLayout();
    }
}

} // namespace maskscope
