// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/many_texts.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <algorithm>

using namespace maskscope;

namespace {

/// Says that the hidden word is the one before it, so that answers of other rows are noticed. Fails
/// for batches that hold `poison`.
class EchoModel final : public TracedModel
{
public:
    EchoModel() { m_summary = makeFakeSummary(); }

    void setBatchKind(BatchKind kind) { m_summary.batch.kind = kind; }
    void setFixedLength(std::int64_t length)
    {
        m_summary.length = {.kind = LengthKind::Fixed,
                            .min = {length},
                            .max = SequenceLength{length},
                            .mayPad = true};
    }

    [[nodiscard]] const ModelSummary& summary() const override { return m_summary; }

    [[nodiscard]] Result<Logits> run(const Batch& batch, std::span<const MaskPosition> positions,
                                     std::stop_token /*stop*/) override
    {
        batches.push_back({batch.rows, batch.length});
        isWellFormed = isWellFormed && batch.ids.size() == batch.rows * batch.length
            && batch.attentionMask.size() == batch.ids.size()
            && batch.typeIds.size() == batch.ids.size();
        if (std::count(batch.ids.begin(), batch.ids.end(), poison.value) > 0) {
            return Error{ErrorCode::ForwardFailed, {}, "poison"};
        }
        const std::size_t width = fakeVocabulary().size();
        Logits logits{positions.size(), width, std::vector<float>(positions.size() * width, 0.0F)};
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const std::size_t before = positions[i].row * batch.length + positions[i].position - 1;
            logits.values[i * width + static_cast<std::size_t>(batch.ids[before])] = 9;
        }
        return logits;
    }

    [[nodiscard]] Result<OperatorProfile> profile(SequenceLength /*length*/,
                                                  std::stop_token /*stop*/) override
    {
        return OperatorProfile{};
    }
    int setThreads(int threads) override { return threads; }

    struct Size
    {
        std::size_t rows;
        std::size_t length;
    };
    std::vector<Size> batches;
    bool isWellFormed = true;
    TokenId poison = fakeId("bad");

private:
    ModelSummary m_summary;
};

std::vector<Result<Prediction>> ask(EchoModel& model, const std::vector<AskedText>& texts)
{
    const FakeTokenizer tokenizer;
    return predictMany(model, tokenizer, texts, {.topK = 1}, {});
}

/// "paris rome", or the code of what went wrong.
std::string answerOf(const Result<Prediction>& result)
{
    if (result.hasError()) {
        return "error " + std::to_string(static_cast<int>(result.error().code));
    }
    std::string words;
    for (const MaskPrediction& mask : result.value().masks) {
        words += (words.empty() ? "" : " ") + mask.candidates.front().token;
    }
    return words;
}

std::vector<std::string> answersOf(const std::vector<Result<Prediction>>& results)
{
    std::vector<std::string> answers;
    std::transform(results.begin(), results.end(), std::back_inserter(answers), answerOf);
    return answers;
}

using Words = std::vector<std::string>;

} // namespace

class TestManyTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder();
    void runsOneLengthTogether();
    void boundsABatch();
    void runsOneByOneWhereItMust();
    void textsPaddedAlikeRunTogether();
    void aFailureStaysInItsPlace();
    void aTextThatFailsABatchFailsAlone();
    void pairsBelongToTheirText();
    void sharesTheTime();
    void nothingAsked();
};

void TestManyTexts::keepsTheOrder()
{
    EchoModel model;
    const auto results = ask(model,
                             {{"in paris [MASK]"},
                              {"rome [MASK]"},
                              {"was spain [MASK] and italy [MASK] ."},
                              {"berlin [MASK]"}});
    QCOMPARE(answersOf(results), (Words{"paris", "rome", "spain italy", "berlin"}));
    QCOMPARE(results[1].value().text, std::string("rome [MASK]"));
    QVERIFY(model.isWellFormed);
}

