// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sample_inspection.h"
#include "ui/diagram/diagram_view.h"
#include "ui/diagram/dot_layout.h"
#include "ui/diagram/module_diagram.h"

#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <utility>
#include <vector>

namespace maskscope {

/// A diagram in a window, without Graphviz but where a test brings its own.
struct DiagramSetup
{
    SampleModel model;
    ModuleDiagram diagram;

    explicit DiagramSetup(SampleModel shown = makeSampleModel(), const QSize& size = {900, 700})
        : model(std::move(shown))
    {
        diagram.dot().setProgram({});
        diagram.resize(size);
        diagram.setLength({14});
        diagram.setModel(model.summary, model.inspection);
        diagram.show();
        diagram.activateWindow();
        view().setFocus();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] DiagramView& view() const { return diagram.view(); }
    [[nodiscard]] DiagramLayout& layout() const { return *view().layoutShown(); }
    [[nodiscard]] std::size_t module(const char* path) const
    {
        for (std::size_t i = 0; i < model.summary->modules.size(); ++i) {
            if (model.summary->modules[i].path == path) {
                return i;
            }
        }
        return 0;
    }
    [[nodiscard]] int block(const char* path) const
    {
        return layout().tree().blockOfModule(module(path));
    }
    [[nodiscard]] QString current() const
    {
        return view().current() < 0 ? QString() : wordsOf(layout().tree(), view().current()).title;
    }
    [[nodiscard]] QPoint middleOf(int block) const
    {
        const QRectF place = layout().placeOf(block);
        return view().mapFromScene(QPointF(place.center().x(), place.top() + 8));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view(), static_cast<Qt::Key>(key), modifiers);
    }
};

inline bool overlap(const QRectF& a, const QRectF& b)
{
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom()
        && b.top() < a.bottom();
}

/// Blocks that overlap without lying in each other, and blocks that stick out of their frame.
inline QString firstOverlap(DiagramLayout& layout)
{
    const std::vector<int> blocks = layout.visibleBlocks();
    const BlockTree& tree = layout.tree();
    for (const int a : blocks) {
        const int outer = tree.at(a).parent;
        if (!layout.placeOf(outer).contains(layout.placeOf(a))) {
            return QStringLiteral("%1 sticks out").arg(a);
        }
        for (const int b : tree.at(outer).children) {
            if (b > a && overlap(layout.placeOf(a), layout.placeOf(b))) {
                return QStringLiteral("%1 and %2").arg(a).arg(b);
            }
        }
    }
    return {};
}

inline QStringList textsOf(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace()) {
            texts << xml.text().toString();
        }
    }
    return xml.hasError() ? QStringList() : texts;
}

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace maskscope
