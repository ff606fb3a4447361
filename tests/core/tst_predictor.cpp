// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/predictor.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace maskscope;

namespace {

std::vector<std::string> wordsOf(const MaskPrediction& mask)
{
    std::vector<std::string> words;
    for (const Candidate& candidate : mask.candidates) {
        words.push_back(candidate.text);
    }
    return words;
}

/// A model with a script and a tokenizer, and a short way to ask it.
struct Setting
{
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    FakeTokenizer tokenizer;

    Result<Prediction> ask(const std::string& text, const PredictOptions& options = {})
    {
        FakeModel model(script);
        return predict(model, tokenizer, text, options, {});
    }
};

ModelSummary summaryWithVocabulary(std::int64_t size)
{
    ModelSummary summary = makeFakeSummary();
    summary.output.vocabularySize = size;
    return summary;
}

} // namespace

class TestPredictor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksEachMask();
    void candidateNamesTokenAndText();
    void leavesOutWhatIsNoWord();
    void aPieceReadsWithTheWordBefore();
    void keepsTheTextAsGiven();
    void aliasesCanBeSwitchedOff();
    void masksLieInBothTexts();
    void cutsOnlyWhenAsked();
    void aCutThatTakesTheMask();
    void makesTheBatchOfTheTokens();
    void measuresItsParts();
    void refuses_data();
    void refuses();
    void longTextIsNotRun();
    void nanInOneMaskFails();
    void wrongShapeOfLogitsFails();
    void passesTheStopTokenOn();
    void checksVocabulary_data();
    void checksVocabulary();
};

void TestPredictor::ranksEachMask()
{
    Setting s;
    s.script->setRunHook([](const Batch&) {
        const std::size_t width = fakeVocabulary().size();
        Logits logits{2, width, std::vector<float>(2 * width, 0.0F)};
        logits.values[static_cast<std::size_t>(fakeId("paris").value)] = 3;
        logits.values[static_cast<std::size_t>(fakeId("rome").value)] = 2;
        logits.values[width + static_cast<std::size_t>(fakeId("river").value)] = 1;
        return std::optional(Result<Logits>(logits));
    });
    const Result<Prediction> prediction = s.ask("[MASK] is a [MASK].", {.topK = 2});
    QVERIFY(prediction.hasValue());
    const std::vector<MaskPrediction>& masks = prediction.value().masks;
    QCOMPARE(masks.size(), std::size_t{2});
    QCOMPARE(masks[0].position, std::size_t{1});
    QCOMPARE(masks[1].position, std::size_t{4});
    QCOMPARE(wordsOf(masks[0]), (std::vector<std::string>{"paris", "rome"}));
    QCOMPARE(wordsOf(masks[1]).front(), std::string("river"));
}

void TestPredictor::candidateNamesTokenAndText()
{
    Setting s;
    s.script->setLogit(fakeId("##s"), 4);
    const Result<Prediction> prediction = s.ask("the [MASK]");
    QVERIFY(prediction.hasValue());
    QCOMPARE(prediction.value().masks[0].candidates.size(), std::size_t{5});
    const Candidate& best = prediction.value().masks[0].candidates[0];
    QVERIFY(best.id == fakeId("##s"));
    QCOMPARE(best.token, std::string("##s"));
    QCOMPARE(best.text, std::string("s"));
}

void TestPredictor::leavesOutWhatIsNoWord()
{
    Setting s;
    s.script->setLogit(fakeId("##s"), 5);
    s.script->setLogit(fakeId("."), 4);
    s.script->setLogit(fakeId("paris"), 3);
    s.script->setLogit(fakeId("[SEP]"), 2.5F);
    s.script->setLogit(fakeId("rome"), 2);
    s.script->setLogit(fakeId(","), 1);
    const PredictOptions options{.topK = 2, .filter = CandidateFilter::wholeWords()};
    const Result<Prediction> prediction = s.ask("the [MASK]", options);
    QVERIFY(prediction.hasValue());
    const MaskPrediction& mask = prediction.value().masks[0];
    QCOMPARE(wordsOf(mask), (std::vector<std::string>{"paris", "rome"}));
    QCOMPARE(mask.candidates[0].rank, std::size_t{3});
    QCOMPARE(mask.candidates[1].rank, std::size_t{5});
    // "," is not as good as the last one listed.
    QCOMPARE(mask.hidden.count(CandidateKind::Piece), std::size_t{1});
    QCOMPARE(mask.hidden.count(CandidateKind::Mark), std::size_t{1});
    QCOMPARE(mask.hidden.count(CandidateKind::Special), std::size_t{1});
    QCOMPARE(mask.hidden.total(), std::size_t{3});
    // Python: the softmax over 32 columns, 22 of them with logit 0 and four with -10.
    QVERIFY(std::abs(mask.hidden.probability - 0.804803) < 1e-5);
    QVERIFY(std::abs(mask.candidates[0].probability - 0.075118F) < 1e-5F);
    QVERIFY(std::abs(mask.entropy - 1.591994) < 1e-4);
    const Result<Prediction> all = s.ask("the [MASK]", {.topK = 2});
    QCOMPARE(wordsOf(all.value().masks[0]), (std::vector<std::string>{"s", "."}));
    QCOMPARE(all.value().masks[0].hidden.total(), std::size_t{0});
    QVERIFY(all.value().masks[0].candidates[1].kind == CandidateKind::Mark);
}

