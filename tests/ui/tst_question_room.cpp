// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/question_setup.h"
#include "ui/item_models/shaded_word_model.h"
#include "ui/widgets/shaded_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <optional>

using namespace maskscope;

namespace {

using Setup = QuestionSetup;

const QString kLongSentence = QStringLiteral(
    "Paris is the capital of France and the city of the house and the city of Paris and");

/// Where the list of guesses begins, once the layout has come to rest.
int firstGuess(QuestionSetup& setup)
{
    for (int round = 0; round < 5; ++round) { // a scroll area lays out what is in it later
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    return setup.find<QWidget>("predictions1").mapTo(&setup.page, QPoint()).y();
}

} // namespace

/// What is asked on the Fill page has its room before it is answered: nothing below jumps.
class TestQuestionRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { failOnQtWarnings(); }

    /// What is below must not move under the pointer when the sentences come.
    void theSentencesTogetherHaveTheirRoomBefore()
    {
        Setup setup;
        QVERIFY(setup.open("The ___ of France"));
        auto& together = setup.find<QWidget>("together");
        std::optional<int> before;
        int waiting = 0;
        const auto look = [&](const Prediction& prediction) {
            if (prediction.masks.size() == 2 && !before) {
                setup.page.layout()->activate();
                waiting = setup.find<QWidget>("together1").isVisible() ? 0 : 1;
                before = together.sizeHint().height();
            }
        };
        QObject::connect(&setup.controller, &AppController::predictionReady, &setup.page, look);
        setup.page.editor().setSentence(QStringLiteral("The ___ of ___"));
        QVERIFY(setup.waitFor([&] { return setup.find<QWidget>("together1").isVisible(); }));
        QCOMPARE(waiting, 1); // the guesses were there first
        QVERIFY(*before > 3 * together.fontMetrics().height());
        QCOMPARE(together.sizeHint().height(), *before);
    }

    /// A narrow page, so that they wrap: the first guess stays where it was.
    void longSentencesTogetherHaveTheirRoomBefore()
    {
        Setup setup;
        setup.page.resize(620, 700);
        QVERIFY(setup.open("the ___ of France"));
        std::optional<int> before;
        bool isWaiting = false;
        QObject::connect(&setup.controller, &AppController::predictionReady, &setup.page, [&] {
            if (setup.find<QComboBox>("whyMask").count() == 2 && !before) {
                setup.script->runGate.close(); // the sentences have to wait
                before = firstGuess(setup);
                isWaiting = !setup.find<QWidget>("together1").isVisible();
                setup.script->runGate.open();
            }
        });
        setup.page.editor().setSentence(
            kLongSentence + QStringLiteral(" and the ___ of Paris is a ___ of the city ."));
        QVERIFY(setup.waitFor([&] { return setup.find<QWidget>("together1").isVisible(); }));
        auto& line = setup.find<TextButton>("together1");
        QVERIFY(line.heightForWidth(line.width()) > line.sizeHint().height()); // it wraps
        QVERIFY(isWaiting);
        QCOMPARE(firstGuess(setup), before.value_or(-1));
    }

    /// Typed words stand above the guesses: their lines are there before their numbers.
    void yourWordsHaveTheirRoomBefore()
    {
        Setup setup;
        QVERIFY(setup.open("The ___ of France"));
        setup.script->runGate.close();
        auto& targets = setup.find<QLineEdit>("targets");
        targets.setText(QStringLiteral("city, house"));
        const QStringList words{QStringLiteral("city"), QStringLiteral("house")};
        QCOMPARE(setup.lines("targets1"), words);
        const int before = firstGuess(setup);
        setup.script->runGate.open();
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 6; }));
        QCOMPARE(firstGuess(setup), before);
        setup.script->runGate.close();
        targets.setText(QStringLiteral("city, house, big"));
        QCOMPARE(setup.lines("targets1").size(), 7); // what is known stays
        const int lower = firstGuess(setup);
        QVERIFY(lower > before);
        setup.script->runGate.open();
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 9; }));
        QCOMPARE(firstGuess(setup), lower);
    }

    /// With the guesses of a word that was hidden just now.
    void yourWordsHaveTheirRoomInANewColumn()
    {
        Setup setup;
        QVERIFY(setup.open("The ___ of France"));
        setup.find<QLineEdit>("targets").setText(QStringLiteral("city, house"));
        QVERIFY(setup.waitFor([&] { return setup.lines("targets1").size() == 6; }));
        qsizetype lines = 0;
        QObject::connect(&setup.controller, &AppController::predictionReady, &setup.page, [&] {
            if (setup.page.findChild<QWidget*>(QStringLiteral("targets2")) != nullptr) {
                lines = setup.lines("targets2").size();
            }
        });
        setup.page.editor().setSentence(QStringLiteral("The ___ of ___"));
        QVERIFY(setup.waitFor([&] { return lines > 0; }));
        QCOMPARE(lines, 2); // the words, without a number yet
        QVERIFY(setup.waitFor([&] { return setup.lines("targets2").size() == 6; }));
    }

    void reasonsHaveTheirRoomBefore_data()
    {
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<QByteArray>("list");
        QTest::newRow("why") << QByteArray("askWhy") << QByteArray("why");
        QTest::newRow("surprise") << QByteArray("askSurprise") << QByteArray("surprise");
    }

    /// Words in two lines: the first guess stays where it was when they get their shades.
    void reasonsHaveTheirRoomBefore()
    {
        QFETCH(const QByteArray, button);
        QFETCH(const QByteArray, list);
        Setup setup;
        setup.page.resize(620, 700);
        QVERIFY(setup.open(qPrintable(kLongSentence + QStringLiteral(" the ___ ."))));
        auto& words = setup.find<ShadedWords>(list);
        setup.script->runGate.close();
        setup.click(button);
        QTRY_VERIFY(words.height() > 3 * words.fontMetrics().height());
        const int before = firstGuess(setup);
        QVERIFY(words.isOutdated()); // nothing is known yet
        QCOMPARE(words.model()->index(0, 0).data(ShadedWordModel::StrengthRole).toDouble(), 0.0);
        setup.script->runGate.open();
        QVERIFY(setup.waitFor([&] { return !words.isOutdated(); }));
        QCOMPARE(firstGuess(setup), before);
    }

    /// A longer text needs a line more: it is there with the guesses, and the old shades stay.
    void reasonsOfAnotherTextHaveTheirRoomBefore()
    {
        Setup setup;
        setup.page.resize(620, 700);
        QVERIFY(setup.open("Paris is the ___ ."));
        setup.click("askWhy");
        auto& words = setup.find<ShadedWords>("why");
        QVERIFY(setup.waitFor([&] { return words.isVisible() && !words.isOutdated(); }));
        const int low = firstGuess(setup);
        QObject::connect(&setup.controller, &AppController::predictionReady, &setup.page,
                         [&] { setup.script->runGate.close(); });
        setup.page.editor().setSentence(kLongSentence + QStringLiteral(" the ___ ."));
        QTRY_VERIFY(words.model()->rowCount() > 20);
        const int before = firstGuess(setup);
        QVERIFY(before > low);
        QVERIFY(words.isOutdated());
        setup.script->runGate.open();
        QVERIFY(setup.waitFor([&] { return !words.isOutdated(); }));
        QCOMPARE(firstGuess(setup), before);
    }
};

QTEST_MAIN(TestQuestionRoom)
#include "tst_question_room.moc"
