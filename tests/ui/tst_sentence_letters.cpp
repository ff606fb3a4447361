// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/mask_highlighter.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"

#include <QInputMethodEvent>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

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

void compose(SentenceEditor& editor, const QString& preedit, const QString& commit)
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(&editor, &event);
}

} // namespace

/// Input methods, characters of several units, and writing from right to left.
class TestSentenceLetters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

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
};

QTEST_MAIN(TestSentenceLetters)
#include "tst_sentence_letters.moc"
