// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/chain_steps.h"
#include "core/inference/importance.h"
#include "core/inference/joint_fill.h"
#include "core/inference/surprise.h"
#include "core/inference/word_fill.h"

#include <QtTest>

#include "torch_test_support.h"
#include <cmath>
#include <map>

using namespace maskscope;
using namespace maskscope::test;

namespace {

/// What differs of an answer made of so many predictions, as the command line's contract says it.
constexpr double kNear = 2e-3;

std::vector<std::int64_t> numbers(const std::vector<TokenId>& ids)
{
    std::vector<std::int64_t> values;
    for (const TokenId id : ids) {
        values.push_back(id.value);
    }
    return values;
}

std::vector<std::int64_t> idsOf(const Json& answer)
{
    return answer["ids"].get<std::vector<std::int64_t>>();
}

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

/// Targets, joint fillings, answers of several pieces, importance and surprise, against what
/// PyTorch in Python tells of three small models with tokenizers of three kinds
/// (tests/data/make_fill_cases.py). Both engines.
class TorchExplainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void targets_data() { addCases(); }
    void targets();
    void joint_data() { addCases(); }
    void joint();
    void answersOfSeveralPieces_data() { addCases(); }
    void answersOfSeveralPieces();
    void wholeWords_data();
    void wholeWords();
    void importance_data() { addCases(); }
    void importance();
    void surprise_data() { addCases(); }
    void surprise();

private:
    void addCases() const;
    [[nodiscard]] const Json& recorded() const;
    [[nodiscard]] MaskedLm& lm();
    [[nodiscard]] static PredictOptions optionsFor(const Json& recorded);
    [[nodiscard]] Result<Prediction> read(const PredictOptions& options)
    {
        return readText(lm().model->summary(), *lm().tokenizer,
                        recorded()["text"].get<std::string>(), options);
    }
    [[nodiscard]] Result<Prediction> answer(const PredictOptions& options)
    {
        return predict(*lm().model, *lm().tokenizer, recorded()["text"].get<std::string>(), options,
                       {});
    }

    Json m_data;
    std::map<std::string, MaskedLm> m_models; ///< by name and engine
};

void TorchExplainTest::initTestCase()
{
    m_data = readTestJson("fill_cases.json");
    QVERIFY(m_data["cases"].size() >= 24);
    for (const auto& [name, file] : m_data["models"].items()) {
        for (const Engine engine : {Engine::Fast, Engine::Plain}) {
            const auto path = modelPath("..") / file.get<std::string>();
            auto opened = openMaskedLm(path.lexically_normal(), engine);
            QVERIFY2(opened.hasValue(), name.c_str());
            m_models.emplace(name + std::string(engineName(engine)), std::move(opened).value());
        }
    }
}

void TorchExplainTest::addCases() const
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("engine");
    for (int i = 0; i < static_cast<int>(m_data["cases"].size()); ++i) {
        const Json& recorded = m_data["cases"][static_cast<std::size_t>(i)];
        const auto name
            = recorded["model"].get<std::string>() + " " + recorded["text"].get<std::string>();
        for (const char* engine : {"fast", "plain"}) {
            QTest::newRow((name + " " + engine).c_str()) << i << QByteArray(engine);
        }
    }
}

const Json& TorchExplainTest::recorded() const
{
    QFETCH(int, index);
    return m_data["cases"][static_cast<std::size_t>(index)];
}

MaskedLm& TorchExplainTest::lm()
{
    QFETCH(QByteArray, engine);
    return m_models.at(recorded()["model"].get<std::string>() + engine.toStdString());
}

PredictOptions TorchExplainTest::optionsFor(const Json& recorded)
{
    PredictOptions options;
    options.topK = 10;
    if (!recorded["pair"].is_null()) {
        options.pair = recorded["pair"].get<std::string>();
    }
    for (const Json& target : recorded["masks"][0]) {
        options.targets.push_back(target["text"].get<std::string>());
    }
    return options;
}

