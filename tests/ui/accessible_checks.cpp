// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/accessible_checks.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTest>

#include <algorithm>

namespace maskscope {

namespace {

constexpr int kLongestWalk = 300;
constexpr int kMostLinks = 60; ///< of a text that Tab walks through before it goes on

bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::ProgressBar:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::Link:
    case QAccessible::Graphic:
    case QAccessible::Chart:
    case QAccessible::Canvas:
        return true;
    default:
        return false;
    }
}

/// The arrows of a spin box, the cross in a field and the like: the control they belong to speaks
/// for them.
bool belongsToControl(const QObject* object)
{
    if (object == nullptr) {
        return false;
    }
    const QObject* parent = object->parent();
    return object->objectName().startsWith(QLatin1String("qt_"))
        || qobject_cast<const QLineEdit*>(parent) != nullptr
        || qobject_cast<const QComboBox*>(parent) != nullptr
        || qobject_cast<const QTabBar*>(parent) != nullptr
        || qobject_cast<const QScrollBar*>(object) != nullptr
        || qobject_cast<const QHeaderView*>(object) != nullptr
        || (qobject_cast<const QAbstractItemView*>(parent) != nullptr
            && qobject_cast<const QAbstractButton*>(object) != nullptr);
}

QString placeOf(const QObject* object)
{
    QStringList place;
    for (; object != nullptr && place.size() < 3; object = object->parent()) {
        const QString name = object->objectName();
        place.prepend(QString::fromLatin1(object->metaObject()->className())
                      + (name.isEmpty() ? QString() : QLatin1Char(' ') + name));
    }
    return place.join(QLatin1String(" / "));
}

QString describe(const QAccessibleInterface& node)
{
    const QObject* object = node.object();
    const QAccessibleInterface* parent = node.parent();
    const QString place = object != nullptr ? placeOf(object)
        : parent != nullptr                 ? placeOf(parent->object())
                                            : QString();
    return QStringLiteral("%1 (role %2)").arg(place).arg(static_cast<int>(node.role()));
}

/// Entries of a list may well say the same.
bool mayShareName(QAccessible::Role role)
{
    return role == QAccessible::ListItem || role == QAccessible::TreeItem
        || role == QAccessible::Cell;
}

void visit(const QAccessibleInterface& node, QStringList& problems)
{
    QSet<QString> seen;
    for (int i = 0; i < node.childCount(); ++i) {
        const QAccessibleInterface* child = node.child(i);
        if (child == nullptr || child->state().invisible || belongsToControl(child->object())) {
            continue;
        }
        if (needsName(child->role())) {
            const QString name = child->text(QAccessible::Name).trimmed();
            const QString key = QString::number(child->role()) + QLatin1Char(' ') + name;
            if (name.isEmpty()) {
                problems << describe(*child) + QStringLiteral(" has no name");
            } else if (seen.contains(key) && !mayShareName(child->role())) {
                problems << QStringLiteral("%1 is called \"%2\" like its neighbour")
                                .arg(describe(*child), name);
            }
            seen.insert(key);
        }
        visit(*child, problems);
    }
}

bool isControl(const QWidget& widget)
{
    if (belongsToControl(&widget) || qobject_cast<const QMenu*>(&widget) != nullptr) {
        return false;
    }
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return label->textInteractionFlags().testFlag(Qt::LinksAccessibleByMouse)
            && label->text().contains(QLatin1String("<a "));
    }
    const bool isFrame = qobject_cast<const QScrollArea*>(&widget) != nullptr;
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr
        || qobject_cast<const QComboBox*>(&widget) != nullptr
        || qobject_cast<const QLineEdit*>(&widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr
        || qobject_cast<const QAbstractSlider*>(&widget) != nullptr
        || qobject_cast<const QTabBar*>(&widget) != nullptr
        || (qobject_cast<const QAbstractScrollArea*>(&widget) != nullptr && !isFrame)
        || widget.focusPolicy() != Qt::NoFocus;
}

