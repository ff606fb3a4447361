// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"

#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

struct Setup
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    Explanations& questions = controller.explanations();
    QSignalSpy answers{&questions, &Explanations::ready};
    QSignalSpy failures{&questions, &Explanations::failed};

    Setup() { script->setLogit(fakeId("rome"), 6); }
    ~Setup() { script->runGate.open(); }

    bool open()
    {
        controller.openFile(QString::fromStdString(fakeModelPath().string()));
        return QTest::qWaitFor(
            [this] { return controller.summary() != nullptr && !controller.isPredicting(); },
            kPatienceMs);
    }
    bool waitForAnswer()
    {
        return QTest::qWaitFor([this] { return !answers.isEmpty(); }, kPatienceMs);
    }
    template <typename Answer>
    Answer answer()
    {
        return std::get<Answer>(answers.takeLast().at(1).value<Explanation>());
    }
};

} // namespace

/// Questions that stay asked while the text changes.
class TestExplanations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void nothingIsAskedUnlessWanted()
    {
        Setup setup;
        QVERIFY(setup.open());
        QSignalSpy guesses(&setup.controller, &AppController::predictionReady);
        setup.controller.setText(QStringLiteral("the ___ ."));
        QVERIFY(QTest::qWaitFor([&] { return !guesses.isEmpty(); }, kPatienceMs));
        QTest::qWait(250); // longer than the pause
        QVERIFY(setup.answers.isEmpty());
        QCOMPARE(setup.script->runs(), std::size_t{1});
    }

    void aQuestionIsAskedAgainForEachText()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.controller.setText(QStringLiteral("the city"));
        setup.questions.setWanted(Question::Surprise, true);
        QVERIFY(setup.waitForAnswer());
        QCOMPARE(setup.answer<SurpriseResult>().words.size(), std::size_t{2});
        setup.answers.clear();
        QSignalSpy outdated(&setup.questions, &Explanations::outdated);
        setup.controller.setText(QStringLiteral("the city of rome"));
        QCOMPARE(outdated.count(), 1);
        QVERIFY(setup.waitForAnswer());
        QCOMPARE(setup.answer<SurpriseResult>().words.size(), std::size_t{4});
    }

    void targetsAreWantedWhileThereAreWords()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.controller.setText(QStringLiteral("the ___ ."));
        setup.questions.setTargets({QStringLiteral("paris"), QStringLiteral("rome")});
        QVERIFY(setup.waitForAnswer());
        const auto prediction = setup.answer<Prediction>();
        QCOMPARE(prediction.masks[0].targets.size(), std::size_t{2});
        QCOMPARE(*prediction.masks[0].targets[1].rank, std::size_t{1});
        setup.questions.setTargets({});
        QVERIFY(!setup.questions.isWanted(Question::Targets));
    }

    void severalQuestionsDoNotReplaceEachOther()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.controller.setText(QStringLiteral("the ___ of ___ ."));
        for (const Question question :
             {Question::Together, Question::LongerAnswers, Question::Importance}) {
            setup.questions.setWanted(question, true);
        }
        QVERIFY(QTest::qWaitFor([&] { return setup.answers.count() == 3; }, kPatienceMs));
    }

    void whyAQuestionHasNoAnswer()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.questions.setWanted(Question::Importance, true);
        setup.controller.setText(QStringLiteral("no mask"));
        QVERIFY(QTest::qWaitFor([&] { return !setup.failures.isEmpty(); }, kPatienceMs));
        QCOMPARE(setup.failures[0].at(0).value<Question>(), Question::Importance);
        QVERIFY(setup.failures[0].at(1).value<Error>().code == ErrorCode::NoMask);
    }

    void aQuestionThatIsNoLongerWantedIsNotAnswered()
    {
        Setup setup;
        QVERIFY(setup.open());
        setup.script->runGate.close();
        setup.controller.setText(QStringLiteral("the ___ ."));
        QVERIFY(setup.script->runGate.waitForArrivals(1)); // the guesses
        setup.questions.setWanted(Question::Surprise, true);
        QTest::qWait(20);
        setup.questions.setWanted(Question::Surprise, false);
        setup.script->runGate.open();
        QTest::qWait(100);
        QVERIFY(setup.answers.isEmpty() && setup.failures.isEmpty());
    }
};

QTEST_MAIN(TestExplanations)
#include "tst_explanations.moc"
