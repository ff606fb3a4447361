// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/comparison_report.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace maskscope;

namespace {

constexpr double kClose = 1e-6;

/// The words of the fake but one, which it calls otherwise.
class OtherWords final : public Tokenizer
{
public:
    [[nodiscard]] Encoding encode(std::string_view text,
                                  const EncodeOptions& options) const override
    {
        return m_fake.encode(text, options);
    }
    [[nodiscard]] std::vector<NormalizationChange>
    normalizationChanges(std::string_view text) const override
    {
        return m_fake.normalizationChanges(text);
    }
    [[nodiscard]] std::size_t vocabularySize() const override { return m_fake.vocabularySize(); }
    [[nodiscard]] std::optional<TokenId> tokenToId(std::string_view token) const override
    {
        return m_fake.tokenToId(token);
    }
    [[nodiscard]] std::string idToToken(TokenId id) const override
    {
        return id == fakeId("small") ? "tiny" : m_fake.idToToken(id);
    }
    [[nodiscard]] std::string tokenText(TokenId id) const override
    {
        return id == fakeId("small") ? "tiny" : m_fake.tokenText(id);
    }
    [[nodiscard]] WordPart wordPart(TokenId id) const override { return m_fake.wordPart(id); }
    [[nodiscard]] std::optional<std::size_t> brokenWordLimit(std::string_view word) const override
    {
        return m_fake.brokenWordLimit(word);
    }
    [[nodiscard]] std::string decode(const std::vector<TokenId>& ids,
                                     SpecialTokens special) const override
    {
        return m_fake.decode(ids, special);
    }
    [[nodiscard]] std::optional<TokenId> maskId() const override { return m_fake.maskId(); }
    [[nodiscard]] std::string maskToken() const override { return m_fake.maskToken(); }
    [[nodiscard]] std::optional<TokenId> unknownId() const override { return m_fake.unknownId(); }
    [[nodiscard]] std::optional<TokenId> padId() const override { return m_fake.padId(); }
    [[nodiscard]] bool isSpecial(TokenId id) const override { return m_fake.isSpecial(id); }

private:
    FakeTokenizer m_fake;
};

MaskedLm makeLm(std::shared_ptr<FakeScript> script, std::shared_ptr<const Tokenizer> tokenizer)
{
    return {std::make_unique<FakeModel>(std::move(script)), std::move(tokenizer)};
}

Result<Comparison> compare(const MaskedLm& a, const MaskedLm& b, ComparisonRequest request)
{
    ComparisonSteps steps(a, b, std::move(request));
    while (!steps.isFinished()) {
        const Status done = steps.step({});
        if (done.hasError()) {
            return done.error();
        }
    }
    return steps.takeResult();
}

const ComparedWord* find(const MaskComparison& comparison, const std::string& word)
{
    const auto found
        = std::find_if(comparison.words.begin(), comparison.words.end(),
                       [&](const ComparedWord& compared) { return compared.text == word; });
    return found == comparison.words.end() ? nullptr : &*found;
}

Candidate candidate(const char* word, double probability)
{
    return {fakeId(word),         word, word, false, static_cast<float>(probability),
            std::log(probability)};
}

TargetWord target(const char* word, double probability, std::size_t rank)
{
    return {word,        {fakeId(word)},        {word}, TargetMethod::Single,
            probability, std::log(probability), rank};
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesLogitsOfOneVocabulary();
    void aWordOutsideOneListHasItsTrueProbability();
    void equalAnswersDoNotDiffer();
    void equalAnswersListNoWordButTheBest();
    void comparesByTextWhereVocabulariesDiffer();
    void twoSentences();
    void twoSentencesWithUnequalMasks();
    void anErrorNamesItsSide();
    void twoModels();
    void twoModelsOfOtherWords();
    void timesSeveralRuns();
    void writesATable();
};

void TestComparison::comparesLogitsOfOneVocabulary()
{
    // Three columns that count: p = 1/2, 1/4, 1/4 and 1/8, 1/8, 3/4; the others are nothing.
    const FakeTokenizer tokenizer;
    std::vector<float> a(fakeVocabulary().size(), -200);
    std::vector<float> b = a;
    const auto set = [](std::vector<float>& logits, const char* word, double p) {
        logits[static_cast<std::size_t>(fakeId(word).value)] = static_cast<float>(std::log(p));
    };
    set(a, "paris", 0.5);
    set(a, "rome", 0.25);
    set(a, "berlin", 0.25);
    set(b, "paris", 0.125);
    set(b, "rome", 0.125);
    set(b, "berlin", 0.75);
    Prediction prediction;
    prediction.encoding = tokenizer.encode("the [MASK] .");
    const auto compared
        = compareLogits(tokenizer, {prediction, 0, a}, {prediction, 0, b}, 2).value();
    QCOMPARE(compared.words.at(0).text, std::string("berlin"));
    QVERIFY(std::abs(compared.words[0].change() - 0.5) < kClose);
    QVERIFY(std::abs(compared.words[0].logRatio() - std::log(3)) < kClose);
    QCOMPARE(*compared.words[0].a.rank, std::size_t{3}); // behind "rome", which comes first
    QCOMPARE(*compared.words[0].b.rank, std::size_t{1});
    QCOMPARE(compared.words.at(1).text, std::string("paris"));
    QVERIFY(std::abs(compared.words[1].change() + 0.375) < kClose);
    QCOMPARE(compared.words.at(2).text, std::string("rome"));
    QVERIFY(std::abs(compared.words[2].change() + 0.125) < kClose);
    // (1/2 + 3/8 + 1/8) / 2
    QVERIFY(std::abs(*compared.distance - 0.5) < kClose);
    QCOMPARE(compared.best, std::size_t{5});
    QCOMPARE(compared.shared, std::size_t{5}); // the same three, then equal ones by id
}

void TestComparison::aWordOutsideOneListHasItsTrueProbability()
{
    const FakeTokenizer tokenizer;
    std::vector<float> a(fakeVocabulary().size(), 0);
    std::vector<float> b = a;
    b[static_cast<std::size_t>(fakeId("red").value)] = 4;
    Prediction prediction;
    prediction.encoding = tokenizer.encode("the [MASK] .");
    const auto compared
        = compareLogits(tokenizer, {prediction, 0, a}, {prediction, 0, b}, 5).value();
    QCOMPARE(compared.words.front().text, std::string("red"));
    QVERIFY(std::abs(compared.words.front().a.probability - 1.0 / 32) < kClose);
    QVERIFY(std::abs(compared.words.front().b.probability - std::exp(4) / (std::exp(4) + 31))
            < kClose);
    QCOMPARE(*compared.words.front().a.rank, std::size_t{31}); // of 32 equal ones, by id
    QCOMPARE(compared.shared, std::size_t{4}); // of [PAD] [UNK] [CLS] [SEP] [MASK], B lost one
}

void TestComparison::equalAnswersDoNotDiffer()
{
    const auto script = std::make_shared<FakeScript>();
    script->setLogit(fakeId("rome"), 3);
    const MaskedLm lm = makeLm(script, std::make_shared<FakeTokenizer>());
    const auto same = compare(lm, lm, {{"the ___ ."}, {"the [MASK] ."}}).value();
    QVERIFY(same.haveSameVocabulary);
    QCOMPARE(same.masks.size(), std::size_t{1});
    QCOMPARE(same.masks[0].shared, same.masks[0].best);
    QVERIFY(*same.masks[0].distance < kClose);
    QVERIFY(std::abs(same.masks[0].words.front().change()) < kClose);
    QCOMPARE(same.masks[0].words.front().text, std::string("rome")); // then the likeliest is first
}

/// The largest change is listed too; where nothing changes there is none.
void TestComparison::equalAnswersListNoWordButTheBest()
{
    const FakeTokenizer tokenizer;
    std::vector<float> logits(fakeVocabulary().size());
    for (std::size_t i = 0; i < logits.size(); ++i) {
        logits[i] = static_cast<float>(i);
    }
    Prediction prediction;
    prediction.encoding = tokenizer.encode("the [MASK] .");
    const auto compared
        = compareLogits(tokenizer, {prediction, 0, logits}, {prediction, 0, logits}, 5).value();
    QCOMPARE(compared.words.size(), std::size_t{5});
    QVERIFY(find(compared, "[PAD]") == nullptr);
}

void TestComparison::comparesByTextWhereVocabulariesDiffer()
{
    MaskPrediction a;
    a.candidates = {candidate("paris", 0.6), candidate("rome", 0.2)};
    a.targets = {target("rome", 0.2, 2), target("berlin", 0.05, 4)};
    MaskPrediction b;
    b.candidates = {candidate("rome", 0.5), candidate("berlin", 0.3)};
    b.targets = {{"paris", {}, {}, TargetMethod::Unknown}, target("rome", 0.5, 1)};
    const MaskComparison compared = compareByText(a, b);
    QCOMPARE(compared.words.size(), std::size_t{3}); // "rome" once
    QCOMPARE(compared.words[0].text, std::string("rome"));
    QVERIFY(std::abs(compared.words[0].change() - 0.3) < kClose);
    QCOMPARE(compared.words[1].text, std::string("berlin"));
    QVERIFY(std::abs(compared.words[1].change() - 0.25) < kClose);
    QCOMPARE(compared.words[2].text, std::string("paris")); // B cannot say it
    QVERIFY(!compared.words[2].isComparable());
    QCOMPARE(compared.words[2].change(), 0.0);
    QCOMPARE(compared.best, std::size_t{2});
    QCOMPARE(compared.shared, std::size_t{1});
    QVERIFY(!compared.distance);
}

void TestComparison::twoSentences()
{
    const auto script = std::make_shared<FakeScript>();
    script->setRunHook([](const Batch& batch) -> std::optional<Result<Logits>> {
        // The hidden word follows the country: row 1 is what the sentence says.
        const bool isFrance
            = std::count(batch.ids.begin(), batch.ids.end(), fakeId("france").value) > 0;
        Logits logits{1, fakeVocabulary().size(), std::vector<float>(fakeVocabulary().size(), 0)};
        logits.values[static_cast<std::size_t>(fakeId(isFrance ? "paris" : "rome").value)] = 5;
        return logits;
    });
    const MaskedLm lm = makeLm(script, std::make_shared<FakeTokenizer>());
    const auto compared = compare(lm, lm, {{"france : ___"}, {"italy : ___"}, 3}).value();
    const double high = std::exp(5) / (std::exp(5) + 31);
    const double low = 1 / (std::exp(5) + 31);
    const MaskComparison& mask = compared.masks.at(0);
    QVERIFY(std::abs(find(mask, "rome")->change() - (high - low)) < kClose);
    QVERIFY(std::abs(find(mask, "paris")->change() + (high - low)) < kClose);
    QVERIFY(std::abs(*mask.distance - (high - low)) < kClose);
    QCOMPARE(compared.a.masks.at(0).candidates.front().text, std::string("paris"));
    QCOMPARE(compared.b.masks.at(0).candidates.front().text, std::string("rome"));
    QCOMPARE(script->runs(), std::size_t{2});
}

void TestComparison::twoSentencesWithUnequalMasks()
{
    const MaskedLm lm = makeLm(std::make_shared<FakeScript>(), std::make_shared<FakeTokenizer>());
    const auto compared = compare(lm, lm, {{"the ___ of ___"}, {"the ___"}}).value();
    QCOMPARE(compared.masks.size(), std::size_t{1});
    QCOMPARE(compared.a.masks.size(), std::size_t{2});
}

void TestComparison::anErrorNamesItsSide()
{
    const MaskedLm lm = makeLm(std::make_shared<FakeScript>(), std::make_shared<FakeTokenizer>());
    const auto failed = compare(lm, lm, {{"the ___"}, {"the end"}});
    QVERIFY(failed.hasError() && failed.error().code == ErrorCode::NoMask);
    QCOMPARE(std::get<std::string>(failed.error().facts.at("part")), std::string("sentence B"));
    const auto both = compare(lm, lm, {{"the end"}, {"the end"}});
    QCOMPARE(std::get<std::string>(both.error().facts.at("part")), std::string("this text"));
}

void TestComparison::twoModels()
{
    const auto scriptA = std::make_shared<FakeScript>();
    const auto scriptB = std::make_shared<FakeScript>();
    scriptB->setLogit(fakeId("rome"), 4);
    const MaskedLm a = makeLm(scriptA, std::make_shared<FakeTokenizer>());
    const MaskedLm b = makeLm(scriptB, std::make_shared<FakeTokenizer>());
    const auto compared = compare(a, b, {{"the ___ ."}, {"the ___ ."}}).value();
    QVERIFY(compared.haveSameVocabulary); // two tokenizers, the same words
    QCOMPARE(compared.masks.at(0).words.front().text, std::string("rome"));
    QVERIFY(compared.masks[0].words.front().change() > 0.5);
}

void TestComparison::twoModelsOfOtherWords()
{
    const auto scriptA = std::make_shared<FakeScript>();
    scriptA->setLogit(fakeId("big"), 4);
    scriptA->setLogit(fakeId("##s"), 3);
    const auto scriptB = std::make_shared<FakeScript>();
    scriptB->setLogit(fakeId("small"), 4); // "tiny" there
    const MaskedLm a = makeLm(scriptA, std::make_shared<FakeTokenizer>());
    const MaskedLm b = makeLm(scriptB, std::make_shared<OtherWords>());
    const auto compared = compare(a, b, {{"the ___ of ___ ."}, {"the ___ of ___ ."}, 5}).value();
    QVERIFY(!compared.haveSameVocabulary);
    QCOMPARE(compared.masks.size(), std::size_t{2});
    for (const MaskComparison& mask : compared.masks) {
        const ComparedWord* big = find(mask, "big");
        QVERIFY(big != nullptr && big->isComparable());
        const double sumA = std::exp(4) + std::exp(3) + 5 * std::exp(-10) + 25;
        const double sumB = std::exp(4) + 5 * std::exp(-10) + 26;
        QVERIFY(std::abs(big->a.probability - std::exp(4) / sumA) < kClose);
        QVERIFY(std::abs(big->b.probability - 1 / sumB) < kClose);
        QVERIFY(!find(mask, "tiny")->isComparable()); // A has no such word
        QVERIFY(!find(mask, "s")->isComparable()); // an ending is no word of its own
        QVERIFY(!mask.distance);
    }
    QCOMPARE(scriptA->runs(), std::size_t{1}); // the words were looked up in the answer
    QCOMPARE(scriptB->runs(), std::size_t{1});
}

void TestComparison::timesSeveralRuns()
{
    const auto script = std::make_shared<FakeScript>();
    const MaskedLm lm = makeLm(script, std::make_shared<FakeTokenizer>());
    const auto compared = compare(lm, lm, {{"the ___"}, {"a ___"}, 10, 4}).value();
    QCOMPARE(script->runs(), std::size_t{8});
    QCOMPARE(compared.runs, std::size_t{4});
    QVERIFY(compared.millisecondsA >= 0 && compared.millisecondsB >= 0);
}

void TestComparison::writesATable()
{
    Comparison comparison;
    comparison.masks.resize(1);
    const WordScore quarter{TargetMethod::Single, 0.25, std::log(0.25), 2};
    const WordScore half{TargetMethod::Single, 0.5, std::log(0.5), 1};
    comparison.masks[0].words = {{"a \"b\"", false, quarter, half}, {"c", true, half, {}}};
    QCOMPARE(comparisonCsv(comparison).substr(0, 200).c_str(),
             (std::string("mask,word,continues_word,p_a,p_b,change,ln_b/a,rank_a,rank_b\n"
                          "1,\"a \"\"b\"\"\",0,0.25,0.5,0.25,0.6931471805599453,2,1\n"
                          "1,\"c\",1,0.5,,,,1,\n")
                  .c_str()));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
