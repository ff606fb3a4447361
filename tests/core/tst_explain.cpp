// SPDX-License-Identifier: GPL-3.0-or-later
// Targets, joint fillings, importance and surprise as far as they need no real model: how words are
// read at a mask, how sentences are put together, and how forwards are cut into steps.
#include "core/guard/model_file.h"
#include "core/guard/tokenizer_files.h"
#include "core/inference/chain_steps.h"
#include "core/inference/importance.h"
#include "core/inference/joint_fill.h"
#include "core/inference/surprise.h"
#include "core/inference/target_words.h"
#include "core/inference/word_fill.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <cmath>

using namespace maskscope;

namespace {

std::shared_ptr<const Tokenizer> tokenizerIn(const char* file)
{
    const auto path = std::filesystem::path(MASKSCOPE_TEST_DATA) / file;
    const auto opened = openModelFile(path);
    const auto files = findTokenizerFiles(opened.value(), {});
    return makeTokenizer(files.value()).value();
}

Prediction readBy(const Tokenizer& tokenizer, const std::string& text)
{
    auto read = readAnyText(makeFakeSummary(), tokenizer, text, {});
    return std::move(read).value();
}

std::string joined(const std::vector<std::string>& tokens)
{
    std::string text;
    for (const std::string& token : tokens) {
        text += (text.empty() ? "" : " ") + token;
    }
    return text;
}

/// A fake model and the sizes of the batches it was given.
struct Setting
{
    Setting()
    {
        script->setRunHook([this](const Batch& batch) -> std::optional<Result<Logits>> {
            rows.push_back(batch.rows);
            if (batch.rows > failsAbove) {
                return Error{ErrorCode::OutOfMemory, {}, {}};
            }
            return std::nullopt;
        });
    }

    void makeModel(BatchKind kind = BatchKind::Any)
    {
        ModelSummary summary = makeFakeSummary();
        summary.batch.kind = kind;
        script->setSummary(summary);
        model = std::make_unique<FakeModel>(script);
    }

    [[nodiscard]] Prediction ask(const std::string& text, const PredictOptions& options = {})
    {
        auto answer = predict(*model, tokenizer, text, options, {});
        rows.clear();
        return std::move(answer).value();
    }

    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    FakeTokenizer tokenizer;
    std::unique_ptr<FakeModel> model;
    std::vector<std::size_t> rows;
    std::size_t failsAbove = 1000;
};

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

using Rows = std::vector<std::size_t>;

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesAtTheMask_data();
    void piecesAtTheMask();
    void aWordWithoutTokensIsUnknown();
    void targetsOfACutText();
    void sentences_data();
    void sentences();
    void rankCountsFromOne();
    void chainsRunTogether();
    void chainsRunOneByOneWhereTheyMust();
    void aChainThatIsTooLong();
    void aFailedBatchIsTriedRowByRow();
    void cancelledBetweenForwards();
    void oneMaskNeedsNoSearch();
    void theBeamIsAtLeastThirtyTwoWide();
    void longerAnswersThatDoNotFitAreLeftOut();
    void importanceWatchesTheChosenWord();
    void surpriseNeedsNoMask();
    void wordsOfAText();
};

void TestExplain::piecesAtTheMask_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("tokens");
    const QByteArray wordPiece("models/small_bert.pt");
    const QByteArray bytes("fill/byte_level.pt");
    const QByteArray unigram("fill/unigram.pt");
    QTest::newRow("a word") << wordPiece << QByteArray("I [MASK] here") << QByteArray("Play")
                            << QByteArray("play");
    QTest::newRow("a blank") << wordPiece << QByteArray("I ___ here") << QByteArray("play")
                             << QByteArray("play");
    QTest::newRow("the rest of a word")
        << wordPiece << QByteArray("I play[MASK] here") << QByteArray("ing") << QByteArray("##ing");
    QTest::newRow("the begin of a word")
        << wordPiece << QByteArray("I [MASK]ed here") << QByteArray("work") << QByteArray("work");
    QTest::newRow("inside a word")
        << wordPiece << QByteArray("the[MASK]the") << QByteArray("s") << QByteArray("##s");
    QTest::newRow("behind a mark")
        << wordPiece << QByteArray("new-[MASK]!") << QByteArray("york") << QByteArray("york");
    QTest::newRow("beside another mask")
        << wordPiece << QByteArray("[MASK][MASK]") << QByteArray("house") << QByteArray("house");
    QTest::newRow("with its space")
        << bytes << QByteArray("I <mask> here") << QByteArray("play") << QByteArray("\u0120play");
    QTest::newRow("at the begin") << bytes << QByteArray("<mask> here") << QByteArray("sed")
                                  << QByteArray("s ed");
    QTest::newRow("in brackets") << bytes << QByteArray("(<mask>)") << QByteArray("ing")
                                 << QByteArray("ing");
    QTest::newRow("rest, byte-level")
        << bytes << QByteArray("I play<mask> here") << QByteArray("ing") << QByteArray("ing");
    QTest::newRow("with its mark")
        << unigram << QByteArray("I <mask> here") << QByteArray("play") << QByteArray("\u2581play");
    QTest::newRow("before a point")
        << unigram << QByteArray("I <mask>.") << QByteArray("play") << QByteArray("\u2581play");
    QTest::newRow("rest, Unigram")
        << unigram << QByteArray("I play<mask> here") << QByteArray("ing") << QByteArray("ing");
}

