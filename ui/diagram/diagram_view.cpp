// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_view.h"

#include "ui/color_scheme.h"
#include "ui/diagram/diagram_accessible.h"
#include "ui/diagram/diagram_item.h"
#include "ui/text_size.h"

#include <QAccessible>
#include <QGraphicsScene>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace maskscope {

namespace {

constexpr double kLeastScale = 0.0005;
constexpr double kMostScale = 4;
constexpr double kLeastFirstScale = 0.8; ///< smaller text is no pleasure to read
constexpr double kNearlyAll = 0.75; ///< a scale at which all in sight is worth smaller text
constexpr double kMargin = 24; ///< around the diagram

} // namespace

DiagramItem::DiagramItem(const DiagramMarks& marks)
    : m_marks(marks)
{
    setFlag(QGraphicsItem::ItemUsesExtendedStyleOption); // for the exposed part
}

void DiagramItem::setLayoutShown(DiagramLayout* layout)
{
    m_layout = layout;
    layoutChanged();
}

void DiagramItem::layoutChanged()
{
    prepareGeometryChange();
    const bool isEmpty = m_layout == nullptr || m_layout->tree().isEmpty();
    m_bounds = isEmpty ? QRectF() : m_layout->placeOf(BlockTree::root());
    update();
}

void DiagramItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    if (m_layout == nullptr) {
        return;
    }
    const ColorScheme scheme = schemeOf(widget != nullptr ? widget->palette() : option->palette);
    const double scale
        = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    DiagramPainter(*painter, *m_layout, scheme, m_marks).paint(option->exposedRect, scale);
}

DiagramView::DiagramView(QWidget* parent)
    : QGraphicsView(parent)
    , m_item(new DiagramItem(m_marks))
{
    setObjectName(QStringLiteral("diagramView"));
    setAccessibleName(tr("Diagram of the model"));
    setAccessibleDescription(tr("Arrow keys walk from block to block, Enter opens and folds one."));
    setScene(new QGraphicsScene(this));
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    scene()->addItem(m_item);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::NoAnchor);
    setBackgroundRole(QPalette::Window);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setLayoutDirection(Qt::LeftToRight); // a picture is not mirrored
    installDiagramAccessibility();
}

DiagramView::~DiagramView()
{
    m_item->setLayoutShown(nullptr);
}

void DiagramView::setLayoutShown(DiagramLayout* layout)
{
    m_marks = {.current = -1, .hovered = -1, .hasFocus = hasFocus()};
    m_layout = layout;
    m_item->setLayoutShown(layout);
    m_isTouched = false;
    refresh();
    fitFirst();
}

void DiagramView::refresh(int anchor)
{
    const bool hasAnchor = anchor >= 0 && m_layout != nullptr;
    const QPointF before = hasAnchor ? m_item->data(0).toPointF() : QPointF();
    m_item->layoutChanged();
    setSceneRect(m_item->boundingRect().adjusted(-kMargin, -kMargin, kMargin, kMargin));
    if (hasAnchor) {
        const QPoint now = mapFromScene(m_layout->placeOf(anchor).topLeft());
        const QPointF moved = QPointF(now) - before;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
        verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    }
    viewport()->update();
    Q_EMIT viewChanged();
}

void DiagramView::setUnfolded(int block, bool unfolded)
{
    if (m_layout == nullptr || !m_layout->canUnfold(block)
        || m_layout->isUnfolded(block) == unfolded) {
        return;
    }
    keepPlace(block);
    m_layout->setUnfolded(block, unfolded);
    m_isTouched = true;
    refresh(block);
    if (m_marks.current >= 0) {
        setCurrent(m_layout->visible(m_marks.current));
    }
    Q_EMIT foldChanged(block, unfolded);
}

/// Where the block is on the screen, for the next refresh().
void DiagramView::keepPlace(int block)
{
    m_item->setData(0, QPointF(mapFromScene(m_layout->placeOf(block).topLeft())));
}

void DiagramView::unfoldInside(int block)
{
    keepPlace(block);
    m_layout->unfoldInside(block);
    m_isTouched = true;
    refresh(block);
    Q_EMIT foldChanged(block, true);
}

