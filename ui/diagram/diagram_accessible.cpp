// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagram_accessible.h"

#include "ui/diagram/diagram_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>
#include <unordered_map>

namespace maskscope {

namespace {

/// One block, as long as it is part of the diagram.
class BlockInterface : public QAccessibleInterface
{
public:
    BlockInterface(DiagramView* view, int block)
        : m_view(view)
        , m_block(block)
    {}

    [[nodiscard]] bool isValid() const override
    {
        return !m_view.isNull() && m_view->layoutShown() != nullptr
            && m_block < m_view->layoutShown()->tree().size();
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override
    {
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return m_view.isNull() ? nullptr : QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override
    {
        return -1;
    }

    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        if (which != QAccessible::Name || !isValid()) {
            return {};
        }
        DiagramLayout& layout = *m_view->layoutShown();
        return spokenBlock(layout.tree(), m_block, m_view->spokenLength(),
                           layout.isUnfolded(m_block));
    }
    void setText(QAccessible::Text /*which*/, const QString& /*text*/) override {}

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect within
            = m_view->mapFromScene(m_view->layoutShown()->placeOf(m_block)).boundingRect();
        return {m_view->viewport()->mapToGlobal(within.topLeft()), within.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (isValid()) {
            const DiagramLayout& layout = *m_view->layoutShown();
            state.selectable = true;
            state.focusable = true;
            state.selected = m_view->current() == m_block;
            state.focused = state.selected && m_view->hasFocus();
            state.expandable = layout.canUnfold(m_block);
            state.expanded = layout.isUnfolded(m_block);
        }
        return state;
    }

private:
    QPointer<DiagramView> m_view;
    int m_block;
};

class DiagramInterface : public QAccessibleWidget
{
public:
    explicit DiagramInterface(DiagramView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {}
    ~DiagramInterface() override
    {
        for (const auto& [block, id] : m_known) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    DiagramInterface(const DiagramInterface&) = delete;
    DiagramInterface& operator=(const DiagramInterface&) = delete;

    [[nodiscard]] int childCount() const override { return static_cast<int>(blocks().size()); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        const std::vector<int> all = blocks();
        return index < 0 || index >= static_cast<int>(all.size())
            ? nullptr
            : interfaceOf(all[static_cast<std::size_t>(index)]);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        const std::vector<int> all = blocks();
        const auto found = std::find_if(all.begin(), all.end(), [&](int block) {
            const auto known = m_known.find(block);
            return known != m_known.end()
                && QAccessible::accessibleInterface(known->second) == child;
        });
        return found == all.end() ? -1 : static_cast<int>(found - all.begin());
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return view().current() < 0 ? nullptr : interfaceOf(view().current());
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        if (view().layoutShown() == nullptr || view().layoutShown()->tree().isEmpty()) {
            return nullptr;
        }
        const QPoint within = view().viewport()->mapFromGlobal(QPoint(x, y));
        const int block = view().layoutShown()->blockAt(view().mapToScene(within));
        return block < 0 ? nullptr : interfaceOf(block);
    }

private:
    [[nodiscard]] DiagramView& view() const { return *qobject_cast<DiagramView*>(object()); }

    [[nodiscard]] std::vector<int> blocks() const
    {
        const DiagramLayout* layout = view().layoutShown();
        return layout == nullptr || layout->tree().isEmpty() ? std::vector<int>()
                                                             : layout->visibleBlocks();
    }

    [[nodiscard]] QAccessibleInterface* interfaceOf(int block) const
    {
        const auto known = m_known.find(block);
        if (known != m_known.end()) {
            return QAccessible::accessibleInterface(known->second);
        }
        auto* made = new BlockInterface(&view(), block); // QAccessible owns it
        m_known[block] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    mutable std::unordered_map<int, QAccessible::Id> m_known;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    auto* view = qobject_cast<DiagramView*>(object);
    return view == nullptr ? nullptr : new DiagramInterface(view);
}

} // namespace

void installDiagramAccessibility()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled);
}

void tellCurrent(DiagramView& view)
{
    if (!QAccessible::isActive() || view.current() < 0 || view.layoutShown() == nullptr) {
        return;
    }
    const std::vector<int> blocks = view.layoutShown()->visibleBlocks();
    const auto place = std::find(blocks.begin(), blocks.end(), view.current());
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(place - blocks.begin()));
    QAccessible::updateAccessibility(&event);
}

} // namespace maskscope
