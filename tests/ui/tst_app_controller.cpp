// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"
#include "tests/ui/window_test.h"
#include "ui/app_controller.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace maskscope;

namespace {

QString fakePath()
{
    return QString::fromStdString(fakeModelPath().string());
}

std::string hashOfFakeModel()
{
    QFile file(fakePath());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file)
        ? hash.result().toHex().toStdString()
        : std::string();
}

struct Session
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    AppController controller{makeFakeLoaderFactory(script)};
    QSignalSpy changed{&controller, &AppController::modelChanged};
    QSignalSpy failedLoads{&controller, &AppController::loadFailed};
    QSignalSpy answers{&controller, &AppController::predictionReady};
    QSignalSpy failures{&controller, &AppController::predictionFailed};
    QSignalSpy stops{&controller, &AppController::stopped};

    ~Session()
    {
        script->loadGate.open();
        script->runGate.open();
    }

    bool open()
    {
        controller.openFile(fakePath());
        return QTest::qWaitFor([this] { return changed.count() == 1; }, kPatienceMs);
    }

    std::string lastAnswer() { return answers.last().at(0).value<Prediction>().text; }
};

} // namespace

class TestAppController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void aTextIsAnsweredAsSoonAsTheModelIsThere()
    {
        Session session;
        session.script->setLogit(fakeId("capital"), 5);
        session.controller.setText(QStringLiteral("Paris is the ___."));
        QVERIFY(session.open());
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 1, kPatienceMs);
        const auto prediction = session.answers.at(0).at(0).value<Prediction>();
        QCOMPARE(prediction.masks.size(), std::size_t{1});
        QCOMPARE(prediction.masks.front().candidates.front().text, std::string("capital"));
        QVERIFY(!session.controller.isPredicting());
        QVERIFY(!session.controller.isLoading());
    }

    void rolesAreRememberedForTheFile()
    {
        Session session;
        QVERIFY(session.open());
        QSignalSpy remembered(&session.controller, &AppController::rememberedRolesChanged);
        const RoleOverrides roles{{1, InputRole::TokenTypeIds}, {2, InputRole::AttentionMask}};
        ModelSummary model = makeFakeSummary();
        // Of fake/model.pt, as sha256sum would tell it.
        model.sha256 = hashOfFakeModel();
        model.fileBytes = static_cast<std::uint64_t>(std::filesystem::file_size(fakeModelPath()));
        model.inputs = withRoles(model.inputs, roles);
        session.script->setSummary(model);
        session.controller.chooseRoles(roles);
        QTRY_COMPARE_WITH_TIMEOUT(remembered.count(), 1, kPatienceMs);
        QCOMPARE(session.script->roles(), roles);

        // The next start: the same file has them, another has not.
        Session next;
        next.controller.setRememberedRoles(
            remembered.at(0).at(0).value<std::vector<RememberedRoles>>());
        QVERIFY(next.open());
        QCOMPARE(next.script->roles(), roles);
        next.controller.openFile(QString::fromStdString(fakeBareModelPath().string()));
        QTRY_COMPARE_WITH_TIMEOUT(next.changed.count(), 2, kPatienceMs);
        QVERIFY(next.script->roles().empty());
    }

    void rememberedRolesThatFailAreLeftOut()
    {
        Session session;
        const std::shared_ptr<FakeScript>& script = session.script;
        script->setLoadHook([script](const OpenedFile&) -> std::optional<Error> {
            return script->roles().empty() ? std::nullopt
                                           : std::optional(Error{ErrorCode::LoadFailed, {}, {}});
        });
        const auto bytes = static_cast<std::uint64_t>(std::filesystem::file_size(fakeModelPath()));
        session.controller.setRememberedRoles(
            {{hashOfFakeModel(), bytes, {{1, InputRole::TokenTypeIds}}}});
        QVERIFY(session.open());
        QCOMPARE(script->loads(), std::size_t{2});
        QVERIFY(script->roles().empty());
    }

    void manyKeysAskOnce()
    {
        Session session;
        QVERIFY(session.open());
        QTRY_VERIFY_WITH_TIMEOUT(!session.controller.isPredicting(),
                                 kPatienceMs); // of the empty text
        const std::size_t before = session.script->runs();
        for (int length = 1; length <= 9; ++length) {
            session.controller.setText(QStringLiteral("the ___ a").left(length));
        }
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 1, kPatienceMs);
        QCOMPARE(session.lastAnswer(), std::string("the ___ a"));
        QCOMPARE(session.script->runs(), before + 1);
    }

    void aKeyAfterAnAnswerIsAskedForAtOnce()
    {
        Session session;
        QVERIFY(session.open());
        QTRY_VERIFY_WITH_TIMEOUT(!session.controller.isPredicting(), kPatienceMs);
        for (const char* text : {"one ___", "two ___"}) {
            session.controller.setText(QString::fromLatin1(text));
            QVERIFY(session.controller.isPredicting()); // without a pause
            QTRY_VERIFY_WITH_TIMEOUT(!session.controller.isPredicting(), kPatienceMs);
            QCOMPARE(session.lastAnswer(), std::string(text));
        }
    }

    // The first forward is held; three more texts come meanwhile.
    void onlyTheNewestTextIsAnsweredAndNothingPilesUp()
    {
        Session session;
        QVERIFY(session.open());
        QTRY_VERIFY_WITH_TIMEOUT(!session.controller.isPredicting(), kPatienceMs);
        session.script->runGate.close();
        session.controller.setText(QStringLiteral("one ___"));
        QTRY_COMPARE_WITH_TIMEOUT(session.script->runGate.arrivals(), std::size_t{1}, kPatienceMs);
        const QSignalSpy started(&session.controller, &AppController::predictionStarted);
        for (const char* text : {"two ___", "three ___", "four ___"}) {
            const int before = static_cast<int>(started.count());
            session.controller.setText(QString::fromLatin1(text));
            QTRY_COMPARE_WITH_TIMEOUT(started.count(), before + 1, kPatienceMs);
        }
        session.script->runGate.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 1, kPatienceMs);
        QCOMPARE(session.lastAnswer(), std::string("four ___"));
        QCOMPARE(session.script->runs(), std::size_t{2}); // "one" and "four"
        QCOMPARE(session.failures.count(), 1); // the empty text at the start
    }

    void setTextReturnsAtOnceWhileAForwardRuns()
    {
        Session session;
        QVERIFY(session.open());
        session.script->runGate.close();
        session.controller.setText(QStringLiteral("one ___"));
        QTRY_COMPARE_WITH_TIMEOUT(session.script->runGate.arrivals(), std::size_t{1}, kPatienceMs);
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 100; ++i) {
            session.controller.setText(QStringLiteral("word %1 ___").arg(i));
        }
        QVERIFY2(clock.elapsed() < kAtOnceMs, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(session.answers.count(), 0);
    }

    void aFailedLoadLeavesTheOldModelInUse()
    {
        Session session;
        session.controller.setText(QStringLiteral("the ___"));
        QVERIFY(session.open());
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 1, kPatienceMs);
        const auto before = session.controller.summary();
        session.controller.openFile(QStringLiteral("/nowhere/missing.pt"));
        QVERIFY(session.controller.isLoading());
        QTRY_COMPARE_WITH_TIMEOUT(session.failedLoads.count(), 1, kPatienceMs);
        QCOMPARE(session.failedLoads.at(0).at(0).toString(), QStringLiteral("/nowhere/missing.pt"));
        QVERIFY(session.failedLoads.at(0).at(1).value<Error>().code == ErrorCode::FileNotFound);
        QVERIFY(!session.controller.isLoading());
        QCOMPARE(session.controller.summary(), before);
        session.controller.setText(QStringLiteral("a ___"));
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 2, kPatienceMs);
    }

    void aLoadCanBeCancelled()
    {
        Session session;
        QVERIFY(session.open());
        session.script->loadGate.close();
        const QSignalSpy cancelled(&session.controller, &AppController::loadCancelled);
        session.controller.reload();
        QVERIFY(session.script->loadGate.waitForArrivals(2));
        session.controller.cancelLoad();
        session.script->loadGate.open();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, kPatienceMs);
        QVERIFY(!session.controller.isLoading());
        QCOMPARE(session.changed.count(), 1);
    }

    void aNewModelAnswersTheTextAgain()
    {
        Session session;
        session.controller.setText(QStringLiteral("the ___"));
        QVERIFY(session.open());
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 1, kPatienceMs);
        session.controller.reload();
        QTRY_COMPARE_WITH_TIMEOUT(session.changed.count(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session.script->liveModels(), std::size_t{1}, kPatienceMs);
    }

    void aNumberOfThreadsCountsFromNowOn()
    {
        Session session;
        session.controller.setThreads(3); // no file yet
        QVERIFY(session.open());
        QCOMPARE(session.controller.summary()->threads, 3);
        session.controller.setThreads(2);
        QTRY_COMPARE_WITH_TIMEOUT(session.changed.count(), 2, kPatienceMs);
        QCOMPARE(session.controller.summary()->threads, 2);
        session.controller.setThreads(2);
        QVERIFY(!session.controller.isLoading());
    }

    void moreGuessesAreAskedForAtOnce()
    {
        Session session;
        session.controller.setText(QStringLiteral("the ___"));
        QVERIFY(session.open());
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 1, kPatienceMs);
        session.controller.setTopK(12);
        QTRY_COMPARE_WITH_TIMEOUT(session.answers.count(), 2, kPatienceMs);
        const auto prediction = session.answers.last().at(0).value<Prediction>();
        QCOMPARE(prediction.masks.front().candidates.size(), std::size_t{12});
    }

    void aModelWithoutAHeadSaysWhyItCannotFill()
    {
        Session session;
        ModelSummary summary = makeFakeSummary();
        summary.output.hasLmHead = false;
        session.script->setSummary(summary);
        session.controller.setText(QStringLiteral("the ___"));
        QVERIFY(session.open());
        QVERIFY(session.controller.cannotFill().has_value());
        QVERIFY(session.controller.cannotFill()->code == ErrorCode::NoLmHead);
        QVERIFY(!session.controller.isPredicting());
    }

    void aModelWithoutATokenizerSaysWhyItCannotFill()
    {
        Session session;
        session.controller.openFile(QString::fromStdString(fakeBareModelPath().string()));
        QTRY_COMPARE_WITH_TIMEOUT(session.changed.count(), 1, kPatienceMs);
        QVERIFY(session.controller.cannotFill().has_value());
        QVERIFY(session.controller.cannotFill()->code == ErrorCode::NoTokenizer);
    }

    void aSweepTellsItsProgressAndEnds()
    {
        Session session;
        QVERIFY(session.open());
        const QSignalSpy progress(&session.controller, &AppController::sweepProgress);
        const QSignalSpy finished(&session.controller, &AppController::sweepFinished);
        session.controller.startSweep({.lengths = {{4}, {8}}, .warmUp = 1, .repeats = 2});
        QVERIFY(session.controller.isSweeping());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs);
        QVERIFY(!finished.at(0).at(1).toBool());
        const auto result = finished.at(0).at(0).value<SweepResult>();
        QCOMPARE(result.lengths.size(), std::size_t{2});
        QCOMPARE(result.lengths.at(1).statistics.runs, std::size_t{2});
        QVERIFY(progress.count() >= 1);
        QVERIFY(!session.controller.isSweeping());
    }

    void aCancelledSweepKeepsWhatItMeasured()
    {
        Session session;
        QVERIFY(session.open());
        QTRY_VERIFY_WITH_TIMEOUT(!session.controller.isPredicting(), kPatienceMs);
        session.script->runGate.close();
        const QSignalSpy finished(&session.controller, &AppController::sweepFinished);
        session.controller.startSweep({.lengths = {{4}}, .warmUp = 0, .repeats = 50});
        session.script->runGate.letThrough(3);
        QVERIFY(session.script->runGate.waitForArrivals(4));
        session.controller.cancelSweep();
        session.script->runGate.open();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kPatienceMs);
        QVERIFY(finished.at(0).at(1).toBool());
        const auto result = finished.at(0).at(0).value<SweepResult>();
        QCOMPARE(result.lengths.at(0).statistics.runs, std::size_t{3});
    }

    void looksInsideOnceForEachModel()
    {
        Session session;
        const auto inside = std::make_shared<const Inspection>();
        session.script->setInspection(inside, 2);
        QVERIFY(session.open());
        const QSignalSpy started(&session.controller, &AppController::inspectionStarted);
        const QSignalSpy ready(&session.controller, &AppController::inspectionReady);
        session.controller.inspect();
        session.controller.inspect();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
        QCOMPARE(session.controller.inspection(), inside);
        session.controller.inspect();
        QCOMPARE(started.count(), 1);

        session.controller.reload();
        QTRY_COMPARE_WITH_TIMEOUT(session.changed.count(), 2, kPatienceMs);
        QVERIFY(session.controller.inspection() == nullptr);
        session.controller.inspect();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, kPatienceMs);
    }

    void lookingInsideFailsOrIsCancelledAloud()
    {
        Session session;
        session.script->setInspection(nullptr);
        QVERIFY(session.open());
        const QSignalSpy failed(&session.controller, &AppController::inspectionFailed);
        const QSignalSpy cancelled(&session.controller, &AppController::inspectionCancelled);
        session.controller.inspect();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatienceMs);
        QVERIFY(failed.at(0).at(0).value<Error>().code == ErrorCode::OutOfMemory);

        session.script->setInspection(nullptr, 1000000);
        session.controller.inspect();
        session.controller.cancelInspection();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, kPatienceMs);
        QCOMPARE(failed.count(), 1);
    }

    void stoppingIsAskedForAndTold()
    {
        Session session;
        QVERIFY(session.open());
        session.controller.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.stops.count(), 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session.script->liveModels(), std::size_t{0}, kPatienceMs);
    }
};

QTEST_MAIN(TestAppController)
#include "tst_app_controller.moc"
