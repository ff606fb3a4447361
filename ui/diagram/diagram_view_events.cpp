// SPDX-License-Identifier: GPL-3.0-or-later
// DiagramView: mouse and keyboard.
#include "ui/diagram/diagram_item.h"
#include "ui/diagram/diagram_view.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace maskscope {

namespace {

constexpr double kZoomStep = 1.25; ///< of a key and of one notch of the wheel
constexpr double kNotch = 120;
constexpr double kPanShare = 0.15; ///< of the window, of one key

bool isZoomKey(const QKeyEvent& event)
{
    const int key = event.key();
    return event.modifiers().testFlag(Qt::ControlModifier)
        && (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus
            || key == Qt::Key_0);
}

double along(const QPointF& way, int key)
{
    switch (key) {
    case Qt::Key_Left:
        return -way.x();
    case Qt::Key_Right:
        return way.x();
    case Qt::Key_Up:
        return -way.y();
    default:
        return way.y();
    }
}

/// Blocks of a layer are equally high up, however tall they are.
QPointF standing(const QRectF& place)
{
    return {place.center().x(), place.top()};
}

double across(const QPointF& way, int key)
{
    return std::abs(key == Qt::Key_Left || key == Qt::Key_Right ? way.y() : way.x());
}

} // namespace

/// While the diagram has the keyboard, Ctrl + and - make it larger and smaller, not the text of the
/// whole window.
bool DiagramView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isZoomKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

bool DiagramView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
        return true;
    }
    case QEvent::NativeGesture: {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomTo(scale() * (1 + gesture->value()), gesture->position());
            return true;
        }
        break;
    }
    case QEvent::Leave:
        hover(-1);
        break;
    default:
        break;
    }
    return QGraphicsView::viewportEvent(event);
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    if (m_layout == nullptr || m_layout->tree().isEmpty()
        || !(zoomKey(*event) || foldKey(*event) || walkKey(*event))) {
        QGraphicsView::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool DiagramView::zoomKey(const QKeyEvent& event)
{
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (isControl) {
            zoomBy(kZoomStep);
        }
        return isControl;
    case Qt::Key_Minus:
        if (isControl) {
            zoomBy(1 / kZoomStep);
        }
        return isControl;
    case Qt::Key_0:
        fitAll();
        return true;
    case Qt::Key_1:
        if (!isControl) { // Ctrl+1 goes to a page
            zoomTo(1, QRectF(viewport()->rect()).center());
        }
        return !isControl;
    default:
        return false;
    }
}

bool DiagramView::foldKey(const QKeyEvent& event)
{
    const int block = m_marks.current;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (block >= 0) {
            setUnfolded(block, !m_layout->isUnfolded(block));
        }
        return block >= 0;
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        if (block >= 0) {
            setUnfolded(block, event.key() == Qt::Key_Plus);
        }
        return true;
    case Qt::Key_Asterisk:
        if (block >= 0) {
            unfoldInside(block);
        }
        return true;
    case Qt::Key_Backspace:
        if (block >= 0 && m_layout->tree().at(block).parent > BlockTree::root()) {
            setCurrent(m_layout->tree().at(block).parent);
        }
        return true;
    default:
        return false;
    }
}

bool DiagramView::walkKey(const QKeyEvent& event)
{
    const int key = event.key();
    const std::vector<int> blocks = key == Qt::Key_Home || key == Qt::Key_End
        ? m_layout->visibleBlocks()
        : std::vector<int>();
    switch (key) {
    case Qt::Key_Home:
    case Qt::Key_End:
        if (!blocks.empty()) {
            setCurrent(key == Qt::Key_Home ? blocks.front() : blocks.back());
        }
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool pans = (event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
        const int next = pans ? -1 : nextInDirection(key);
        if (next >= 0) {
            setCurrent(next);
        } else {
            pan(key);
        }
        return true;
    }
    default:
        return false;
    }
}