void TestPredictor::aPieceReadsWithTheWordBefore()
{
    Setting s;
    s.script->setLogit(fakeId("##s"), 5);
    const Result<Prediction> prediction = s.ask("a River ___ .");
    QVERIFY(prediction.value().masks[0].candidates[0].isPieceBehind());
    QCOMPARE(prediction.value().masks[0].wordBefore, std::string("River"));
    // Nothing is before the first word, and the word before belongs to another text.
    QCOMPARE(s.ask("___ .").value().masks[0].wordBefore, std::string());
    QCOMPARE(s.ask("the", {.pair = "___"}).value().masks[0].wordBefore, std::string());
}

void TestPredictor::keepsTheTextAsGiven()
{
    Setting s;
    const Result<Prediction> prediction = s.ask("The ____ \xFF .");
    QVERIFY(prediction.hasValue());
    QCOMPARE(prediction.value().text, std::string("The ____ \xEF\xBF\xBD ."));
    QCOMPARE(prediction.value().encoding.tokens,
             (std::vector<std::string>{"[CLS]", "the", "[MASK]", "[UNK]", ".", "[SEP]"}));
    QVERIFY(!prediction.value().paddedTo.has_value());
    QVERIFY(!prediction.value().encoding.truncated);
}

void TestPredictor::aliasesCanBeSwitchedOff()
{
    Setting s;
    QVERIFY(s.ask("the ___ .").hasValue());
    const Result<Prediction> refused = s.ask("the ___ .", {.maskAliases = false});
    QVERIFY(refused.hasError());
    QVERIFY(refused.error().code == ErrorCode::NoMask);
}

void TestPredictor::masksLieInBothTexts()
{
    Setting s;
    Batch seen;
    s.script->setRunHook([&](const Batch& batch) {
        seen = batch;
        return std::optional<Result<Logits>>();
    });
    const auto prediction = s.ask("the ___ .", {.pair = "a \xFF [MASK]"});
    QVERIFY(prediction.hasValue());
    QCOMPARE(prediction.value().pair.value(), std::string("a \xEF\xBF\xBD [MASK]"));
    QCOMPARE(prediction.value().encoding.maskPositions, (std::vector<std::size_t>{2, 7}));
    QCOMPARE(prediction.value().masks.size(), std::size_t{2});
    QCOMPARE(prediction.value().masks[1].position, std::size_t{7});
    QCOMPARE(seen.typeIds, (std::vector<std::int64_t>{0, 0, 0, 0, 0, 1, 1, 1, 1}));
    QVERIFY(s.ask("the .", {.pair = "___"}).hasValue());
    QVERIFY(s.ask("___", {.pair = ""}).hasValue());
}

void TestPredictor::cutsOnlyWhenAsked()
{
    Setting s;
    ModelSummary summary = makeFakeSummary();
    summary.length.max = SequenceLength{5};
    s.script->setSummary(summary);
    const auto cut = s.ask("[MASK] the city is big", {.maxLength = 5});
    QVERIFY(cut.hasValue());
    QVERIFY(cut.value().encoding.truncated);
    QCOMPARE(cut.value().encoding.tokens,
             (std::vector<std::string>{"[CLS]", "[MASK]", "the", "city", "[SEP]"}));
    QVERIFY(!s.ask("[MASK] the city", {.maxLength = 5}).value().encoding.truncated);
    QVERIFY(s.ask("[MASK] the city is big", {.maxLength = 6}).error().code == ErrorCode::TooLong);
}

void TestPredictor::aCutThatTakesTheMask()
{
    Setting s;
    const auto refused = s.ask("the city is [MASK]", {.maxLength = 4});
    QVERIFY(refused.hasError());
    QVERIFY(refused.error().code == ErrorCode::NoMask);
    QVERIFY(refused.error().facts
            == (Facts{{"mask", "[MASK]"}, {"part", "what the cut has left of this text"}}));
    QCOMPARE(s.ask("[MASK] is the [MASK]", {.maxLength = 4}).value().masks.size(), std::size_t{1});
}

void TestPredictor::makesTheBatchOfTheTokens()
{
    Setting s;
    Batch seen;
    s.script->setRunHook([&](const Batch& batch) {
        seen = batch;
        return std::optional<Result<Logits>>();
    });
    QVERIFY(s.ask("the [MASK]").hasValue());
    QCOMPARE(seen.rows, std::size_t{1});
    QCOMPARE(seen.length, std::size_t{4});
    QCOMPARE(seen.ids, (std::vector<std::int64_t>{2, 7, 4, 3}));
    QCOMPARE(seen.attentionMask, (std::vector<std::int64_t>{1, 1, 1, 1}));
    QCOMPARE(seen.typeIds, (std::vector<std::int64_t>{0, 0, 0, 0}));
}

