// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/window_checks.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QScrollArea>
#include <QSplitterHandle>
#include <QStackedWidget>

namespace maskscope {

namespace {

QString nameOf(const QWidget& widget)
{
    const QString name = widget.objectName();
    return QString::fromLatin1(widget.metaObject()->className())
        + (name.isEmpty() ? QString() : QStringLiteral(" ") + name);
}

bool isClipped(const QLabel& label)
{
    if (label.text().isEmpty()) {
        return false;
    }
    if (label.wordWrap()) {
        return label.heightForWidth(label.width()) > label.height();
    }
    return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
}

bool isClipped(const QAbstractButton& button)
{
    return !button.text().isEmpty() && button.minimumSizeHint().width() > button.width();
}

/// What is in it reaches out at the side, and cannot be scrolled to.
bool hidesItsSide(const QScrollArea& area)
{
    return area.widget() != nullptr && area.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
        && area.widget()->width() > area.viewport()->width();
}

/// Children of a layout lie beside each other; others (menus, handles, overlays) may lie on top.
QList<QWidget*> placedChildren(const QWidget& parent)
{
    QList<QWidget*> placed;
    if (parent.layout() == nullptr || qobject_cast<const QStackedWidget*>(&parent) != nullptr) {
        return placed;
    }
    for (QWidget* child : parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isVisible() && !child->isWindow() && parent.layout()->indexOf(child) >= 0) {
            placed << child;
        }
    }
    return placed;
}

void findOverlaps(const QWidget& parent, QStringList& problems)
{
    const QList<QWidget*> children = placedChildren(parent);
    for (qsizetype i = 0; i < children.size(); ++i) {
        for (qsizetype j = i + 1; j < children.size(); ++j) {
            const QRect both = children[i]->geometry() & children[j]->geometry();
            if (both.width() > 1 && both.height() > 1) {
                problems << QStringLiteral("%1 and %2 overlap")
                                .arg(nameOf(*children[i]), nameOf(*children[j]));
            }
        }
    }
}

} // namespace

QStringList layoutProblems(const QWidget& window)
{
    QStringList problems;
    findOverlaps(window, problems);
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) {
            continue;
        }
        findOverlaps(*widget, problems);
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* area = qobject_cast<const QScrollArea*>(widget);
        if (area != nullptr && hidesItsSide(*area)) {
            problems << QStringLiteral("%1 is narrower than what it shows").arg(nameOf(*area));
        }
        const bool clipped
            = (label != nullptr && isClipped(*label)) || (button != nullptr && isClipped(*button));
        if (clipped) {
            problems << QStringLiteral("%1 is clipped: \"%2\"")
                            .arg(nameOf(*widget),
                                 label != nullptr ? label->text() : button->text());
        }
    }
    return problems;
}

} // namespace maskscope
