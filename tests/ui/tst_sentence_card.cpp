// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"
#include "ui/widgets/sentence_card.h"

#include <QInputMethodEvent>
#include <QTest>

using namespace maskscope;

namespace {

/// The card and a page that does what it asks for.
struct Setup
{
    SentenceCard card;

    Setup()
    {
        QObject::connect(&card, &SentenceCard::secondLineRequested, &card,
                         [this](bool shown) { showSecond(shown); });
    }
    void showSecond(bool shown)
    {
        card.rememberSecondLine();
        card.setHasSecond(shown);
    }
};

} // namespace

/// One history for both lines.
class TestSentenceCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void theSecondLineComesAndGoesWithUndo()
    {
        Setup s;
        s.card.first().setSentence(QStringLiteral("one"));
        s.showSecond(true);
        s.card.second().setSentence(QStringLiteral("two"));
        s.showSecond(false);
        s.card.undo();
        QVERIFY(s.card.hasSecond());
        QCOMPARE(s.card.text(), QStringLiteral("one\ntwo"));
        s.card.undo();
        QVERIFY(s.card.hasSecond());
        QCOMPARE(s.card.text(), QStringLiteral("one"));
        s.card.undo();
        QVERIFY(!s.card.hasSecond());
        s.card.undo();
        QCOMPARE(s.card.text(), QString());
        for (int step = 0; step < 3; ++step) {
            s.card.redo();
        }
        QCOMPARE(s.card.text(), QStringLiteral("one\ntwo"));
        s.card.redo();
        QVERIFY(!s.card.hasSecond());
        s.card.redo();
        QCOMPARE(s.card.text(), QStringLiteral("one"));
    }

    void allMasksOfBothLinesAreOneStep()
    {
        Setup s;
        s.showSecond(true);
        s.card.first().setSentence(QStringLiteral("___ and ___"));
        s.card.second().setSentence(QStringLiteral("not ___"));
        s.card.fillAll({{"a"}, {"b"}, {"c"}});
        QCOMPARE(s.card.text(), QStringLiteral("a and b\nnot c"));
        s.card.undo();
        QCOMPARE(s.card.text(), QStringLiteral("___ and ___\nnot ___"));
        s.card.redo();
        QCOMPARE(s.card.text(), QStringLiteral("a and b\nnot c"));
        s.card.undo();
        QCOMPARE(s.card.text(), QStringLiteral("___ and ___\nnot ___"));
        s.card.undo();
        QCOMPARE(s.card.text(), QStringLiteral("___ and ___"));
    }

    void fewerWordsThanMasksLeaveTheOthers()
    {
        Setup s;
        s.showSecond(true);
        s.card.first().setSentence(QStringLiteral("___"));
        s.card.second().setSentence(QStringLiteral("___ ___"));
        s.card.forgetHistory();
        s.card.fillAll({});
        QCOMPARE(s.card.text(), QStringLiteral("___\n___ ___"));
        s.card.fillAll({{"a"}, {"b"}});
        QCOMPARE(s.card.text(), QStringLiteral("a\nb ___"));
        s.card.undo();
        QCOMPARE(s.card.text(), QStringLiteral("___\n___ ___"));
    }

    void nothingIsFilledWhileAnInputMethodComposes()
    {
        Setup s;
        s.showSecond(true);
        s.card.first().setSentence(QStringLiteral("___"));
        s.card.second().setSentence(QStringLiteral("___ "));
        s.card.forgetHistory();
        QInputMethodEvent composing(QStringLiteral("ni"), {});
        QCoreApplication::sendEvent(&s.card.second(), &composing);
        s.card.fillAll({{"a"}, {"b"}});
        QCOMPARE(s.card.text(), QStringLiteral("___\n___ "));
    }

    void somethingNewEndsWhatCouldBeRedone()
    {
        Setup s;
        s.card.first().setSentence(QStringLiteral("one"));
        s.card.undo();
        s.showSecond(true);
        s.card.redo();
        QCOMPARE(s.card.text(), QString());
        QVERIFY(s.card.hasSecond());
    }
};

QTEST_MAIN(TestSentenceCard)
#include "tst_sentence_card.moc"