/// The pieces are those of the vocabularies: small_vocab.txt has "work", "worked", "##ing" ..., the
/// other two were trained on the same words.
void TestExplain::piecesAtTheMask()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, tokens);
    const auto tokenizer = tokenizerIn(file.constData());
    const TargetReader reader(*tokenizer, readBy(*tokenizer, text.toStdString()), {});
    const TargetWord target = reader.read(word.toStdString(), 0);
    QCOMPARE(joined(target.tokens), tokens.toStdString());
    QCOMPARE(target.text, word.toStdString());
    QCOMPARE(target.ids.size(), target.tokens.size());
    for (std::size_t i = 0; i < target.ids.size(); ++i) {
        QCOMPARE(tokenizer->idToToken(target.ids[i]), target.tokens[i]);
    }
}

void TestExplain::aWordWithoutTokensIsUnknown()
{
    Setting s;
    s.makeModel();
    const Prediction answer = s.ask("the [MASK] .", {.targets = {" ", "xyz", "paris"}});
    const std::vector<TargetWord>& targets = answer.masks[0].targets;
    QVERIFY(targets[0].method == TargetMethod::Unknown && targets[0].ids.empty());
    QVERIFY(targets[1].method == TargetMethod::Unknown && targets[1].ids.size() == 1);
    QCOMPARE(targets[1].probability, 0.0);
    QVERIFY(!targets[1].rank.has_value());
    QVERIFY(targets[2].method == TargetMethod::Single && targets[2].probability > 0);
}

/// The word is read in the whole text, scored in what is left of it.
void TestExplain::targetsOfACutText()
{
    Setting s;
    s.makeModel();
    const Prediction answer = s.ask("the city of [MASK] is in france .",
                                    {.maxLength = 6, .targets = {"paris", "the river"}});
    QCOMPARE(answer.encoding.ids.size(), std::size_t{6});
    QCOMPARE(joined(answer.masks[0].targets[0].tokens), std::string("paris"));
    QCOMPARE(joined(answer.masks[0].targets[1].tokens), std::string("the river"));
}

void TestExplain::sentences_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("as typed") << QByteArray("The  ____ is\tRED .") << QByteArray("city")
                              << QByteArray("The  city is\tRED .");
    QTest::newRow("the rest of a word")
        << QByteArray("the city [MASK] is") << QByteArray("##s") << QByteArray("the citys is");
    QTest::newRow("two masks") << QByteArray("[MASK] [MASK] .") << QByteArray("river ##s")
                               << QByteArray("rivers .");
    QTest::newRow("masks without a space")
        << QByteArray("[MASK][MASK].") << QByteArray("good city") << QByteArray("good city.");
    QTest::newRow("letters of two bytes")
        << QByteArray("\u00e9\u00e9 ___ \u00e9 [MASK]") << QByteArray("the river")
        << QByteArray("\u00e9\u00e9 the \u00e9 river");
}

void TestExplain::sentences()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, sentence);
    const auto tokenizer = tokenizerIn("models/small_bert.pt");
    const Prediction read = readBy(*tokenizer, text.toStdString());
    Encoding filled = read.encoding;
    const auto list = words.split(' ');
    QCOMPARE(static_cast<std::size_t>(list.size()), filled.maskPositions.size());
    std::vector<BlankWord> blankWords;
    for (std::size_t i = 0; i < filled.maskPositions.size(); ++i) {
        const auto id = tokenizer->tokenToId(list.at(static_cast<qsizetype>(i)).toStdString());
        QVERIFY(id.has_value());
        filled.ids[filled.maskPositions[i]] = *id;
    }
    for (const std::size_t position : filled.maskPositions) {
        blankWords.push_back(readBlank(*tokenizer, filled, position, 1));
    }
    QCOMPARE(Blanks(*tokenizer, read, {}).sentence(blankWords), sentence.toStdString());
}

