// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editor_setup.h"
#include "tests/ui/window_test.h"
#include "ui/widgets/text_places.h"
#include "ui/widgets/words.h"

#include <QLocale>
#include <QMouseEvent>
#include <QTest>

#include <vector>

using namespace maskscope;

namespace {

QStringList textsOf(const QString& text, const std::vector<Utf16Range>& ranges)
{
    QStringList texts;
    for (const Utf16Range range : ranges) {
        texts << text.mid(static_cast<qsizetype>(range.begin),
                          static_cast<qsizetype>(range.size()));
    }
    return texts;
}

} // namespace

/// Hiding words with mouse and keyboard.
class TestWordClicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { failOnQtWarnings(); }

    void dividesTextIntoWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words"); // with a bar between them
        const auto row = [](const char* name, const QString& text, const QString& words) {
            QTest::newRow(name) << text << words;
        };
        row("signs are none", QStringLiteral("Yes, no - 3.5!"), QStringLiteral("Yes|no|3.5"));
        row("apostrophe", QStringLiteral("I don't."), QStringLiteral("I|don't"));
        row("accents", QStringLiteral("cafe\u0301 été"), QStringLiteral("cafe\u0301|été"));
        row("German", QStringLiteral("Straße über"), QStringLiteral("Straße|über"));
        row("Chinese: each character", QStringLiteral("巴黎。"), QStringLiteral("巴|黎"));
        row("Arabic", QStringLiteral("باريس هي"), QStringLiteral("باريس|هي"));
        row("nothing", QStringLiteral(" . "), QString());
    }

    void dividesTextIntoWords()
    {
        QFETCH(QString, text);
        const auto size = static_cast<std::size_t>(text.size());
        QTEST(textsOf(text, wordsIn(text, {0, size})).join(QLatin1Char('|')), "words");
    }

    void findsTheWordOfALetter()
    {
        const QString text = QStringLiteral("one, two");
        QVERIFY(wordAt(text, 0) == (Utf16Range{0, 3}));
        QVERIFY(wordAt(text, 2) == (Utf16Range{0, 3}));
        QVERIFY(!wordAt(text, 3).has_value());
        QVERIFY(!wordAt(text, 4).has_value());
        QVERIFY(wordAt(text, 7) == (Utf16Range{5, 8}));
        QVERIFY(!wordAt(text, 8).has_value());
    }

    void aClickHidesAWordAndAnotherBringsItBack()
    {
        EditorSetup s(QStringLiteral("Paris is the capital of France."));
        s.click(QStringLiteral("capital"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("Paris is the [MASK] of France."));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QStringLiteral("capital")});
        s.click(QStringLiteral("[MASK]"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("Paris is the capital of France."));
        QVERIFY(s.editor.hiddenWords().isEmpty());
    }

    void eachClickIsOneStepToUndo()
    {
        EditorSetup s(QStringLiteral("Paris is the capital."));
        s.click(QStringLiteral("capital"));
        s.click(QStringLiteral("Paris"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("[MASK] is the [MASK]."));
        s.click(s.letter(s.editor.sentence().lastIndexOf(QStringLiteral("ASK"))));
        QCOMPARE(s.editor.sentence(), QStringLiteral("[MASK] is the capital."));
        s.editor.undo();
        QCOMPARE(s.editor.hiddenWords(),
                 (QStringList{QStringLiteral("Paris"), QStringLiteral("capital")}));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("Paris is the [MASK]."));
        s.editor.redo();
        s.click(s.letter(1));
        QCOMPARE(s.editor.sentence(), QStringLiteral("Paris is the [MASK]."));
    }

    void wordsOfOtherScriptsAreHidden_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("word");
        QTest::newRow("right to left") << QStringLiteral("שלום לכולם") << QStringLiteral("לכולם");
        QTest::newRow("Chinese") << QStringLiteral("我爱你") << QStringLiteral("爱");
        QTest::newRow("accents") << QStringLiteral("un cafe\u0301 noir")
                                 << QStringLiteral("cafe\u0301");
        QTest::newRow("apostrophe") << QStringLiteral("I don't know") << QStringLiteral("don't");
    }

    void wordsOfOtherScriptsAreHidden()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, word);
        EditorSetup s(sentence);
        s.click(word);
        QCOMPARE(s.editor.hiddenWords(), QStringList{word});
        QString hidden = sentence;
        QCOMPARE(s.editor.sentence(), hidden.replace(word, QStringLiteral("[MASK]")));
    }

    void betweenWordsAClickPlacesTheCursor()
    {
        EditorSetup s(QStringLiteral("one  , two"));
        s.click(s.letter(4));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one  , two"));
        s.click(s.letter(5)); // the comma
        QCOMPARE(s.editor.sentence(), QStringLiteral("one  , two"));
        s.click(QPoint(690, s.letter(0).y())); // behind the text
        QCOMPARE(s.editor.sentence(), QStringLiteral("one  , two"));
        QCOMPARE(s.editor.textCursor().position(), 10);
    }

    void withAKeyTheMouseEdits()
    {
        EditorSetup s(QStringLiteral("one two"));
        for (const Qt::KeyboardModifier key :
             {Qt::AltModifier, Qt::ControlModifier, Qt::ShiftModifier}) {
            s.editor.moveCursor(QTextCursor::Start);
            s.click(s.letter(5), key);
            QCOMPARE(s.editor.sentence(), QStringLiteral("one two"));
        }
        QVERIFY(s.editor.textCursor().hasSelection()); // Shift
        s.click(s.letter(1)); // only ends the selection
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two"));
        QVERIFY(!s.editor.textCursor().hasSelection());
    }

    void whatIsSelectedElsewhereHindersNoClick()
    {
        EditorSetup s(QStringLiteral("one two three"));
        s.doubleClick(s.letter(1));
        QCOMPARE(s.editor.textCursor().selectedText(), QStringLiteral("one"));
        s.click(QStringLiteral("three"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two [MASK]"));
    }

    void aDoubleClickSelectsTheWordForEditing()
    {
        EditorSetup s(QStringLiteral("one two three"));
        s.doubleClick(s.letterOf(QStringLiteral("two")));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two three"));
        QCOMPARE(s.editor.textCursor().selectedText(), QStringLiteral("two"));
        QTest::keyClicks(&s.editor, QStringLiteral("2"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one 2 three"));
    }

    void aDoubleClickOnTheEdgeOfAWordSelectsIt()
    {
        EditorSetup s(QStringLiteral("one two."));
        const QRectF last = visibleRects(*s.editor.document(), {6, 7}).front();
        s.doubleClick(QPointF(last.right() - 1, last.center().y()).toPoint());
        QCOMPARE(s.editor.textCursor().selectedText(), QStringLiteral("two"));
    }

    void aDoubleClickOnAChipSelectsItAsOne()
    {
        EditorSetup s(QStringLiteral("one two three"));
        s.click(QStringLiteral("two"));
        s.doubleClick(s.letterOf(QStringLiteral("[MASK]")));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one [MASK] three"));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QStringLiteral("two")});
        QTest::keyClicks(&s.editor, QStringLiteral("2"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one 2 three"));
    }

    void aDragHidesEachWord()
    {
        EditorSetup s(QStringLiteral("one two, ___ three four"));
        s.drag(QStringLiteral("two"), QStringLiteral("three"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one [MASK], ___ [MASK] four"));
        QCOMPARE(s.editor.hiddenWords(),
                 (QStringList{QStringLiteral("two"), QString(), QStringLiteral("three")}));
        QVERIFY(!s.editor.textCursor().hasSelection());
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two, ___ three four"));
    }

    void aDragWithinAWordOrWithAKeySelects()
    {
        EditorSetup s(QStringLiteral("extraordinary words here"));
        const QPoint from = s.letter(1);
        QTest::mousePress(s.editor.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, s.letter(9), s.editor.viewport()->mapToGlobal(from),
                         Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(s.editor.viewport(), &move);
        QTest::mouseRelease(s.editor.viewport(), Qt::LeftButton, {}, s.letter(9));
        QVERIFY(s.editor.textCursor().hasSelection());
        s.editor.moveCursor(QTextCursor::Start);
        s.drag(QStringLiteral("words"), QStringLiteral("here"), Qt::AltModifier);
        QVERIFY(s.editor.textCursor().hasSelection());
        QCOMPARE(s.editor.sentence(), QStringLiteral("extraordinary words here"));
    }

    void theKeyboardDoesTheSame()
    {
        EditorSetup s(QStringLiteral("one two"));
        s.editor.moveCursor(QTextCursor::End);
        s.editor.hideWord();
        QCOMPARE(s.editor.sentence(), QStringLiteral("one [MASK]"));
        s.editor.hideWord(); // at the chip
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two"));
    }

    void theKeyboardTakesTheChipBeforeAWordThatTouchesIt()
    {
        EditorSetup s(QStringLiteral("我爱你"));
        s.click(QStringLiteral("爱"));
        s.editor.hideWord();
        QCOMPARE(s.editor.sentence(), QStringLiteral("我爱你"));
    }

    void theKeyboardHidesNoChipInAChip()
    {
        EditorSetup s(QStringLiteral("one ___ two___ three"));
        s.editor.selectAll();
        s.editor.hideWord();
        QCOMPARE(s.editor.sentence(), QStringLiteral("[MASK] ___ [MASK]___ [MASK]"));
        QCOMPARE(s.editor.hiddenWords(),
                 (QStringList{QStringLiteral("one"), QString(), QStringLiteral("two"), QString(),
                              QStringLiteral("three")}));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("one ___ two___ three"));
    }

    void theMouseTellsWhatAClickDoes()
    {
        EditorSetup s(QStringLiteral("one two <b>x</b> ___"));
        QVERIFY(s.toolTip(s.letterOf(QStringLiteral("two"))).contains(QStringLiteral("hide")));
        QCOMPARE(s.editor.viewport()->cursor().shape(), Qt::PointingHandCursor);
        s.click(QStringLiteral("two"));
        QVERIFY(s.toolTip(s.letterOf(QStringLiteral("[MASK]"))).contains(QStringLiteral("“two”")));
        QVERIFY(s.toolTip(s.letterOf(QStringLiteral("___"))).contains(QStringLiteral("Nobody")));
        s.toolTip(s.letter(3)); // a space
        QCOMPARE(s.editor.viewport()->cursor().shape(), Qt::IBeamCursor);
    }
};

QTEST_MAIN(TestWordClicks)
#include "tst_word_clicks.moc"
