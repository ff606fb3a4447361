// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QTest>
#include <QToolTip>

namespace maskscope {

/// An editor on the screen, and a mouse that finds letters.
struct EditorSetup
{
    SentenceEditor editor;

    explicit EditorSetup(const QString& sentence)
    {
        editor.resize(700, 100);
        editor.show();
        editor.setSentence(sentence);
    }

    /// In the middle of a letter.
    QPoint letter(qsizetype position)
    {
        const auto at = static_cast<std::size_t>(position);
        const auto rects = visibleRects(*editor.document(), {at, at + 1});
        return rects.empty() ? QPoint() : rects.front().center().toPoint();
    }
    QPoint letterOf(const QString& word)
    {
        return letter(editor.sentence().indexOf(word) + word.size() / 2);
    }
    void click(QPoint place, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(editor.viewport(), Qt::LeftButton, keys, place);
    }
    void doubleClick(QPoint place)
    {
        click(place);
        QTest::mouseDClick(editor.viewport(), Qt::LeftButton, {}, place);
        QTest::mouseRelease(editor.viewport(), Qt::LeftButton, {}, place);
    }
    void leave()
    {
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(editor.viewport(), &leave);
    }
    void click(const QString& word) { click(letterOf(word)); }
    void drag(const QString& from, const QString& to, Qt::KeyboardModifiers keys = {})
    {
        const QPoint end = letterOf(to);
        QTest::mousePress(editor.viewport(), Qt::LeftButton, keys, letterOf(from));
        QTest::mouseMove(editor.viewport(), end);
        // Qt Test's moves hold no button.
        QMouseEvent move(QEvent::MouseMove, end, editor.viewport()->mapToGlobal(end),
                         Qt::LeftButton, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(editor.viewport(), &move);
        QTest::mouseRelease(editor.viewport(), Qt::LeftButton, keys, end);
    }
    /// What resting the mouse there tells.
    QString toolTip(QPoint place)
    {
        QMouseEvent move(QEvent::MouseMove, place, editor.viewport()->mapToGlobal(place),
                         Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(editor.viewport(), &move);
        QHelpEvent rest(QEvent::ToolTip, place, editor.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(editor.viewport(), &rest);
        return QToolTip::text();
    }
};

} // namespace maskscope