void TestExplain::rankCountsFromOne()
{
    Setting s;
    s.script->setLogit(fakeId("rome"), 9);
    s.script->setLogit(fakeId("paris"), 8);
    s.makeModel();
    const Prediction answer = s.ask("the [MASK]", {.targets = {"paris", "rome", "the", "[MASK]"}});
    const std::vector<TargetWord>& targets = answer.masks[0].targets;
    QCOMPARE(*targets[0].rank, std::size_t{2});
    QCOMPARE(*targets[1].rank, std::size_t{1});
    QCOMPARE(*targets[2].rank, std::size_t{5}); // behind ".", ",": equal ones by their number
    QCOMPARE(*targets[3].rank, fakeVocabulary().size()); // the last of the special tokens
    QCOMPARE(targets[1].probability,
             static_cast<double>(answer.masks[0].candidates[0].probability));
}

/// Two masks, two words of two and three pieces each: ten rows of two lengths.
void TestExplain::chainsRunTogether()
{
    Setting s;
    s.makeModel();
    ChainSteps chains(*s.model, s.tokenizer,
                      s.ask("[MASK] is [MASK]", {.targets = {"the city", "a big house"}}));
    QVERIFY(runAll(chains).hasValue());
    QCOMPARE(s.rows, (Rows{4, 6}));
    const Prediction answer = chains.takeResult();
    const TargetWord& target = answer.masks[1].targets[1];
    QVERIFY(target.method == TargetMethod::Chain);
    // Five special tokens have e^-10, the other words e^0.
    const double words = static_cast<double>(fakeVocabulary().size() - kFakeSpecialTokens);
    const double each = -std::log(words + 5 * std::exp(-10.0));
    QVERIFY(std::abs(target.logProbability - 3 * each) < 1e-6);
    QVERIFY(std::abs(target.probability - std::exp(3 * each)) < 1e-9);
    QVERIFY(!target.rank.has_value());
}

void TestExplain::chainsRunOneByOneWhereTheyMust()
{
    for (const BatchKind kind : {BatchKind::Fixed, BatchKind::Unsafe}) {
        Setting s;
        s.makeModel(kind);
        ChainSteps chains(*s.model, s.tokenizer,
                          s.ask("the [MASK]", {.targets = {"the city", "a house"}}));
        QVERIFY(runAll(chains).hasValue());
        QCOMPARE(s.rows, (Rows{1, 1, 1, 1}));
    }
}

void TestExplain::aChainThatIsTooLong()
{
    Setting s;
    s.makeModel();
    std::string text = "[MASK]";
    for (int i = 0; i < 509; ++i) {
        text += " the"; // 512 tokens, as many as the model reads
    }
    ChainSteps chains(*s.model, s.tokenizer, s.ask(text, {.targets = {"the city"}}));
    QVERIFY(!chains.isFinished());
    const Status done = runAll(chains);
    QVERIFY(done.hasError());
    QVERIFY(done.error().code == ErrorCode::TooLong);
    QVERIFY(chains.isFinished());
}

void TestExplain::aFailedBatchIsTriedRowByRow()
{
    Setting s;
    s.failsAbove = 1;
    s.makeModel();
    ChainSteps chains(*s.model, s.tokenizer, s.ask("the [MASK]", {.targets = {"a big house"}}));
    QVERIFY(runAll(chains).hasValue());
    QCOMPARE(s.rows, (Rows{3, 1, 1, 1}));
    s.failsAbove = 0;
    ChainSteps failing(*s.model, s.tokenizer, chains.takeResult());
    const Status done = runAll(failing);
    QVERIFY(done.hasError() && done.error().code == ErrorCode::OutOfMemory);
    QVERIFY(failing.isFinished());
}

void TestExplain::cancelledBetweenForwards()
{
    Setting s;
    s.makeModel(BatchKind::Fixed);
    const Prediction answer = s.ask("[MASK] is [MASK] .");
    JointFill fill(*s.model, s.tokenizer, answer, {});
    std::stop_source stop;
    QVERIFY(fill.step(stop.get_token()).hasValue());
    stop.request_stop();
    const Status done = fill.step(stop.get_token());
    QVERIFY(done.hasError() && done.error().isCancelled());
    QCOMPARE(s.rows.size(), std::size_t{1});
}

