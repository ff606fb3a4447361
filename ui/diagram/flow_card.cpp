// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/flow_card.h"

#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/text_size.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace maskscope {

namespace {

constexpr int kMostChips = 48;
constexpr int kPictureWidth = 96;
constexpr int kPictureHeight = 64;
constexpr int kUsualColumns = 7; ///< of a picture while nothing is typed
constexpr int kMostColumns = 14;
constexpr int kRows = 5; ///< stand for all
constexpr double kChipRadius = 4;

QColor tinted(QColor color, double share)
{
    color.setAlphaF(static_cast<float>(share));
    return color;
}

std::vector<const char*> termsOf(FlowKind kind)
{
    switch (kind) {
    case FlowKind::Tokens:
        return {"token", "tokenizer"};
    case FlowKind::Embeddings:
        return {"embedding"};
    case FlowKind::Layers:
        return {"layer", "attention"};
    case FlowKind::Head:
        return {"logits"};
    default:
        return {};
    }
}

QLabel* makeTitle(const FlowStep& step, QWidget* parent)
{
    auto* title = new QLabel(step.title, parent);
    title->setObjectName(QStringLiteral("flowTitle"));
    setTextRole(*title, TextRole::Strong);
    explainTerms(*title, termsOf(step.kind));
    return title;
}

} // namespace

FlowCard::FlowCard(const FlowStep& step, const FlowSentence& sentence, DetailLevel level,
                   QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("flowCard"));
    setAccessibleName(step.title + QStringLiteral(": ") + step.sentence);
    auto* head = new QHBoxLayout;
    head->addWidget(makeTitle(step, this));
    head->addStretch(1);
    if (!step.shape.pieces().empty() && level != DetailLevel::Show) {
        head->addWidget(new ShapeLabel(step.shape, this));
    }
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing(4));
    words->addLayout(head);
    QLabel* said = makeTextLabel(this, "flowSentence");
    said->setText(step.sentence);
    words->addWidget(said);
    if (step.kind == FlowKind::Tokens && !sentence.tokenTexts.isEmpty()) {
        words->addWidget(new TokenChips(sentence.tokenTexts, this));
    }
    if (!step.detail.isEmpty() && level != DetailLevel::Show) {
        QLabel* detail = makeMutedLabel(this, "flowDetail");
        setTextRole(*detail, TextRole::Small);
        detail->setText(step.detail);
        words->addWidget(detail);
    }
    words->addStretch(1);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(spacing(16), spacing(12), spacing(16), spacing(12));
    all->setSpacing(spacing(16));
    all->addWidget(new FlowPicture(step, this), 0, Qt::AlignTop);
    all->addLayout(words, 1);
}

FlowPicture::FlowPicture(const FlowStep& step, QWidget* parent)
    : QWidget(parent)
    , m_kind(step.kind)
    , m_columns(static_cast<int>(step.columns > 0 ? std::min<qint64>(step.columns, kMostColumns)
                                                  : kUsualColumns))
{
    setFixedSize(spacing(kPictureWidth), spacing(kPictureHeight));
}

void FlowPicture::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF place = QRectF(rect()).adjusted(2, 4, -2, -4);
    switch (m_kind) {
    case FlowKind::Text:
        paintLines(painter, place);
        break;
    case FlowKind::Tokens:
        paintRow(painter, place);
        break;
    case FlowKind::Embeddings:
    case FlowKind::Head:
        paintTable(painter, place);
        break;
    case FlowKind::Layers:
    case FlowKind::Between:
        paintLayers(painter, place);
        break;
    case FlowKind::Words:
        paintWords(painter, place);
        break;
    }
}

void FlowPicture::paintLines(QPainter& painter, const QRectF& place) const
{
    painter.setBrush(tinted(schemeOf(palette()).text, 0.25));
    const double thick = place.height() / 9;
    const double shares[] = {1, 0.86, 0.55};
    double y = place.center().y() - 3.5 * thick;
    for (const double share : shares) {
        painter.drawRoundedRect(QRectF(place.left(), y, place.width() * share, thick), thick / 2,
                                thick / 2);
        y += 3 * thick;
    }
}

void FlowPicture::paintRow(QPainter& painter, const QRectF& place) const
{
    const double step = place.width() / m_columns;
    const double side = std::min(step * 0.72, place.height() / 3);
    painter.setBrush(schemeOf(palette()).accent);
    for (int i = 0; i < m_columns; ++i) {
        painter.drawRoundedRect(QRectF(place.left() + (i + 0.5) * step - side / 2,
                                       place.center().y() - side / 2, side, side),
                                2, 2);
    }
}

