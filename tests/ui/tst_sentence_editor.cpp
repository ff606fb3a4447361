// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <cmath>
#include <vector>

using namespace maskscope;

namespace {

void placeCursor(SentenceEditor& editor, int position)
{
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(position);
    editor.setTextCursor(cursor);
}

} // namespace

/// Chips in a sentence: typed, hidden, filled, erased, copied.
class TestSentenceEditor : public QObject
{
    Q_OBJECT

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

    void anotherModelsTokenBecomesAChipToo()
    {
        SentenceEditor editor;
        QTest::keyClicks(&editor, QStringLiteral("A <mask> b > c"));
        QCOMPARE(editor.sentence(), QStringLiteral("A [MASK] b > c"));
        QCOMPARE(editor.maskCount(), 1);
        QGuiApplication::clipboard()->setText(QStringLiteral(" <mask> <mask>."));
        editor.paste();
        QCOMPARE(editor.sentence(), QStringLiteral("A [MASK] b > c [MASK] [MASK]."));
        editor.clear();
        QTest::keyClicks(&editor, QStringLiteral("<mask>"));
        editor.undo();
        QCOMPARE(editor.sentence(), QStringLiteral("<mask>")); // for who means just that
        editor.setMaskToken(QStringLiteral("<mask>"));
        QTest::keyClicks(&editor, QStringLiteral("<mask>"));
        QCOMPARE(editor.sentence(), QStringLiteral("<mask><mask>"));
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

    void aChipLiesOnItsLetters()
    {
        SentenceEditor editor;
        editor.resize(500, 100);
        editor.show();
        editor.setSentence(QStringLiteral("A [MASK] b"));
        const std::vector<QRectF> chip = visibleRects(*editor.document(), {2, 8});
        QCOMPARE(chip.size(), std::size_t{1});
        const auto x = [&editor](int position) {
            QTextCursor cursor = editor.textCursor();
            cursor.setPosition(position);
            return editor.cursorRect(cursor).center().x();
        };
        QVERIFY(std::abs(chip.at(0).left() - x(2)) < 3);
        QVERIFY(std::abs(chip.at(0).right() - x(8)) < 3);
    }

    // In "שלום <mask> abc" the "<" belongs to the Hebrew and "mask> abc" runs from the left.
    void aChipMayStandInTwoPlaces()
    {
        SentenceEditor editor;
        editor.resize(500, 100);
        editor.show();
        editor.setMaskToken(QStringLiteral("<mask>"));
        editor.setSentence(QStringLiteral("שלום <mask> abc"));
        const std::vector<QRectF> mask = visibleRects(*editor.document(), {5, 11});
        const std::vector<QRectF> word = visibleRects(*editor.document(), {12, 15});
        QCOMPARE(word.size(), std::size_t{1});
        QVERIFY(!mask.empty());
        for (const QRectF& rect : mask) {
            QVERIFY(rect.width() > 0);
            QVERIFY(!rect.adjusted(1, 0, -1, 0).intersects(word.at(0)));
        }
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

    /// A shortcut that nothing has; AltGr, which comes as Ctrl and Alt, types.
    void altWithALetterTypesNothing()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A b"));
        QTest::keyClick(&editor, 'q', Qt::AltModifier);
        QTest::keyClick(&editor, 'Q', Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(editor.sentence(), QStringLiteral("A b"));
        QTest::keyClick(&editor, '@', Qt::AltModifier | Qt::ControlModifier);
        QCOMPARE(editor.sentence(), QStringLiteral("A b@"));
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
#include "tst_sentence_editor.moc"
