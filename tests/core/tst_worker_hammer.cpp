// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/worker_fixture.h"

#include <QTest>

#include <algorithm>
#include <mutex>
#include <random>
#include <thread>

using namespace maskscope;

namespace {

constexpr unsigned kThreads = 4;
constexpr int kOrders = 400; // of each thread

SweepOptions smallSweep()
{
    return {.lengths = {{4}, {8}}, .warmUp = 1, .repeats = 3};
}

/// What one caller does: orders and cancels at random, in its own channels and in shared ones.
std::vector<JobId> hammer(InferenceWorker& worker, unsigned seed)
{
    std::mt19937 random(seed);
    const Channel own{"own " + std::to_string(seed)};
    std::vector<JobId> jobs;
    for (int i = 0; i < kOrders; ++i) {
        // Loads are rare, so that most orders meet a model.
        const ModelId model{1 + random() % 6};
        const Channel& channel = random() % 2 == 0 ? own : kPredictChannel;
        const auto dice = random() % 100;
        if (dice == 0) {
            jobs.push_back(worker.submit(kLoadChannel, LoadJob{fakeModelPath(), {}, {}, model}));
        } else if (dice < 10) {
            jobs.push_back(worker.submit(kSweepChannel, SweepJob{model, smallSweep()}));
        } else if (dice < 20 && !jobs.empty()) {
            worker.cancel(jobs[random() % jobs.size()]);
        } else {
            jobs.push_back(worker.submit(channel, PredictJob{model, "the [MASK] .", {}}));
        }
    }
    return jobs;
}

std::vector<JobId> hammerFromSeveralThreads(InferenceWorker& worker)
{
    std::mutex mutex;
    std::vector<JobId> all;
    std::vector<std::jthread> callers;
    for (unsigned seed = 1; seed <= kThreads; ++seed) {
        callers.emplace_back([&worker, &mutex, &all, seed] {
            const std::vector<JobId> jobs = hammer(worker, seed);
            const std::lock_guard lock(mutex);
            all.insert(all.end(), jobs.begin(), jobs.end());
        });
    }
    callers.clear(); // joins
    return all;
}

} // namespace

/// Many callers at once; every job is accounted for. Most telling under ThreadSanitizer.
class TestWorkerHammer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyJobEndsOnce();
    void everyJobEndsOnceWhenStoppedMeanwhile();
};

void TestWorkerHammer::everyJobEndsOnce()
{
    WorkerFixture f;
    QVERIFY(f.load().has_value());
    const std::vector<JobId> jobs = hammerFromSeveralThreads(f.worker);
    for (const JobId job : jobs) {
        QVERIFY(f.log.waitForEnd(job).has_value());
    }
    f.worker.stop();
    QVERIFY(f.log.waitForStopped());
    for (const JobId job : jobs) {
        QCOMPARE(f.log.terminalEvents(job), std::size_t{1});
    }
    QCOMPARE(f.script->liveModels(), std::size_t{0});
    QVERIFY(f.script->mostLiveModels() <= 3); // two, and one that is being loaded
    QVERIFY(!f.script->usedFromSeveralThreads());
}

void TestWorkerHammer::everyJobEndsOnceWhenStoppedMeanwhile()
{
    WorkerFixture f;
    QVERIFY(f.load().has_value());
    std::jthread stopper([&f] {
        static_cast<void>(f.log.waitUntil(
            [](const std::vector<WorkerEvent>& events) { return events.size() > 200; }));
        f.worker.stop();
    });
    const std::vector<JobId> jobs = hammerFromSeveralThreads(f.worker);
    stopper.join();
    for (const JobId job : jobs) {
        QVERIFY(f.log.waitForEnd(job).has_value());
    }
    for (const JobId job : jobs) {
        QCOMPARE(f.log.terminalEvents(job), std::size_t{1});
    }
    QVERIFY(f.log.waitUntil([](const std::vector<WorkerEvent>& events) {
        return std::count_if(events.begin(), events.end(),
                             [](const WorkerEvent& event) {
                                 return std::holds_alternative<WorkerStopped>(event);
                             })
            == 1;
    }));
}

QTEST_GUILESS_MAIN(TestWorkerHammer)
#include "tst_worker_hammer.moc"
