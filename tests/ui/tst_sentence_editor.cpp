// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/mask_highlighter.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QUrl>

#include <cmath>

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

    void aWordThatIsGivenUpLeavesNothing()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("巴黎是"));
        QSignalSpy changes(&editor, &SentenceEditor::sentenceChanged);
        QSignalSpy composing(&editor, &SentenceEditor::composingChanged);
        compose(editor, QStringLiteral("fa"), {});
        QCOMPARE(composing.takeFirst().at(0).toBool(), true);
        compose(editor, {}, {});
        QCOMPARE(composing.takeFirst().at(0).toBool(), false);
        QVERIFY(!editor.isComposing());
        QCOMPARE(editor.sentence(), QStringLiteral("巴黎是"));
        QCOMPARE(changes.count(), 0);
    }

    // As Korean input methods do: a syllable is done while the next one begins.
    void aCommitWithinACompositionIsToldAtItsEnd()
    {
        SentenceEditor editor;
        QSignalSpy changes(&editor, &SentenceEditor::sentenceChanged);
        compose(editor, QStringLiteral("한"), {});
        compose(editor, QStringLiteral("ㄱ"), QStringLiteral("한"));
        QCOMPARE(changes.count(), 0);
        compose(editor, {}, QStringLiteral("국"));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).toString(), QStringLiteral("한국"));
    }

    void nothingIsPutInWhileAnInputMethodComposes()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("A ___ b "));
        compose(editor, QStringLiteral("fa"), {});
        editor.fillMask(0, QStringLiteral("word"), SentenceEditor::Join::WithSpace);
        editor.pointAt(Utf16Range{0, 1});
        editor.setMaskToken(QStringLiteral("<mask>"));
        QVERIFY(editor.isComposing());
        QCOMPARE(editor.sentence(), QStringLiteral("A ___ b "));
        QVERIFY(editor.extraSelections().isEmpty());
        compose(editor, {}, QStringLiteral("<mask>"));
        QCOMPARE(editor.sentence(), QStringLiteral("A ___ b <mask>"));
        QCOMPARE(editor.maskCount(), 2); // the token that came meanwhile counts
    }

    void anotherSentenceEndsAComposition()
    {
        SentenceEditor editor;
        compose(editor, QStringLiteral("fa"), {});
        editor.setSentence(QStringLiteral("A ___."));
        QVERIFY(!editor.isComposing());
        QCOMPARE(editor.sentence(), QStringLiteral("A ___."));
        QCOMPARE(editor.maskCount(), 1);
    }

    void theCursorStepsOverWholeCharacters_data()
    {
        QTest::addColumn<QString>("character");
        QTest::newRow("combining mark") << QStringLiteral("e\u0301");
        QTest::newRow("family") << QStringLiteral("👨\u200d👩\u200d👧\u200d👦");
        QTest::newRow("skin tone") << QStringLiteral("👋🏽");
        QTest::newRow("flag") << QStringLiteral("🇫🇷");
        QTest::newRow("Jamo") << QStringLiteral("\u1112\u1161\u11ab");
        QTest::newRow("Devanagari") << QStringLiteral("कि");
    }

    void theCursorStepsOverWholeCharacters()
    {
        QFETCH(QString, character);
        SentenceEditor editor;
        editor.setSentence(QLatin1Char('a') + character + character + QLatin1Char('b'));
        const int size = static_cast<int>(character.size());
        placeCursor(editor, 1);
        QTest::keyClick(&editor, Qt::Key_Right);
        QCOMPARE(editor.textCursor().position(), 1 + size);
        QTest::keyClick(&editor, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(editor.textCursor().selectedText(), character);
        QTest::keyClick(&editor, Qt::Key_Left);
        QTest::keyClick(&editor, Qt::Key_Left);
        QCOMPARE(editor.textCursor().position(), 1);
        QTest::keyClick(&editor, Qt::Key_Delete);
        QCOMPARE(editor.sentence(), QLatin1Char('a') + character + QLatin1Char('b'));
    }

    void anEmojiIsErasedAsOne()
    {
        SentenceEditor editor;
        for (const char* emoji : {"👨\u200d👩\u200d👧\u200d👦", "🇫🇷", "👋🏽", "❤\ufe0f", "😀"}) {
            editor.setSentence(QLatin1Char('a') + QString::fromUtf8(emoji));
            QTest::keyClick(&editor, Qt::Key_Backspace);
            QCOMPARE(editor.sentence(), QStringLiteral("a"));
        }
        // A mark that was typed last is what one takes back.
        editor.setSentence(QStringLiteral("e\u0301"));
        QTest::keyClick(&editor, Qt::Key_Backspace);
        QCOMPARE(editor.sentence(), QStringLiteral("e"));
    }

    void highlightsHoldWholeCharacters()
    {
        SentenceEditor editor;
        const QString family = QStringLiteral("👨\u200d👩\u200d👧\u200d👦");
        editor.setSentence(family + QStringLiteral(" cafe\u0301"));
        const auto highlighted
            = [&editor] { return editor.extraSelections().at(0).cursor.selectedText(); };
        editor.pointAt(Utf16Range{3, 5});
        QCOMPARE(highlighted(), family);
        editor.pointAt(Utf16Range{15, 16});
        QCOMPARE(highlighted(), QStringLiteral("e\u0301"));
        editor.pointAt(std::nullopt);
        QVERIFY(editor.extraSelections().isEmpty());
        editor.pointAt(Utf16Range{15, 16});
        QTest::keyClicks(&editor, QStringLiteral("x")); // other letters are there now
        QVERIFY(editor.extraSelections().isEmpty());
    }

    void aChipTakesItsMarksAlong()
    {
        const QString text = QStringLiteral("a ___\u0301 b");
        QCOMPARE(findMasks(text, QStringLiteral("[MASK]")),
                 (std::vector<Utf16Range>{Utf16Range{2, 6}}));
    }

    void theLetterUnderTheMouseIsInUse()
    {
        SentenceEditor editor;
        editor.setSentence(QStringLiteral("👋🏽 word"));
        editor.resize(400, 100);
        editor.show();
        QSignalSpy changed(&editor, &SentenceEditor::placeInUseChanged);
        const std::vector<QRectF> rects = visibleRects(*editor.document(), {0, 4});
        QCOMPARE(rects.size(), std::size_t{1});
        const QPointF place = rects.at(0).center();
        QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(editor.viewport(), &move);
        QVERIFY(editor.placeInUse() == (Utf16Range{0, 4}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(editor.viewport(), &leave);
        QVERIFY(!editor.placeInUse().has_value());
        QCOMPARE(changed.count(), 2);
    }

    void rightToLeftSentencesAreEdited()
    {
        SentenceEditor editor;
        editor.resize(500, 100);
        editor.show();
        editor.setSentence(QStringLiteral("שלום [MASK] עולם"));
        QCOMPARE(editor.document()->firstBlock().textDirection(), Qt::RightToLeft);
        const auto centre = [&editor](std::size_t begin, std::size_t end) {
            return visibleRects(*editor.document(), {begin, end}).at(0).center().x();
        };
        QVERIFY(centre(0, 4) > centre(5, 11));
        QVERIFY(centre(5, 11) > centre(12, 16));
        const std::vector<QRectF> chip = visibleRects(*editor.document(), {5, 11});
        QCOMPARE(chip.size(), std::size_t{1});
        const QFontMetricsF metrics(editor.font());
        QVERIFY(std::abs(chip.at(0).width() - metrics.horizontalAdvance(QStringLiteral("[MASK]")))
                < 4);
        placeCursor(editor, 5);
        QTest::keyClick(&editor, Qt::Key_Left); // onwards in this direction
        QCOMPARE(editor.textCursor().position(), 11);
        QTest::keyClick(&editor, Qt::Key_Backspace);
        QCOMPARE(editor.sentence(), QStringLiteral("שלום  עולם"));
        editor.undo();
        editor.fillMask(0, QStringLiteral("לכם"), SentenceEditor::Join::WithSpace);
        QCOMPARE(editor.sentence(), QStringLiteral("שלום לכם עולם"));
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
#include "tests/ui/window_test.h"

#include "tst_sentence_editor.moc"