/// Among the blocks beside it; down into an open frame, up and down out of it.
int DiagramView::nextInDirection(int key)
{
    const BlockTree& tree = m_layout->tree();
    const std::vector<int>& all = tree.at(BlockTree::root()).children;
    if (m_marks.current < 0) {
        return all.empty() ? -1 : all.front();
    }
    int block = m_marks.current;
    if (key == Qt::Key_Down && m_layout->isUnfolded(block)) {
        return tree.at(block).children.front();
    }
    while (block > BlockTree::root()) {
        const int outer = tree.at(block).parent;
        const QPointF from = standing(m_layout->placeOf(block));
        int nearest = -1;
        double least = std::numeric_limits<double>::max();
        for (const int other : tree.at(outer).children) {
            const QPointF way = standing(m_layout->placeOf(other)) - from;
            const double cost = along(way, key) + 2 * across(way, key);
            const bool isThere = along(way, key) > std::max(1.0, across(way, key) / 4);
            if (other != block && isThere && cost < least) {
                least = cost;
                nearest = other;
            }
        }
        if (nearest >= 0) {
            return nearest;
        }
        if (key == Qt::Key_Up && outer > BlockTree::root()) {
            return outer;
        }
        block = outer;
    }
    return -1;
}

void DiagramView::pan(int key)
{
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    QScrollBar* bar = isAcross ? horizontalScrollBar() : verticalScrollBar();
    const int size = isAcross ? viewport()->width() : viewport()->height();
    const int step = qRound(size * kPanShare);
    bar->setValue(bar->value() + (key == Qt::Key_Left || key == Qt::Key_Up ? -step : step));
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoomTo(scale() * std::pow(kZoomStep, event->angleDelta().y() / kNotch), event->position());
    event->accept();
}

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    m_isPressed = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    m_isDragged = false;
    m_pressedAt = event->position();
    m_draggedTo = event->pos();
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isPressed) {
        hover(blockAt(event->position()));
        return;
    }
    const double moved = (event->position() - m_pressedAt).manhattanLength();
    if (!m_isDragged && moved < QApplication::startDragDistance()) {
        return;
    }
    m_isDragged = true;
    m_isTouched = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    const QPoint step = event->pos() - m_draggedTo;
    m_draggedTo = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - step.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - step.y());
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = m_isPressed && !m_isDragged && event->button() == Qt::LeftButton;
    m_isPressed = false;
    m_isDragged = false;
    viewport()->unsetCursor();
    if (!isClick || m_layout == nullptr) {
        return;
    }
    const int block = blockAt(event->position());
    const bool folds = isOnSign(block, viewportTransform().inverted().map(event->position()));
    setCurrent(block);
    if (folds) {
        setUnfolded(block, !m_layout->isUnfolded(block));
    }
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int block = event->button() == Qt::LeftButton ? blockAt(event->position()) : -1;
    if (block >= 0 && !isOnSign(block, viewportTransform().inverted().map(event->position()))) {
        setCurrent(block);
        setUnfolded(block, !m_layout->isUnfolded(block));
        return;
    }
    mousePressEvent(event); // two quick clicks on the sign are two clicks
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const int block = isKey ? m_marks.current : blockAt(QPointF(event->pos()));
    QMenu menu(this);
    if (block >= 0) {
        setCurrent(block);
        const bool isOpen = m_layout->isUnfolded(block);
        QAction* fold = menu.addAction(isOpen ? tr("Fold") : tr("Unfold"), this,
                                       [=, this] { setUnfolded(block, !isOpen); });
        fold->setEnabled(m_layout->canUnfold(block));
        menu.addAction(tr("Unfold everything inside"), this, [=, this] { unfoldInside(block); })
            ->setEnabled(m_layout->canUnfold(block));
        const int outer = m_layout->tree().at(block).parent;
        menu.addAction(tr("Fold the frame around"), this, [=, this] { setUnfolded(outer, false); })
            ->setEnabled(outer > BlockTree::root());
        menu.addSeparator();
    }
    menu.addAction(tr("Show all"), this, &DiagramView::fitAll);
    menu.addAction(tr("Full size"), this,
                   [this] { zoomTo(1, QRectF(viewport()->rect()).center()); });
    menu.exec(isKey ? mapToGlobal(rect().center()) : event->globalPos());
}

void DiagramView::hover(int block)
{
    if (m_marks.hovered == block) {
        return;
    }
    m_marks.hovered = block;
    viewport()->update();
}

void DiagramView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    m_marks.hasFocus = true;
    viewport()->update();
}

void DiagramView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    m_marks.hasFocus = false;
    viewport()->update();
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_isTouched && m_layout != nullptr) {
        fitFirst();
        bringIntoSight(m_marks.current);
    }
    Q_EMIT viewChanged();
}

void DiagramView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    Q_EMIT viewChanged();
}

void DiagramView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

} // namespace maskscope
