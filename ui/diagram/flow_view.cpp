// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/flow_view.h"

#include "ui/color_scheme.h"
#include "ui/diagram/flow_card.h"
#include "ui/text_size.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <utility>

namespace maskscope {

namespace {

constexpr int kColumnWidth = 720; ///< longer lines are hard to read
constexpr int kArrowHeight = 24;

/// From one card to the next.
class FlowArrow : public QWidget
{
public:
    explicit FlowArrow(QWidget* parent)
        : QWidget(parent)
    {
        setFixedHeight(spacing(kArrowHeight));
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = schemeOf(palette()).muted;
        const double x = width() / 2.0;
        const double end = height() - 4;
        painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawLine(QPointF(x, 4), QPointF(x, end));
        painter.drawPolyline(
            QPolygonF({QPointF(x - 4, end - 5), QPointF(x, end), QPointF(x + 4, end - 5)}));
    }
};

} // namespace

FlowView::FlowView(QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("flowView"));
    setAccessibleName(tr("The way of your sentence through the model"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(this);
    m_column = new QWidget(page);
    m_column->setMaximumWidth(spacing(kColumnWidth));
    m_cards = new QVBoxLayout(m_column);
    m_cards->setContentsMargins(0, spacing(8), 0, spacing(16));
    m_cards->setSpacing(0);
    auto* middle = new QHBoxLayout(page);
    middle->setContentsMargins(spacing(8), 0, spacing(8), 0);
    middle->addStretch(1);
    middle->addWidget(m_column, 100);
    middle->addStretch(1);
    setWidget(page);
}

void FlowView::setModel(std::shared_ptr<const ModelSummary> summary,
                        std::shared_ptr<const Inspection> inspection)
{
    m_summary = std::move(summary);
    m_inspection = std::move(inspection);
    m_path = findFlow(m_summary, m_inspection);
    rebuild();
}

void FlowView::setSentence(const FlowSentence& sentence)
{
    m_sentence = sentence;
    rebuild();
}

void FlowView::setDetailLevel(DetailLevel level)
{
    if (level != m_level) {
        m_level = level;
        rebuild();
    }
}

/// What is read stays where it is.
void FlowView::rebuild()
{
    const int place = verticalScrollBar()->value();
    m_steps = m_summary ? flowSteps(*m_summary, m_inspection.get(), m_path, m_sentence, m_level)
                        : std::vector<FlowStep>();
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (i > 0) {
            m_cards->addWidget(new FlowArrow(m_column));
        }
        m_cards->addWidget(new FlowCard(m_steps[i], m_sentence, m_level, m_column));
    }
    m_cards->addStretch(1);
    m_cards->activate();
    verticalScrollBar()->setValue(place);
}

void FlowView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_summary) {
        m_column->setMaximumWidth(spacing(kColumnWidth));
        rebuild();
    }
}

} // namespace maskscope