void TestPredictor::measuresItsParts()
{
    Setting s;
    const Result<Prediction> prediction = s.ask("the [MASK]");
    QVERIFY(prediction.hasValue());
    const AnswerTime& time = prediction.value().time;
    QVERIFY(time.tokenize > 0 && time.model > 0 && time.topK > 0);
    QCOMPARE(time.total(), time.tokenize + time.model + time.topK);
}

void TestPredictor::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("head");
    QTest::addColumn<bool>("mask");
    QTest::addColumn<int>("code");
    QTest::newRow("no mask") << QByteArray("the city .") << true << true
                             << static_cast<int>(ErrorCode::NoMask);
    QTest::newRow("empty") << QByteArray() << true << true << static_cast<int>(ErrorCode::NoMask);
    QTest::newRow("no head") << QByteArray("[MASK]") << false << true
                             << static_cast<int>(ErrorCode::NoLmHead);
    QTest::newRow("no mask token")
        << QByteArray("[MASK]") << true << false << static_cast<int>(ErrorCode::NoMaskToken);
}

void TestPredictor::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, head);
    QFETCH(bool, mask);
    QFETCH(int, code);
    auto script = std::make_shared<FakeScript>();
    ModelSummary summary = makeFakeSummary();
    summary.output.hasLmHead = head;
    script->setSummary(summary);
    FakeModel model(script);
    const FakeTokenizer tokenizer(mask ? FakeTokenizer::Mask::Yes : FakeTokenizer::Mask::No);
    const Result<Prediction> refused = predict(model, tokenizer, text.toStdString(), {}, {});
    QVERIFY(refused.hasError());
    QCOMPARE(static_cast<int>(refused.error().code), code);
    QCOMPARE(script->runs(), std::size_t{0});
}

void TestPredictor::longTextIsNotRun()
{
    Setting s;
    ModelSummary summary = makeFakeSummary();
    summary.length.max = SequenceLength{5};
    s.script->setSummary(summary);
    QVERIFY(s.ask("the [MASK] .").hasValue());
    const Result<Prediction> refused = s.ask("the [MASK] city .");
    QVERIFY(refused.hasError());
    QVERIFY(refused.error().code == ErrorCode::TooLong);
    QVERIFY(refused.error().facts == (Facts{{"found", 6}, {"limit", 5}}));
    QCOMPARE(s.script->runs(), std::size_t{1});
}

void TestPredictor::nanInOneMaskFails()
{
    Setting s;
    s.script->setLogit(fakeId("paris"), std::numeric_limits<float>::quiet_NaN());
    const Result<Prediction> failed = s.ask("the [MASK]");
    QVERIFY(failed.hasError());
    QVERIFY(failed.error().code == ErrorCode::NotANumber);
}

void TestPredictor::wrongShapeOfLogitsFails()
{
    Setting s;
    for (const Logits& wrong : {Logits{}, Logits{2, 3, std::vector<float>(6)},
                                Logits{1, 3, std::vector<float>(2)}, Logits{1, 0, {}}}) {
        s.script->setRunHook([&](const Batch&) { return std::optional(Result<Logits>(wrong)); });
        const Result<Prediction> failed = s.ask("the [MASK]");
        QVERIFY(failed.hasError());
        QVERIFY(failed.error().code == ErrorCode::Internal);
    }
}

void TestPredictor::passesTheStopTokenOn()
{
    const Setting s;
    FakeModel model(s.script);
    std::stop_source stop;
    stop.request_stop();
    const Result<Prediction> cancelled
        = predict(model, s.tokenizer, "the [MASK]", {}, stop.get_token());
    QVERIFY(cancelled.hasError());
    QVERIFY(cancelled.error().isCancelled());
}

void TestPredictor::checksVocabulary_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("fits");
    // The fake tokenizer has 32 words.
    QTest::newRow("equal") << 32 << true;
    QTest::newRow("narrower") << 31 << false;
    QTest::newRow("padded to 64") << 64 << true;
    QTest::newRow("padded to 128") << 128 << true;
    QTest::newRow("wider than any padding") << 129 << false;
}

void TestPredictor::checksVocabulary()
{
    QFETCH(int, columns);
    QFETCH(bool, fits);
    const Status status = checkVocabulary(FakeTokenizer(), summaryWithVocabulary(columns));
    QCOMPARE(status.hasValue(), fits);
    if (!fits) {
        QVERIFY(status.error().code == ErrorCode::VocabularyMismatch);
        QVERIFY(status.error().facts == (Facts{{"found", 32}, {"expected", columns}}));
    }
}

QTEST_GUILESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
