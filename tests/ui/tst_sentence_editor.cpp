// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/sentence_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace maskscope;

class TestSentenceEditor : public QObject
{
    Q_OBJECT

private:
    static void placeCursor(SentenceEditor& editor, int position)
    {
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(position);
        editor.setTextCursor(cursor);
    }

    static void compose(SentenceEditor& editor, const QString& preedit, const QString& commit)
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(&editor, &event);
    }

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void typedMasksBecomeChips_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("chips");
        QTest::newRow("token") << QStringLiteral("A [MASK] b.") << 1;
        QTest::newRow("underscores") << QStringLiteral("A ___ b.") << 1;
        QTest::newRow("two underscores") << QStringLiteral("A __ b.") << 0;
        QTest::newRow("unfinished") << QStringLiteral("A [MASK b.") << 0;
        QTest::newRow("two") << QStringLiteral("___ and [MASK]") << 2;
    }

    void typedMasksBecomeChips()
    {
        QFETCH(QString, typed);
        QFETCH(int, chips);
        SentenceEditor editor;
        QTest::keyClicks(&editor, typed);
        QCOMPARE(editor.maskCount(), chips);
        QCOMPARE(editor.sentence(), typed);
    }

    void theTokenizersOwnTokenIsAChip()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A <mask> b."));
        QCOMPARE(editor.maskCount(), 0);
        editor.setMaskToken(QStringLiteral("<mask>"));
        QCOMPARE(editor.maskCount(), 1);
        placeCursor(editor, 0);
        editor.hideWord();
        QCOMPARE(editor.sentence(), QStringLiteral("<mask> <mask> b."));
    }

    void aWordIsHiddenAndComesBack()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("Paris is the capital."));
        placeCursor(editor, 15);
        editor.hideWord();
        QCOMPARE(editor.sentence(), QStringLiteral("Paris is the [MASK]."));
        QCOMPARE(editor.maskCount(), 1);
        editor.undo();
        QCOMPARE(editor.sentence(), QStringLiteral("Paris is the capital."));
        QCOMPARE(editor.maskCount(), 0);
        editor.redo();
        QCOMPARE(editor.sentence(), QStringLiteral("Paris is the [MASK]."));
    }

    void theSelectionIsHidden()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("Paris is the capital."));
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(6);
        cursor.setPosition(13, QTextCursor::KeepAnchor); // "is the " with its last space
        editor.setTextCursor(cursor);
        editor.hideWord();
        QCOMPARE(editor.sentence(), QStringLiteral("Paris [MASK] capital."));
    }

    void whereNoWordIsAChipIsInserted()
    {
        SentenceEditor editor;
        editor.hideWord();
        QCOMPARE(editor.sentence(), QStringLiteral("[MASK]"));
        editor.hideWord();
        QCOMPARE(editor.sentence(), QStringLiteral("[MASK] [MASK]"));
    }

    void aChipIsFilledInOneStep()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("😀 the [MASK] of ___."));
        QCOMPARE(editor.maskCount(), 2);
        editor.fillMask(1, QStringLiteral("France"), SentenceEditor::Join::WithSpace);
        QCOMPARE(editor.sentence(), QStringLiteral("😀 the [MASK] of France."));
        QCOMPARE(editor.textCursor().position(), 13); // after the other chip
        editor.undo();
        QCOMPARE(editor.sentence(), QStringLiteral("😀 the [MASK] of ___."));
        QCOMPARE(editor.maskCount(), 2);
    }

    void theEndOfAWordIsJoinedToIt()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("I am sing [MASK] now"));
        editor.fillMask(0, QStringLiteral("ing"), SentenceEditor::Join::ToPrevious);
        QCOMPARE(editor.sentence(), QStringLiteral("I am singing now"));
    }

    void fillingAChipThatIsGoneDoesNothing()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("No chip."));
        editor.fillMask(0, QStringLiteral("x"), SentenceEditor::Join::WithSpace);
        QCOMPARE(editor.sentence(), QStringLiteral("No chip."));
    }

    void aChipIsErasedAsOne()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A [MASK]."));
        placeCursor(editor, 8);
        QTest::keyClick(&editor, Qt::Key_Backspace);
        QCOMPARE(editor.sentence(), QStringLiteral("A ."));
        editor.undo();
        placeCursor(editor, 2);
        QTest::keyClick(&editor, Qt::Key_Delete);
        QCOMPARE(editor.sentence(), QStringLiteral("A ."));
    }

    void theCursorStepsOverAChip()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A [MASK]."));
        placeCursor(editor, 2);
        QTest::keyClick(&editor, Qt::Key_Right);
        QCOMPARE(editor.textCursor().position(), 8);
        QTest::keyClick(&editor, Qt::Key_Left);
        QCOMPARE(editor.textCursor().position(), 2);
        QTest::keyClick(&editor, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(editor.textCursor().selectedText(), QStringLiteral("[MASK]"));
    }

    void nothingIsSaidWhileAnInputMethodComposes()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("巴黎是"));
        QSignalSpy changes(&editor, &SentenceEditor::sentenceChanged);
        compose(editor, QStringLiteral("fa"), {});
        QVERIFY(editor.isComposing());
        compose(editor, QStringLiteral("faguo"), {});
        editor.hideWord();
        QCOMPARE(changes.count(), 0);
        compose(editor, {}, QStringLiteral("法国"));
        QVERIFY(!editor.isComposing());
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).toString(), QStringLiteral("巴黎是法国"));
    }

    void aPreviewChangesNoText()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A ___."));
        const QSignalSpy changes(&editor, &SentenceEditor::sentenceChanged);
        editor.resize(400, 100);
        const QImage before = editor.grab().toImage();
        editor.setPreview(0, QStringLiteral("b"));
        QVERIFY(editor.grab().toImage() != before);
        editor.setPreview(0, {});
        QCOMPARE(editor.grab().toImage(), before);
        QCOMPARE(changes.count(), 0);
        QCOMPARE(editor.sentence(), QStringLiteral("A ___."));
    }

    void aCopyHoldsTheToken()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A [MASK]."));
        editor.selectAll();
        editor.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("A [MASK]."));
    }

    void filesAndFormatsAreNotPasted()
    {
        SentenceEditor editor;
        auto* file = new QMimeData;
        file->setUrls({QUrl(QStringLiteral("file:///tmp/m.pt"))});
        QGuiApplication::clipboard()->setMimeData(file);
        editor.paste();
        QCOMPARE(editor.sentence(), QString());
        auto* rich = new QMimeData;
        rich->setHtml(QStringLiteral("<b>bold</b> text"));
        rich->setText(QStringLiteral("bold text"));
        QGuiApplication::clipboard()->setMimeData(rich);
        editor.paste();
        QCOMPARE(editor.sentence(), QStringLiteral("bold text"));
        QVERIFY(editor.textCursor().charFormat().fontWeight() <= QFont::Normal);
    }
};

QTEST_MAIN(TestSentenceEditor)
#include "tests/ui/window_test.h"

#include "tst_sentence_editor.moc"