void TorchExplainTest::targets()
{
    auto answered = answer(optionsFor(recorded()));
    QVERIFY(answered.hasValue());
    QCOMPARE(numbers(answered.value().encoding.ids), idsOf(recorded()));
    const auto found = scoreChains(*lm().model, *lm().tokenizer, std::move(answered).value(), {});
    QVERIFY(found.hasValue());
    QCOMPARE(found.value().masks.size(), recorded()["masks"].size());
    for (std::size_t mask = 0; mask < found.value().masks.size(); ++mask) {
        const Json& expected = recorded()["masks"][mask];
        const std::vector<TargetWord>& targets = found.value().masks[mask].targets;
        QCOMPARE(targets.size(), expected.size());
        for (std::size_t i = 0; i < targets.size(); ++i) {
            QCOMPARE(targets[i].text, expected[i]["text"].get<std::string>());
            QCOMPARE(targets[i].tokens, expected[i]["tokens"].get<std::vector<std::string>>());
            QCOMPARE(numbers(targets[i].ids), idsOf(expected[i]));
            QCOMPARE(std::string(targetMethodName(targets[i].method)),
                     expected[i]["method"].get<std::string>());
            QCOMPARE(targets[i].rank.has_value(), !expected[i]["rank"].is_null());
            if (expected[i]["ln_p"].is_null()) {
                QCOMPARE(targets[i].probability, 0.0);
                continue;
            }
            const double lnP = expected[i]["ln_p"].get<double>();
            const auto pieces = static_cast<double>(targets[i].ids.size());
            QVERIFY2(std::abs(targets[i].logProbability - lnP) <= kNear * pieces,
                     targets[i].text.c_str());
            QVERIFY(std::abs(targets[i].probability - std::exp(lnP)) <= 1e-4);
            if (targets[i].rank.has_value()) {
                // Words about as likely may change places: few are within 2e-3.
                const auto rank = expected[i]["rank"].get<double>();
                QVERIFY(std::abs(static_cast<double>(*targets[i].rank) - rank) <= 2);
            }
        }
    }
}

void TorchExplainTest::joint()
{
    const PredictOptions options = optionsFor(recorded());
    const auto answered = answer(options);
    QVERIFY(answered.hasValue());
    const auto found = fillTogether(*lm().model, *lm().tokenizer, answered.value(), options, {});
    QVERIFY(found.hasValue());
    const Json& expected = recorded()["joint"];
    QCOMPARE(found.value().size(), expected.size());
    const std::size_t masks = answered.value().masks.size();
    const double near = kNear * static_cast<double>(masks);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const JointFilling& filling = found.value()[i];
        QCOMPARE(filling.words.size(), masks);
        QVERIFY(std::abs(filling.logProbability - expected[i]["log_p"].get<double>()) <= near);
        const bool isTied
            = (i > 0
               && expected[i - 1]["log_p"].get<double>() - expected[i]["log_p"].get<double>()
                   < near)
            || (i + 1 < expected.size()
                && expected[i]["log_p"].get<double>() - expected[i + 1]["log_p"].get<double>()
                    < near);
        QVERIFY(isTied || numbers(filling.ids) == idsOf(expected[i]));
        if (masks == 1) { // the same order as the list of the mask
            QCOMPARE(filling.ids.front(), answered.value().masks[0].candidates[i].id);
        }
    }
}

void TorchExplainTest::answersOfSeveralPieces()
{
    const PredictOptions options = optionsFor(recorded());
    auto text = read(options);
    QVERIFY(text.hasValue());
    // All of the beams: the same letters made of other pieces count once.
    WordFill fill(*lm().model, *lm().tokenizer, std::move(text).value(), 0, options,
                  {.topK = 90, .mostPieces = 3});
    QVERIFY(runAll(fill).hasValue());
    std::map<std::vector<std::int64_t>, double> scores;
    for (const WordAnswer& answer : fill.result()) {
        scores.emplace(numbers(answer.ids), answer.score);
    }
    const Json& expected = recorded()["answers"];
    const std::vector<WordAnswer> found = fill.result();
    QVERIFY(std::abs(found.front().score - expected[0]["score"].get<double>()) <= kNear);
    std::size_t known = 0;
    for (const Json& answer : expected) {
        const auto score = scores.find(idsOf(answer));
        known += score == scores.end() ? 0U : 1U;
        QVERIFY(score == scores.end()
                || std::abs(score->second - answer["score"].get<double>()) <= kNear);
    }
    QVERIFY(known + 2 >= expected.size());
    QVERIFY(std::is_sorted(found.begin(), found.end(),
                           [](const auto& a, const auto& b) { return a.score > b.score; }));
}

void TorchExplainTest::wholeWords_data()
{
    QTest::addColumn<int>("number");
    const auto cases = readTestJson("whole_word_cases.json")["cases"];
    for (std::size_t i = 0; i < cases.size(); ++i) {
        QTest::newRow(cases[i]["text"].get<std::string>().c_str()) << static_cast<int>(i);
    }
}

