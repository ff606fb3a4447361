// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_model.h"
#include "core/inference/comparison_steps.h"
#include "core/inference/contest_steps.h"

#include <QtTest>

#include "torch_test_support.h"
#include <algorithm>
#include <cmath>

using namespace maskscope;
using namespace maskscope::test;

namespace {

constexpr double kNear = 1e-5; ///< of a probability: fp32 there, double here

template <typename Steps>
Status runAll(Steps& steps)
{
    while (!steps.isFinished()) {
        Status done = steps.step({});
        if (done.hasError()) {
            return done;
        }
    }
    return Ok{};
}

} // namespace

/// Contests and comparisons on the demo model, against what PyTorch answers in Python
/// (tests/data/make_compare_cases.py).
class TorchCompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void contests_data();
    void contests();
    void twoSentences();
    void anotherEngineAgrees();

private:
    Json m_recorded;
    std::optional<MaskedLm> m_lm;
};

void TorchCompareTest::initTestCase()
{
    const auto path = demoModelPath();
    QVERIFY2(path.has_value(), "./test makes the demo model");
    m_recorded = readTestJson("compare_cases.json");
    QVERIFY(!m_recorded.is_null());
    auto lm = openMaskedLm(*path);
    QVERIFY(lm.hasValue());
    m_lm = std::move(lm).value();
}

void TorchCompareTest::contests_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_recorded["contests"].size(); ++i) {
        const auto name = m_recorded["contests"][i]["template"].get<std::string>();
        QTest::newRow(name.c_str()) << static_cast<int>(i);
    }
}

void TorchCompareTest::contests()
{
    QFETCH(const int, index);
    const Json& recorded = m_recorded["contests"][static_cast<std::size_t>(index)];
    auto contest
        = readContest(recorded["template"].get<std::string>(), m_lm->tokenizer->maskToken());
    QVERIFY(contest.hasValue());
    ContestSteps steps(*m_lm->model, *m_lm->tokenizer, std::move(contest).value());
    QVERIFY(runAll(steps).hasValue());
    const ContestResult result = steps.takeResult();
    QCOMPARE(result.rows.size(), recorded["sentences"].size());
    for (std::size_t row = 0; row < result.rows.size(); ++row) {
        const Json& sentence = recorded["sentences"][row];
        QCOMPARE(result.rows[row].sentence.text, sentence["text"].get<std::string>());
        QCOMPARE(result.rows[row].words.size(), sentence["words"].size());
        for (std::size_t i = 0; i < result.rows[row].words.size(); ++i) {
            const TargetWord& word = result.rows[row].words[i];
            const Json& expected = sentence["words"][i];
            QCOMPARE(word.text, expected["word"].get<std::string>());
            QCOMPARE(word.ids.size(), expected["pieces"].get<std::size_t>());
            QVERIFY2(std::abs(word.probability - expected["probability"].get<double>()) < kNear,
                     word.text.c_str());
        }
    }
}

void TorchCompareTest::twoSentences()
{
    const Json& recorded = m_recorded["comparison"];
    ComparisonSteps steps(*m_lm, *m_lm,
                          {.a = {recorded["a"].get<std::string>()},
                           .b = {recorded["b"].get<std::string>()},
                           .listed = recorded["listed"].get<std::size_t>()});
    QVERIFY(runAll(steps).hasValue());
    const Comparison result = steps.takeResult();
    QCOMPARE(result.masks.size(), std::size_t{1});
    const MaskComparison& mask = result.masks.front();
    QCOMPARE(mask.words.size(), recorded["words"].size());
    for (const ComparedWord& word : mask.words) {
        QVERIFY2(recorded["words"].contains(word.text), word.text.c_str());
        const Json& expected = recorded["words"][word.text];
        QVERIFY(std::abs(word.a.probability - expected[0].get<double>()) < kNear);
        QVERIFY(std::abs(word.b.probability - expected[1].get<double>()) < kNear);
    }
    QCOMPARE(mask.words.front().text, recorded["largest"].get<std::string>());
    QCOMPARE(mask.shared, recorded["shared"].get<std::size_t>());
    QVERIFY(std::abs(*mask.distance - recorded["distance"].get<double>()) < 1e-4);
}

void TorchCompareTest::anotherEngineAgrees()
{
    auto plain = openMaskedLm(*demoModelPath(), Engine::Plain);
    QVERIFY(plain.hasValue());
    const std::string text = m_recorded["comparison"]["a"].get<std::string>();
    ComparisonSteps steps(*m_lm, plain.value(), {.a = {text}, .b = {text}, .runs = 2});
    QVERIFY(runAll(steps).hasValue());
    const Comparison result = steps.takeResult();
    QVERIFY(result.haveSameVocabulary); // two tokenizers, read twice
    QCOMPARE(result.masks.front().shared, result.masks.front().best);
    QVERIFY(std::abs(result.masks.front().words.front().change()) < kNear);
    QVERIFY(result.runs >= 1 && result.millisecondsA > 0 && result.millisecondsB > 0);
}

QTEST_GUILESS_MAIN(TorchCompareTest)
#include "tst_torch_compare.moc"
