// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/hidden_word.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"
#include "ui/widgets/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QTest>
#include <QToolTip>

using namespace maskscope;

namespace {

/// An editor on the screen, and a mouse that finds letters.
struct Setup
{
    SentenceEditor editor;

    explicit Setup(const QString& sentence)
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

/// Hiding words with the mouse, and what the chips remember.
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
        Setup s(QStringLiteral("Paris is the capital of France."));
        s.click(QStringLiteral("capital"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("Paris is the [MASK] of France."));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QStringLiteral("capital")});
        s.click(QStringLiteral("[MASK]"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("Paris is the capital of France."));
        QVERIFY(s.editor.hiddenWords().isEmpty());
    }

    void eachClickIsOneStepToUndo()
    {
        Setup s(QStringLiteral("Paris is the capital."));
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
        Setup s(sentence);
        s.click(word);
        QCOMPARE(s.editor.hiddenWords(), QStringList{word});
        QString hidden = sentence;
        QCOMPARE(s.editor.sentence(), hidden.replace(word, QStringLiteral("[MASK]")));
    }

    void betweenWordsAClickPlacesTheCursor()
    {
        Setup s(QStringLiteral("one  , two"));
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
        Setup s(QStringLiteral("one two"));
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
        Setup s(QStringLiteral("one two three"));
        s.doubleClick(s.letter(1));
        QCOMPARE(s.editor.textCursor().selectedText(), QStringLiteral("one"));
        s.click(QStringLiteral("three"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two [MASK]"));
    }

    void aDoubleClickSelectsTheWordForEditing()
    {
        Setup s(QStringLiteral("one two three"));
        s.doubleClick(s.letterOf(QStringLiteral("two")));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two three"));
        QCOMPARE(s.editor.textCursor().selectedText(), QStringLiteral("two"));
        QTest::keyClicks(&s.editor, QStringLiteral("2"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one 2 three"));
    }

    void aDoubleClickOnTheEdgeOfAWordSelectsIt()
    {
        Setup s(QStringLiteral("one two."));
        const QRectF last = visibleRects(*s.editor.document(), {6, 7}).front();
        s.doubleClick(QPointF(last.right() - 1, last.center().y()).toPoint());
        QCOMPARE(s.editor.textCursor().selectedText(), QStringLiteral("two"));
    }

    void aDoubleClickOnAChipSelectsItAsOne()
    {
        Setup s(QStringLiteral("one two three"));
        s.click(QStringLiteral("two"));
        s.doubleClick(s.letterOf(QStringLiteral("[MASK]")));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one [MASK] three"));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QStringLiteral("two")});
        QTest::keyClicks(&s.editor, QStringLiteral("2"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one 2 three"));
    }

    void aDragHidesEachWord()
    {
        Setup s(QStringLiteral("one two, ___ three four"));
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
        Setup s(QStringLiteral("extraordinary words here"));
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
        Setup s(QStringLiteral("one two"));
        s.editor.moveCursor(QTextCursor::End);
        s.editor.hideWord();
        QCOMPARE(s.editor.sentence(), QStringLiteral("one [MASK]"));
        s.editor.hideWord(); // at the chip
        QCOMPARE(s.editor.sentence(), QStringLiteral("one two"));
    }

    void theKeyboardTakesTheChipBeforeAWordThatTouchesIt()
    {
        Setup s(QStringLiteral("我爱你"));
        s.click(QStringLiteral("爱"));
        s.editor.hideWord();
        QCOMPARE(s.editor.sentence(), QStringLiteral("我爱你"));
    }

    void theKeyboardHidesNoChipInAChip()
    {
        Setup s(QStringLiteral("one ___ two___ three"));
        s.editor.selectAll();
        s.editor.hideWord();
        QCOMPARE(s.editor.sentence(), QStringLiteral("[MASK] ___ [MASK]___ [MASK]"));
        QCOMPARE(s.editor.hiddenWords(),
                 (QStringList{QStringLiteral("one"), QString(), QStringLiteral("two"), QString(),
                              QStringLiteral("three")}));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("one ___ two___ three"));
    }

    void aTypedBlankHidesNothing()
    {
        Setup s(QStringLiteral("one ___ two"));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QString()});
        s.click(s.letter(5));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one ___ two"));
        s.editor.hideWord(); // it is hidden already
        QCOMPARE(s.editor.sentence(), QStringLiteral("one ___ two"));
    }

    void aClickOnATypedBlankLetsOneTypeOverIt()
    {
        Setup s(QStringLiteral("one ___ two"));
        s.click(s.letter(5));
        QTest::keyClicks(&s.editor, QStringLiteral("and"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one and two"));
    }

    void aBlankEndsAWord()
    {
        Setup s(QStringLiteral("un___ able"));
        s.click(s.letter(0));
        QCOMPARE(s.editor.sentence(), QStringLiteral("[MASK]___ able"));
        QCOMPARE(s.editor.hiddenWords(), (QStringList{QStringLiteral("un"), QString()}));
    }

    void chipsAreCutAndPastedWithTheirWords()
    {
        Setup s(QStringLiteral("one two ___ four"));
        s.click(QStringLiteral("one"));
        s.editor.selectAll();
        s.editor.cut();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("[MASK] two ___ four"));
        QTest::keyClicks(&s.editor, QStringLiteral("zero "));
        s.editor.paste();
        QCOMPARE(s.editor.sentence(), QStringLiteral("zero [MASK] two ___ four"));
        QCOMPARE(s.editor.hiddenWords(), (QStringList{QStringLiteral("one"), QString()}));
        QCOMPARE(s.editor.textCursor().position(), 24);
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("zero "));
    }

    void theChipAtTheCursorHasARing()
    {
        Setup s(QStringLiteral("one ___ ___ two"));
        s.click(QStringLiteral("two"));
        s.leave();
        const auto hasRing = [&s](std::size_t mask) { // the gap within it is not of the chip
            const QRectF chip
                = visibleRects(*s.editor.document(), s.editor.masks().at(mask)).front();
            const QImage seen = s.editor.viewport()->grab().toImage();
            const QPoint gap(static_cast<int>(chip.left() + 4.5), chip.toRect().center().y());
            return seen.pixelColor(gap) == s.editor.palette().color(QPalette::Base);
        };
        s.editor.moveCursor(QTextCursor::Start);
        QVERIFY(!hasRing(0) && !hasRing(1) && !hasRing(2));
        s.editor.fillMask(0, QStringLiteral("a"), SentenceEditor::Join::WithSpace);
        QVERIFY(hasRing(0));
        QVERIFY(!hasRing(1));
        s.editor.moveCursor(QTextCursor::End);
        QVERIFY(!hasRing(0));
        QVERIFY(hasRing(1));
    }

    void whoSeesNoChipsIsToldOfThem()
    {
        Setup s(QStringLiteral("one two ___"));
        s.click(QStringLiteral("one"));
        QCOMPARE(s.editor.accessibleDescription(),
                 QStringLiteral("Hidden words: one and not known"));
        s.click(s.letter(1));
        QCOMPARE(s.editor.accessibleDescription(), QStringLiteral("Hidden words: not known"));
        s.editor.setSentence(QStringLiteral("none"));
        QCOMPARE(s.editor.accessibleDescription(), QString());
    }

    void whatIsTypedBesideAChipIsNotHidden()
    {
        Setup s(QStringLiteral("one two"));
        s.click(QStringLiteral("one"));
        s.editor.moveCursor(QTextCursor::Start);
        QTest::keyClicks(&s.editor, QStringLiteral("___ a "));
        QCOMPARE(s.editor.sentence(), QStringLiteral("___ a [MASK] two"));
        QCOMPARE(s.editor.hiddenWords(), (QStringList{QString(), QStringLiteral("one")}));
        s.editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&s.editor, QStringLiteral(" ___"));
        QCOMPARE(s.editor.hiddenWords(),
                 (QStringList{QString(), QStringLiteral("one"), QString()}));
    }

    void aFilledChipHidesItsNewWord()
    {
        Setup s(QStringLiteral("one two"));
        s.click(QStringLiteral("two"));
        s.editor.fillMask(0, QStringLiteral("three"), SentenceEditor::Join::WithSpace);
        s.click(QStringLiteral("three"));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QStringLiteral("three")});
        s.editor.undo();
        s.editor.undo();
        QCOMPARE(s.editor.hiddenWords(), QStringList{QStringLiteral("two")});
    }