/// What has the focus, step by step, each once.
QList<const QWidget*> walk(QWidget& window, QStringList& problems)
{
    QList<const QWidget*> reached;
    const QWidget* first = QApplication::focusWidget();
    if (first == nullptr || first->window() != &window) {
        window.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&window, Qt::Key_Tab);
    }
    for (int step = 0; step < kLongestWalk; ++step) {
        QWidget* now = QApplication::focusWidget();
        if (now == nullptr) {
            problems << QStringLiteral("nothing has the focus after %1 steps").arg(step);
            return reached;
        }
        if (reached.contains(now)) {
            return reached;
        }
        reached << now;
        for (int link = 0; link < kMostLinks && QApplication::focusWidget() == now; ++link) {
            QTest::keyClick(now, Qt::Key_Tab);
        }
        if (QApplication::focusWidget() == now && reached.size() > 1) {
            problems << placeOf(now) + QStringLiteral(" keeps the focus when Tab is pressed");
            now->nextInFocusChain()->setFocus(Qt::TabFocusReason);
        }
    }
    problems << QStringLiteral("Tab does not come round");
    return reached;
}

bool isReachedByArrows(const QWidget& widget, const QSet<const QWidget*>& reached)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (button == nullptr || button->group() == nullptr || !button->group()->exclusive()) {
        return false;
    }
    const QList<QAbstractButton*> others = button->group()->buttons();
    return std::any_of(others.begin(), others.end(),
                       [&](const QAbstractButton* other) { return reached.contains(other); });
}

/// A table whose cells are the controls.
bool holdsReached(const QWidget& widget, const QSet<const QWidget*>& reached)
{
    return widget.focusPolicy() == Qt::NoFocus
        && std::any_of(reached.begin(), reached.end(),
                       [&widget](const QWidget* inner) { return widget.isAncestorOf(inner); });
}

bool isReached(const QWidget& widget, const QSet<const QWidget*>& reached)
{
    const bool isInside = widget.parentWidget() != nullptr && widget.focusPolicy() == Qt::NoFocus
        && reached.contains(widget.parentWidget());
    return reached.contains(&widget) || reached.contains(widget.focusProxy()) || isInside
        || isReachedByArrows(widget, reached) || holdsReached(widget, reached);
}

QChar accessKey(const QString& text)
{
    const qsizetype at = text.indexOf(QLatin1Char('&'));
    return at < 0 || at + 1 >= text.size() ? QChar() : text.at(at + 1).toLower();
}

void findSharedAccessKeys(const QList<QAction*>& actions, const QString& menu,
                          QStringList& problems)
{
    QHash<QChar, QString> seen;
    for (const QAction* action : actions) {
        const QChar key = accessKey(action->text());
        if (!key.isNull() && seen.contains(key)) {
            problems << QStringLiteral("\"%1\" and \"%2\" share an access key in \"%3\"")
                            .arg(seen.value(key), action->text(), menu);
        }
        if (!key.isNull()) {
            seen.insert(key, action->text());
        }
    }
}

} // namespace

QStringList namingProblems(QWidget& window)
{
    QStringList problems;
    if (const QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&window)) {
        visit(*root, problems);
    }
    return problems;
}

QStringList keyboardProblems(QWidget& window)
{
    QStringList problems;
    const QList<const QWidget*> walked = walk(window, problems);
    const QSet<const QWidget*> reached(walked.begin(), walked.end());
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->window() == &window && widget->isVisible() && widget->isEnabled()
            && isControl(*widget) && !isReached(*widget, reached)) {
            problems << placeOf(widget) + QStringLiteral(" is not reached by the keyboard");
        }
    }
    return problems;
}

QStringList tabWalk(QWidget& window)
{
    window.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&window, Qt::Key_Tab);
    QStringList names;
    QStringList problems;
    for (const QWidget* widget : walk(window, problems)) {
        names << widget->objectName();
    }
    return names;
}

QStringList shortcutProblems(QWidget& window)
{
    QStringList problems;
    QHash<QString, QString> seen;
    for (const QAction* action : window.findChildren<QAction*>()) {
        for (const QKeySequence& key : action->shortcuts()) {
            const QString keys = key.toString();
            if (!keys.isEmpty() && seen.contains(keys)) {
                problems << QStringLiteral("\"%1\" and \"%2\" share %3")
                                .arg(seen.value(keys), action->text(), keys);
            }
            seen.insert(keys, action->text());
        }
    }
    for (const QMenu* menu : window.findChildren<QMenu*>()) {
        findSharedAccessKeys(menu->actions(), menu->title(), problems);
    }
    return problems;
}

} // namespace maskscope
