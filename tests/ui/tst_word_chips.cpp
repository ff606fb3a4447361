// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editor_setup.h"
#include "tests/ui/window_test.h"
#include "ui/widgets/sentence_editor.h"
#include "ui/widgets/text_places.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QLocale>
#include <QTest>

using namespace maskscope;

/// What the chips of hidden words remember, and filling them.
class TestWordChips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { failOnQtWarnings(); }

    void aTypedBlankHidesNothing()
    {
        EditorSetup s(QStringLiteral("one ___ two"));
        QCOMPARE(s.editor.hiddenWords(), QStringList{QString()});
        s.click(s.letter(5));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one ___ two"));
        s.editor.hideWord(); // it is hidden already
        QCOMPARE(s.editor.sentence(), QStringLiteral("one ___ two"));
    }

    void aClickOnATypedBlankLetsOneTypeOverIt()
    {
        EditorSetup s(QStringLiteral("one ___ two"));
        s.click(s.letter(5));
        QTest::keyClicks(&s.editor, QStringLiteral("and"));
        QCOMPARE(s.editor.sentence(), QStringLiteral("one and two"));
    }

    void aBlankEndsAWord()
    {
        EditorSetup s(QStringLiteral("un___ able"));
        s.click(s.letter(0));
        QCOMPARE(s.editor.sentence(), QStringLiteral("[MASK]___ able"));
        QCOMPARE(s.editor.hiddenWords(), (QStringList{QStringLiteral("un"), QString()}));
    }

    void chipsAreCutAndPastedWithTheirWords()
    {
        EditorSetup s(QStringLiteral("one two ___ four"));
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
        EditorSetup s(QStringLiteral("one ___ ___ two"));
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
        EditorSetup s(QStringLiteral("one two ___"));
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
        EditorSetup s(QStringLiteral("one two"));
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
        EditorSetup s(QStringLiteral("one two"));
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
        EditorSetup s(QString{});
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
        EditorSetup s(QStringLiteral("a ___ b [MASK]."));
        s.editor.fillAll({{"long word"}, {"x"}});
        QCOMPARE(s.editor.sentence(), QStringLiteral("a long word b x."));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("a ___ b [MASK]."));
    }

    /// "##s" joins what is before it, a byte-level word of its own keeps apart.
    void chipsAreFilledAsTheWordsRead()
    {
        EditorSetup s(QStringLiteral("dog ___ bark___ and___!"));
        s.editor.fillAll({{"s", true, false}, {"ed", true, false}, {"run", false, true}});
        QCOMPARE(s.editor.sentence(), QStringLiteral("dogs barked and run!"));
        s.editor.undo();
        QCOMPARE(s.editor.sentence(), QStringLiteral("dog ___ bark___ and___!"));
        s.editor.setSentence(QStringLiteral("𝔸 ______ [MASK]"), {}); // one mask, then another
        s.editor.fillAll({{"play"}, {"ing", true, false}});
        QCOMPARE(s.editor.sentence(), QStringLiteral("𝔸 playing"));
    }
};

QTEST_MAIN(TestWordChips)
#include "tst_word_chips.moc"