    void hiddenWordsComeBackWithASentence()
    {
        Setup s(QString{});
        s.editor.setSentence(QStringLiteral("___ and [MASK] and ___"),
                             {QStringLiteral("one"), QString(), QStringLiteral("three")});
        QCOMPARE(s.editor.sentence(), QStringLiteral("___ and [MASK] and ___"));
        QCOMPARE(s.editor.hiddenWords(),
                 (QStringList{QStringLiteral("one"), QString(), QStringLiteral("three")}));
        s.click(s.letter(1));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one and [MASK] and ___"));
        s.editor.undo();
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QString());
    }

    void allChipsAreFilledInOneStep()
    {
        Setup s(QStringLiteral("a ___ b [MASK]."));
        s.editor.fillAll({{"long word"}, {"x"}});
        QCOMPARE(s.editor.sentence(), QStringLiteral("a long word b x."));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("a ___ b [MASK]."));
    }

    /// "##s" joins what is before it, a byte-level word of its own keeps apart.
    void chipsAreFilledAsTheWordsRead()
    {
        Setup s(QStringLiteral("dog ___ bark___ and___!"));
        s.editor.fillAll({{"s", true, false}, {"ed", true, false}, {"run", false, true}});
        QCOMPARE(s.editor.sentence(), QStringLiteral("dogs barked and run!"));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("dog ___ bark___ and___!"));
        s.editor.setSentence(QStringLiteral("𝔸 ______ [MASK]"), {}); // one mask, then another
        s.editor.fillAll({{"play"}, {"ing", true, false}});
        QCOMPARE(s.editor.sentence(), QStringLiteral("𝔸 playing"));
    }

    void theMouseTellsWhatAClickDoes()
    {
        Setup s(QStringLiteral("one two <b>x</b> ___"));
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