void DiagramView::setCurrent(int block)
{
    if (m_layout == nullptr || block >= m_layout->tree().size()) {
        return;
    }
    const int shown = block <= BlockTree::root() ? -1 : m_layout->visible(block);
    if (shown == m_marks.current) {
        bringIntoSight(shown);
        return;
    }
    m_marks.current = shown;
    bringIntoSight(shown);
    viewport()->update();
    tellCurrent(*this);
    Q_EMIT currentChanged(shown);
}

void DiagramView::bringIntoSight(int block)
{
    if (block < 0) {
        return;
    }
    const QRectF place = m_layout->placeOf(block);
    const QRectF seen = visibleScene();
    const bool isInside = m_layout->isUnfolded(block)
        ? seen.contains(
              QRectF(place.topLeft(), m_layout->metrics().detailFont.pointSizeF() * QSizeF(4, 2)))
        : seen.contains(place);
    if (!isInside) {
        const double margin = kMargin * 2;
        const QRectF frame = m_layout->placeOf(m_layout->tree().at(block).parent);
        const bool fits = frame.width() + margin < seen.width(); // then all beside it is seen, too
        const QRectF across = fits ? frame : place;
        ensureVisible(
            QRectF(QPointF(across.left(), place.top()),
                   QSizeF(std::min(across.width(), fits ? seen.width() : seen.width() / 2),
                          std::min(place.height(), seen.height() / 2))),
            qRound(fits ? kMargin / 2 : margin), qRound(margin));
        Q_EMIT viewChanged();
    }
}

QRectF DiagramView::visibleScene() const
{
    return mapToScene(viewport()->rect()).boundingRect();
}

void DiagramView::zoomTo(double scale, const QPointF& viewportPlace)
{
    const double wanted = std::clamp(scale, kLeastScale, kMostScale);
    const QPointF fixed = viewportTransform().inverted().map(viewportPlace);
    setTransform(QTransform::fromScale(wanted, wanted));
    const QPointF moved = viewportTransform().map(fixed) - viewportPlace;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    m_isTouched = true;
    Q_EMIT viewChanged();
}

void DiagramView::zoomBy(double factor)
{
    zoomTo(scale() * factor, QRectF(viewport()->rect()).center());
}

void DiagramView::fitAll()
{
    const QRectF all = sceneRect();
    if (all.isEmpty() || viewport()->rect().isEmpty()) {
        return;
    }
    const double fitting
        = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double wanted = std::clamp(fitting, kLeastScale, 1.0);
    setTransform(QTransform::fromScale(wanted, wanted));
    centerOn(all.center());
    m_isTouched = true;
    Q_EMIT viewChanged();
}

void DiagramView::fitFirst()
{
    const QRectF all = sceneRect();
    if (all.isEmpty()) {
        return;
    }
    const double across = viewport()->width() / all.width();
    const double fitting = std::min(across, viewport()->height() / all.height());
    const double wanted
        = std::clamp(fitting > kNearlyAll ? fitting : across, kLeastFirstScale, 1.0);
    setTransform(QTransform::fromScale(wanted, wanted));
    centerOn(all.center());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    Q_EMIT viewChanged();
}

void DiagramView::centerOnScene(const QPointF& place)
{
    centerOn(place);
    m_isTouched = true;
    Q_EMIT viewChanged();
}

int DiagramView::blockAt(const QPointF& viewportPlace)
{
    return m_layout == nullptr || m_layout->tree().isEmpty()
        ? -1
        : m_layout->blockAt(viewportTransform().inverted().map(viewportPlace));
}

bool DiagramView::isOnSign(int block, const QPointF& scenePlace)
{
    return block >= 0 && m_layout->canUnfold(block)
        && DiagramPainter::signPlace(m_layout->placeOf(block), m_layout->metrics())
               .adjusted(-4, -4, 4, 4)
               .contains(scenePlace);
}

QString DiagramView::toolTipAt(const QPoint& viewportPlace)
{
    if (m_layout == nullptr || m_layout->tree().isEmpty()) {
        return {};
    }
    const QPointF place = viewportTransform().inverted().map(QPointF(viewportPlace));
    const std::vector<std::size_t> tensors = m_layout->tensorsAt(place, 4 / scale());
    if (!tensors.empty()) {
        return tensorsToolTip(m_layout->tree(), tensors, m_length);
    }
    const int block = m_layout->blockAt(place);
    return block < 0 ? QString() : blockToolTip(m_layout->tree(), block, m_length);
}

} // namespace maskscope
