// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagram_painter.h"

#include <QGraphicsView>

namespace maskscope {

class DiagramItem;

/// Shows a laid out diagram: pans and zooms by mouse and keyboard, knows the current block, folds
/// and unfolds. One item draws everything; an item for each of ten thousand blocks would cost more
/// than the picture.
///
/// Keys: arrows walk from block to block (with Shift they pan), Enter folds and unfolds, + unfolds,
/// - folds, Backspace goes to the block around, Ctrl +/-/0 zoom, 0 fits all, 1 is full size.
class DiagramView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit DiagramView(QWidget* parent = nullptr);
    ~DiagramView() override;

    /// Null: nothing is shown. The layout must live until another one is given.
    void setLayoutShown(DiagramLayout* layout);
    [[nodiscard]] DiagramLayout* layoutShown() const { return m_layout; }
    /// Remembers where the block is on the screen, before the layout changes.
    void keepPlace(int block);
    /// After the layout changed; the block that `anchor` names stays where it was, -1: none.
    void refresh(int anchor = -1);

    [[nodiscard]] int current() const { return m_marks.current; }
    /// A folded block stands for one inside; it is scrolled to if it is not in sight.
    void setCurrent(int block);
    void setUnfolded(int block, bool unfolded);

    [[nodiscard]] double scale() const { return transform().m11(); }
    void zoomBy(double factor);
    void zoomTo(double scale, const QPointF& viewportPlace);
    void fitAll();
    /// As much as can be read well: the whole width if it fits, the upper end.
    void fitFirst();
    void centerOnScene(const QPointF& place);

    /// Empty: nothing is there.
    [[nodiscard]] QString toolTipAt(const QPoint& viewportPlace);
    [[nodiscard]] QRectF visibleScene() const;
    void setSpokenLength(SequenceLength length) { m_length = length; }
    [[nodiscard]] SequenceLength spokenLength() const { return m_length; }

Q_SIGNALS:
    void currentChanged(int block);
    void foldChanged(int block, bool unfolded);
    void viewChanged(); ///< another part or size of it shows

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int blockAt(const QPointF& viewportPlace);
    [[nodiscard]] bool isOnSign(int block, const QPointF& scenePlace);
    [[nodiscard]] int nextInDirection(int key);
    [[nodiscard]] bool zoomKey(const QKeyEvent& event);
    [[nodiscard]] bool foldKey(const QKeyEvent& event);
    [[nodiscard]] bool walkKey(const QKeyEvent& event);
    void pan(int key);
    void hover(int block);
    void bringIntoSight(int block);
    void unfoldInside(int block);

    DiagramLayout* m_layout = nullptr;
    DiagramItem* m_item;
    DiagramMarks m_marks;
    SequenceLength m_length{};
    QPointF m_pressedAt;
    QPoint m_draggedTo;
    bool m_isPressed = false;
    bool m_isDragged = false;
    bool m_isTouched = false; ///< someone chose what to see; do not fit again
};

} // namespace maskscope