/// Against tests/data/make_whole_word_cases.py.
void TorchExplainTest::wholeWords()
{
    QFETCH(int, number);
    const Json expected
        = readTestJson("whole_word_cases.json")["cases"][static_cast<std::size_t>(number)];
    const auto text = expected["text"].get<std::string>();
    const MaskedLm& model = m_models.at(expected["model"].get<std::string>() + "fast");
    const PredictOptions options{.topK = 10, .filter = CandidateFilter::wholeWords()};
    const auto answered = predict(*model.model, *model.tokenizer, text, options, {});
    QVERIFY(answered.hasValue());
    const auto found
        = fillTogether(*model.model, *model.tokenizer, answered.value(), options, {}).value();
    QCOMPARE(found.size(), expected["joint"].size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Json& filling = expected["joint"][i];
        QVERIFY(std::abs(found[i].logProbability - filling["log_p"].get<double>()) <= 2 * kNear);
    }
    QCOMPARE(numbers(found.front().ids), idsOf(expected["joint"][0]));

    WordFill fill(*model.model, *model.tokenizer,
                  readText(model.model->summary(), *model.tokenizer, text, options).value(), 0,
                  options, {.topK = 90});
    QVERIFY(runAll(fill).hasValue());
    QCOMPARE(fill.fractionDone(), 1.0);
    std::map<std::vector<std::int64_t>, double> scores;
    for (const WordAnswer& answer : fill.result()) {
        scores.emplace(numbers(answer.ids), answer.score);
    }
    std::size_t known = 0;
    for (const Json& answer : expected["answers"]) {
        const auto score = scores.find(idsOf(answer));
        known += score == scores.end() ? 0U : 1U;
        QVERIFY(score == scores.end()
                || std::abs(score->second - answer["score"].get<double>()) <= kNear);
    }
    QVERIFY(known + 2 >= expected["answers"].size());
    QVERIFY(std::abs(fill.result().front().score - expected["answers"][0]["score"].get<double>())
            <= kNear);
}

void TorchExplainTest::importance()
{
    const PredictOptions options = optionsFor(recorded());
    const auto text = read(options);
    QVERIFY(text.hasValue());
    Importance importance(*lm().model, *lm().tokenizer, text.value(), options, {});
    QVERIFY(runAll(importance).hasValue());
    QCOMPARE(importance.fractionDone(), 1.0);
    const ImportanceResult& found = importance.result();
    const Json& expected = recorded()["fall"];
    QCOMPARE(std::int64_t{found.chosen.value}, expected["chosen"].get<std::int64_t>());
    QVERIFY(std::abs(found.logProbability - expected["ln_p"].get<double>()) <= kNear);
    QCOMPARE(found.words.size(), expected["words"].size());
    for (std::size_t i = 0; i < found.words.size(); ++i) {
        const Json& word = expected["words"][i];
        QCOMPARE(found.words[i].word.begin, word["begin"].get<std::size_t>());
        QCOMPARE(found.words[i].word.end, word["end"].get<std::size_t>());
        QVERIFY(std::abs(found.words[i].fall - word["fall"].get<double>()) <= 2 * kNear);
    }
}

void TorchExplainTest::surprise()
{
    const PredictOptions options = optionsFor(recorded());
    const auto text = read(options);
    QVERIFY(text.hasValue());
    Surprise surprise(*lm().model, *lm().tokenizer, text.value(), options);
    QVERIFY(runAll(surprise).hasValue());
    const SurpriseResult found = surprise.result();
    const Json& expected = recorded()["surprise"];
    QCOMPARE(found.words.size(), expected["words"].size());
    for (std::size_t i = 0; i < found.words.size(); ++i) {
        const Json& word = expected["words"][i];
        QCOMPARE(found.words[i].word.begin, word["begin"].get<std::size_t>());
        QCOMPARE(found.words[i].word.end, word["end"].get<std::size_t>());
        const auto pieces
            = static_cast<double>(found.words[i].word.end - found.words[i].word.begin);
        QVERIFY(std::abs(found.words[i].logProbability - word["ln_p"].get<double>())
                <= kNear * pieces);
    }
    const auto tokens = static_cast<double>(text.value().encoding.ids.size());
    QVERIFY(std::abs(found.logProbability - expected["ln_p"].get<double>()) <= kNear * tokens);
}

QTEST_APPLESS_MAIN(TorchExplainTest)
#include "tst_torch_explain.moc"