/// A column for each token; all cells alike, for it shows how many numbers, not which.
void FlowPicture::paintTable(QPainter& painter, const QRectF& place) const
{
    const ColorScheme scheme = schemeOf(palette());
    const double step = place.width() / m_columns;
    const double rise = place.height() / kRows;
    const bool isHead = m_kind == FlowKind::Head;
    painter.setBrush(tinted(isHead ? scheme.mask(2) : scheme.accent, isHead ? 0.85 : 0.55));
    for (int column = 0; column < m_columns; ++column) {
        for (int row = 0; row < kRows; ++row) {
            painter.drawRect(QRectF(place.left() + column * step, place.top() + row * rise,
                                    step * 0.72, rise * 0.72));
        }
    }
}

void FlowPicture::paintLayers(QPainter& painter, const QRectF& place) const
{
    const ColorScheme scheme = schemeOf(palette());
    const double out = place.height() / 8;
    const QSizeF sheet(place.width() - 3 * out, place.height() - 3 * out);
    for (int i = 3; i >= 0; --i) {
        painter.setBrush(scheme.surface);
        painter.setPen(QPen(tinted(scheme.accent, 0.9), 1.4));
        painter.drawRoundedRect(QRectF(place.topLeft() + QPointF(i * out, (3 - i) * out), sheet), 4,
                                4);
    }
    painter.setPen(Qt::NoPen);
    const QRectF front(place.topLeft() + QPointF(0, 3 * out), sheet);
    painter.setClipRect(front.adjusted(3, 3, -3, -3));
    paintTable(painter, front.adjusted(6, 6, -4, -4));
    painter.setClipping(false);
}

/// Bars of one length: which words they are is told by the Fill page.
void FlowPicture::paintWords(QPainter& painter, const QRectF& place) const
{
    const ColorScheme scheme = schemeOf(palette());
    const double thick = place.height() / 6;
    for (int i = 0; i < 3; ++i) {
        const double y = place.top() + i * 2 * thick + thick / 2;
        painter.setBrush(tinted(scheme.text, 0.25));
        painter.drawRoundedRect(QRectF(place.left(), y, place.width() * 0.34, thick), thick / 2,
                                thick / 2);
        painter.setBrush(tinted(scheme.mask(0), 0.85 - 0.25 * i));
        painter.drawRoundedRect(
            QRectF(place.left() + place.width() * 0.42, y, place.width() * (0.58 - 0.2 * i), thick),
            thick / 2, thick / 2);
    }
}

ShapeLabel::ShapeLabel(DrawnShape shape, QWidget* parent)
    : QWidget(parent)
    , m_shape(std::move(shape))
{
    setAccessibleName(m_shape.plain());
    setToolTip(tr("What comes out: the sizes of the table of numbers"));
}

QSize ShapeLabel::sizeHint() const
{
    const QFont font = fontOf(TextRole::Body);
    return QSizeF(m_shape.width(font) + 2, QFontMetricsF(font).height() + 4).toSize() + QSize(1, 0);
}

void ShapeLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = fontOf(TextRole::Body);
    const QFontMetricsF metrics(font);
    const double y = (height() + metrics.ascent() - metrics.descent()) / 2;
    m_shape.paint(painter, QPointF(1, y), font, schemeOf(palette()));
}

TokenChips::TokenChips(const QStringList& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens.mid(0, kMostChips))
{
    if (tokens.size() > kMostChips) {
        m_tokens << tr("and %1 more").arg(formatExact(tokens.size() - kMostChips));
    }
    const QFontMetricsF metrics(font());
    for (QString& token : m_tokens) {
        token = metrics.elidedText(token, Qt::ElideRight, spacing(160));
    }
    setAccessibleName(m_tokens.join(QLatin1Char(' ')));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

std::vector<QRectF> TokenChips::places(double width) const
{
    const QFontMetricsF metrics(font());
    const double height = std::ceil(metrics.height()) + spacing(4);
    const double gap = spacing(4);
    std::vector<QRectF> chips;
    QPointF corner(0, gap / 2);
    for (const QString& token : m_tokens) {
        const double wide = std::ceil(metrics.horizontalAdvance(token)) + spacing(12);
        if (corner.x() > 0 && corner.x() + wide > width) {
            corner = QPointF(0, corner.y() + height + gap);
        }
        chips.emplace_back(corner, QSizeF(wide, height));
        corner.rx() += wide + gap;
    }
    return chips;
}

int TokenChips::heightForWidth(int width) const
{
    const std::vector<QRectF> chips = places(width);
    return chips.empty() ? 0 : qCeil(chips.back().bottom()) + spacing(4) / 2;
}

QSize TokenChips::sizeHint() const
{
    const int wide = spacing(256);
    return {wide, heightForWidth(wide)};
}

void TokenChips::paintEvent(QPaintEvent* /*event*/)
{
    const ColorScheme scheme = schemeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<QRectF> chips = places(width());
    for (std::size_t i = 0; i < chips.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tinted(scheme.accent, 0.12));
        painter.drawRoundedRect(chips[i], kChipRadius, kChipRadius);
        painter.setPen(scheme.text);
        painter.drawText(chips[i], Qt::AlignCenter, m_tokens[static_cast<qsizetype>(i)]);
    }
}

} // namespace maskscope
