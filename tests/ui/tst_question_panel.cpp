// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/question_setup.h"
#include "ui/widgets/question_panel.h"
#include "ui/widgets/shaded_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace maskscope;

using Setup = QuestionSetup;

/// The questions of the Fill page, in the page.
class TestQuestionPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    // 32 words, 5 of them special: exp(4) / (exp(6) + exp(4) + 25 + 5 exp(-10)) = 0.1130
    void wordsOfTheirOwn()
    {
        Setup setup;
        QVERIFY(setup.open("Paris is the ___ of ___."));
        QTest::keyClicks(&setup.find<QLineEdit>("targets"), QStringLiteral("City, xyz,, a house"));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 9; }));
        const QStringList shown = setup.lines("targets1");
        QCOMPARE(
            shown.mid(0, 3),
            (QStringList{QStringLiteral("City"), QStringLiteral("11.3 %"), QStringLiteral("2nd")}));
        QCOMPARE(shown[5], QStringLiteral("unknown"));
        QCOMPARE(shown[8], QStringLiteral("2 pieces"));
        QCOMPARE(setup.lines("targets2").size(), qsizetype{9});
        setup.find<QLineEdit>("targets").clear();
        QVERIFY(!setup.find<WordLines>("targets1").isVisible());
    }

    void theySurviveAnotherText()
    {
        Setup setup;
        QVERIFY(setup.open("the ___."));
        setup.find<QLineEdit>("targets").setText(QStringLiteral("city，house"));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 6; }));
        setup.script->setLogit(fakeId("house"), 9);
        setup.page.editor().setSentence(QStringLiteral("a ___."));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1")[5] == QStringLiteral("1st"); }));
    }

    void wordsTogetherWithSeveralHiddenWords()
    {
        Setup setup;
        QVERIFY(setup.open("The ___ of France"));
        QVERIFY(!setup.find<QWidget>("together").isVisible());
        setup.page.editor().setSentence(QStringLiteral("The ___ of ___"));
        QVERIFY(setup.waitFor([&] { return setup.find<QWidget>("together1").isVisible(); }));
        QCOMPARE(setup.find<TextButton>("together1").words(),
                 QStringLiteral("The capital of capital"));
        QVERIFY(setup.find<TextButton>("together3").isVisible());
        setup.page.editor().setSentence(QStringLiteral("The ___"));
        QVERIFY(setup.waitFor([&] { return !setup.find<QWidget>("together").isVisible(); }));
    }

    void whatTakesLongCanBeCancelled()
    {
        Setup setup;
        QVERIFY(setup.open("the city ."));
        setup.page.editor().setSentence(QStringLiteral("the ___ of ___ ."));
        QVERIFY(setup.waitFor([&] { return setup.find<QWidget>("together").isVisible(); }));
        setup.script->runGate.close();
        setup.page.editor().setSentence(QStringLiteral("a ___ of ___ ."));
        auto& row = setup.find<QWidget>("togetherWait");
        auto* cancel = row.findChild<QPushButton*>(QStringLiteral("waitCancel"));
        QVERIFY(setup.waitFor([&] { return cancel->isVisible(); }));
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(!cancel->isVisible());
        QVERIFY(setup.find<QLabel>("togetherProblem").text().contains(QStringLiteral("Stopped")));
        setup.script->runGate.open();
        setup.page.editor().setSentence(QStringLiteral("one ___ of ___ ."));
        QVERIFY(setup.waitFor([&] {
            return setup.find<TextButton>("together1").words().startsWith(QStringLiteral("one"));
        }));
        QVERIFY(!setup.find<QLabel>("togetherProblem").isVisible());
    }

    /// exp(6 + 4) is the second of the products, and one step brings both chips back.
    void aSentenceTogetherFillsAllHiddenWords()
    {
        Setup setup;
        QVERIFY(setup.open("The ___ of ___"));
        QVERIFY(setup.waitFor([&] { return setup.find<QWidget>("together2").isVisible(); }));
        const QString sentence = setup.find<TextButton>("together2").words();
        QVERIFY(sentence.contains(QStringLiteral("city")));
        QTest::mouseClick(&setup.find<TextButton>("together2"), Qt::LeftButton);
        QCOMPARE(setup.page.editor().sentence(), sentence);
        setup.page.sentences().undo();
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("The ___ of ___"));
    }

    void aClickOnAWordOfTheirOwnFillsIt()
    {
        Setup setup;
        QVERIFY(setup.open("Paris is the ___ of ___."));
        setup.find<QLineEdit>("targets").setText(QStringLiteral("xyz, house"));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets2").size() == 6; }));
        QVERIFY(!setup.find<TextButton>("targets2Word1").isVisible()); // unknown to the model
        auto& house = setup.find<TextButton>("targets2Word2");
        QCOMPARE(house.accessibleName(),
                 QStringLiteral("house, ")
                     + setup.lines("targets2").mid(4).join(QStringLiteral(", ")));
        QTest::mouseClick(&house, Qt::LeftButton);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("Paris is the ___ of house."));
    }

    void theKeyboardTriesAndFillsALongerAnswer()
    {
        Setup setup;
        QVERIFY(setup.open("the ___."));
        setup.click("askLonger");
        QVERIFY(setup.waitFor([&] { return setup.lines("longer1").size() == 15; }));
        QWidget* sentence = setup.page.editor().viewport();
        const QImage before = sentence->grab().toImage();
        auto& first = setup.find<TextButton>("longer1Word1");
        setup.page.activateWindow();
        first.setFocus();
        QTRY_VERIFY(first.hasFocus());
        QVERIFY(sentence->grab().toImage() != before);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("the ___."));
        QTest::keyClick(&first, Qt::Key_Space);
        QCOMPARE(setup.page.editor().sentence(), QStringLiteral("the capital."));
    }

    void theMouseTriesAWordOnTheChip()
    {
        Setup setup;
        QVERIFY(setup.open("the ___."));
        setup.find<QLineEdit>("targets").setText(QStringLiteral("house"));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 3; }));
        QWidget* sentence = setup.page.editor().viewport();
        const QImage before = sentence->grab().toImage();
        auto& word = setup.find<TextButton>("targets1Word1");
        QEnterEvent enter({}, {}, {});
        QCoreApplication::sendEvent(&word, &enter);
        QVERIFY(sentence->grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&word, &leave);
        QCOMPARE(sentence->grab().toImage(), before);
    }

    void whatIsAskedCanBeRestored()
    {
        const QuestionState asked{QStringLiteral("city, house"), true, false, true};
        Setup setup;
        QVERIFY(setup.open("the ___."));
        QuestionPanel& panel = setup.page.questions();
        QVERIFY(panel.state() == QuestionState());
        panel.setState(asked);
        QVERIFY(panel.state() == asked);
        QVERIFY(setup.waitFor([&] { return setup.lines("longer1").size() == 15; }));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 6; }));
        QVERIFY(setup.waitFor([&] { return !setup.find<ShadedWords>("why").isOutdated(); }));
        panel.setState({});
        QVERIFY(!setup.find<WordLines>("longer1").isVisible());
        QVERIFY(!setup.find<WordLines>("targets1").isVisible());
    }

    void whyAndSurprise()
    {
        Setup setup;
        QVERIFY(setup.open("Paris is the ___ of ___."));
        auto& why = setup.find<ShadedWords>("why");
        QVERIFY(!why.isVisible());
        setup.click("askWhy");
        QVERIFY(setup.waitFor([&] { return why.isVisible() && !why.isOutdated(); }));
        QCOMPARE(why.model()->rowCount(), 7); // paris is the 1 of 2 .
        QVERIFY(setup.find<QComboBox>("whyMask").isVisible());
        auto& surprise = setup.find<ShadedWords>("surprise");
        setup.click("askSurprise");
        QVERIFY(setup.waitFor([&] { return surprise.isVisible() && !surprise.isOutdated(); }));
        QCOMPARE(surprise.model()->rowCount(), 7);
        setup.click("askWhy");
        QVERIFY(!why.isVisible());
        QVERIFY(surprise.isVisible());
    }

    /// How unexpected words are can be asked of a sentence without hidden ones; why cannot.
    void aSentenceWithoutHiddenWords()
    {
        Setup setup;
        QVERIFY(setup.open("Paris is the capital."));
        setup.click("askSurprise");
        setup.click("askWhy");
        QVERIFY(setup.waitFor([&] { return setup.find<ShadedWords>("surprise").isVisible(); }));
        const auto captions = setup.page.findChildren<QLabel*>(QStringLiteral("questionCaption"));
        QVERIFY(setup.waitFor(
            [&] { return captions[0]->text().contains(QStringLiteral("No word is hidden")); }));
        QVERIFY(!setup.find<ShadedWords>("why").isVisible());
    }

    void longerAnswers()
    {
        Setup setup;
        QVERIFY(setup.open("the ___."));
        setup.click("askLonger");
        QVERIFY(setup.waitFor([&] { return setup.lines("longer1").size() == 15; }));
        QCOMPARE(setup.lines("longer1")[0], QStringLiteral("capital"));
        setup.click("askLonger");
        QVERIFY(!setup.find<WordLines>("longer1").isVisible());
    }

    void nothingIsClippedWhenItIsSmall()
    {
        Setup setup;
        setup.page.resize(600, 560);
        QVERIFY(setup.open("Paris is the ___ of ___."));
        setup.find<QLineEdit>("targets").setText(QStringLiteral("city, house"));
        setup.click("askWhy");
        setup.click("askSurprise");
        setup.click("askLonger");
        QVERIFY(setup.waitFor([&] { return setup.lines("longer2").size() == 15; }));
        for (const QWidget* child : setup.find<QWidget>("questionPanel").findChildren<QWidget*>()) {
            if (child->isVisible()) {
                const QRect place(child->mapTo(&setup.page, QPoint()), child->size());
                QVERIFY2(setup.page.rect().contains(place), qPrintable(child->objectName()));
            }
        }
    }

    void everythingHasAName()
    {
        Setup setup;
        auto& panel = setup.find<QWidget>("questionPanel");
        for (const auto* button : panel.findChildren<QToolButton*>()) {
            if (button->focusPolicy() != Qt::NoFocus) {
                QVERIFY(!button->text().isEmpty() && !button->toolTip().isEmpty());
            }
        }
        QVERIFY(!setup.find<ShadedWords>("why").accessibleName().isEmpty());
        QVERIFY(!setup.find<ShadedWords>("surprise").accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestQuestionPanel)
#include "tst_question_panel.moc"