void TestExplain::oneMaskNeedsNoSearch()
{
    Setting s;
    s.script->setLogit(fakeId("rome"), 3);
    s.makeModel();
    const Prediction answer = s.ask("the ___.", {.topK = 3});
    JointFill fill(*s.model, s.tokenizer, answer, {.topK = 3});
    QVERIFY(fill.isFinished());
    const std::vector<JointFilling> best = fill.result();
    QCOMPARE(best.size(), std::size_t{3});
    QVERIFY(best[0].ids == std::vector<TokenId>{fakeId("rome")});
    QCOMPARE(best[0].sentence, std::string("the rome."));
    for (std::size_t i = 0; i < best.size(); ++i) {
        QVERIFY(best[i].ids.front() == answer.masks[0].candidates[i].id);
        QCOMPARE(best[i].logProbability, answer.masks[0].candidates[i].logProbability);
    }
}

/// The second mask is asked with each of the 32 best words of the first one.
void TestExplain::theBeamIsAtLeastThirtyTwoWide()
{
    Setting s;
    s.makeModel();
    const PredictOptions options{.topK = 2};
    JointFill fill(*s.model, s.tokenizer, s.ask("[MASK] is [MASK]", options), options);
    QVERIFY(runAll(fill).hasValue());
    QCOMPARE(s.rows, (Rows{1, 32}));
    QCOMPARE(fill.result().size(), std::size_t{2});
}

void TestExplain::longerAnswersThatDoNotFitAreLeftOut()
{
    Setting s;
    s.makeModel();
    std::string text = "[MASK]";
    for (int i = 0; i < 508; ++i) {
        text += " the"; // 511 tokens: there is room for one more
    }
    auto read = readText(s.model->summary(), s.tokenizer, text, {});
    WordFill fill(*s.model, s.tokenizer, std::move(read).value(), 0, {}, {.topK = 2000});
    QVERIFY(runAll(fill).hasValue());
    std::size_t longest = 0;
    for (const WordAnswer& answer : fill.result()) {
        longest = std::max(longest, answer.ids.size());
    }
    QCOMPARE(longest, std::size_t{2});
}

void TestExplain::importanceWatchesTheChosenWord()
{
    Setting s;
    s.script->setLogit(fakeId("rome"), 3);
    s.makeModel();
    auto read = readText(s.model->summary(), s.tokenizer, "the city of [MASK] .", {});
    Importance best(*s.model, s.tokenizer, read.value(), {}, {});
    QVERIFY(runAll(best).hasValue());
    QVERIFY(best.result().chosen == fakeId("rome"));
    QCOMPARE(best.result().words.size(), std::size_t{4});
    QCOMPARE(s.rows, (Rows{1, 4}));
    Importance other(*s.model, s.tokenizer, read.value(), {}, {.chosen = fakeId("paris")});
    QVERIFY(runAll(other).hasValue());
    QVERIFY(other.result().chosen == fakeId("paris"));
    const double gap = best.result().logProbability - other.result().logProbability;
    QVERIFY(std::abs(gap - 3) < 1e-5);
}

void TestExplain::surpriseNeedsNoMask()
{
    Setting s;
    s.makeModel();
    auto read = readAnyText(s.model->summary(), s.tokenizer, "the city .", {});
    QVERIFY(read.hasValue());
    Surprise surprise(*s.model, s.tokenizer, read.value(), {});
    QVERIFY(runAll(surprise).hasValue());
    QCOMPARE(surprise.result().words.size(), std::size_t{3});
    QCOMPARE(s.rows, (Rows{3}));
    auto empty = readAnyText(s.model->summary(), s.tokenizer, "", {});
    Surprise nothing(*s.model, s.tokenizer, empty.value(), {});
    QVERIFY(nothing.isFinished());
    QCOMPARE(nothing.result().logProbability, 0.0);
}

void TestExplain::wordsOfAText()
{
    const auto tokenizer = tokenizerIn("models/small_bert.pt");
    const Prediction read = readBy(*tokenizer, "The  unknown ____ [SEP] is h\u00e9ros.");
    std::vector<std::string> letters;
    for (const TextWord& word : textWords(*tokenizer, read, {})) {
        letters.push_back(word.letters);
    }
    QCOMPARE(joined(letters), std::string("The unknown is h\u00e9ros ."));
}

QTEST_APPLESS_MAIN(TestExplain)
#include "tst_explain.moc"