void TestManyTexts::runsOneLengthTogether()
{
    EchoModel model;
    const auto results = ask(
        model, {{"paris [MASK]"}, {"in rome [MASK]"}, {"madrid [MASK]"}, {"in the city [MASK]"}});
    QCOMPARE(answersOf(results), (Words{"paris", "rome", "madrid", "city"}));
    QCOMPARE(model.batches.size(), 3U);
    QCOMPARE(model.batches[0].rows, 2U); // two words between [CLS] and [SEP]
    QCOMPARE(model.batches[0].length, 4U);
    QCOMPARE(model.batches[1].rows, 1U);
    QVERIFY(model.isWellFormed);
}

void TestManyTexts::boundsABatch()
{
    EchoModel model;
    const std::vector<AskedText> texts(300, AskedText{"paris [MASK]"}); // 4 tokens each
    const auto results = ask(model, texts);
    QCOMPARE(results.size(), texts.size());
    QCOMPARE(model.batches.size(), 3U);
    for (const EchoModel::Size& size : model.batches) {
        QVERIFY(size.rows * size.length <= kMostBatchTokens);
    }
}

void TestManyTexts::runsOneByOneWhereItMust()
{
    for (const BatchKind kind : {BatchKind::Fixed, BatchKind::Unsafe}) {
        EchoModel model;
        model.setBatchKind(kind);
        const auto results = ask(model, {{"paris [MASK]"}, {"rome [MASK]"}});
        QCOMPARE(answersOf(results), (Words{"paris", "rome"}));
        QCOMPARE(model.batches.size(), 2U);
        QCOMPARE(model.batches.front().rows, 1U);
    }
}

void TestManyTexts::textsPaddedAlikeRunTogether()
{
    EchoModel model;
    model.setFixedLength(8);
    const auto results = ask(model, {{"paris [MASK]"}, {"in the city [MASK]"}});
    QCOMPARE(answersOf(results), (Words{"paris", "city"}));
    QCOMPARE(model.batches.size(), 1U);
    QCOMPARE(model.batches.front().length, 8U);
    QCOMPARE(results[0].value().paddedTo, SequenceLength{8});
    QVERIFY(model.isWellFormed);
}

void TestManyTexts::aFailureStaysInItsPlace()
{
    EchoModel model;
    const auto results = ask(model, {{"paris [MASK]"}, {"no hidden word"}, {"rome [MASK]"}});
    QCOMPARE(results.size(), 3U);
    QCOMPARE(answerOf(results[0]), std::string("paris"));
    QCOMPARE(results[1].error().code, ErrorCode::NoMask);
    QCOMPARE(answerOf(results[2]), std::string("rome"));
}

void TestManyTexts::aTextThatFailsABatchFailsAlone()
{
    EchoModel model;
    const auto results = ask(model, {{"paris [MASK]"}, {"bad [MASK]"}, {"rome [MASK]"}});
    QCOMPARE(answerOf(results[0]), std::string("paris"));
    QCOMPARE(results[1].error().code, ErrorCode::ForwardFailed);
    QCOMPARE(answerOf(results[2]), std::string("rome"));
    QCOMPARE(model.batches.size(), 4U); // together, then each alone
}

void TestManyTexts::pairsBelongToTheirText()
{
    EchoModel model;
    const auto results
        = ask(model, {{"paris [MASK]", "rome [MASK]"}, {"madrid [MASK]"}, {"in", "berlin [MASK]"}});
    QCOMPARE(answersOf(results), (Words{"paris rome", "madrid", "berlin"}));
    QVERIFY(!results[1].value().pair.has_value());
}

void TestManyTexts::sharesTheTime()
{
    EchoModel model;
    const auto results = ask(model, {{"paris [MASK]"}, {"rome [MASK]"}});
    QVERIFY(results[0].value().time.model > 0);
    QCOMPARE(results[0].value().time.model, results[1].value().time.model);
}

void TestManyTexts::nothingAsked()
{
    EchoModel model;
    QVERIFY(ask(model, {}).empty());
    QVERIFY(model.batches.empty());
}

QTEST_APPLESS_MAIN(TestManyTexts)
#include "tst_many_texts.moc"
