// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/agreement.h"
#include "core/inference/agreement_sentences.h"
#include "tests/support/fake_model.h"
#include "tests/support/fake_tokenizer.h"

#include <QTest>

#include <array>
#include <set>

using namespace maskscope;

namespace {

using Row = std::vector<float>;

/// Answers each text with the next of its rows, and notes what was asked.
class ListModel final : public TracedModel
{
public:
    explicit ListModel(std::vector<Row> rows)
        : m_rows(std::move(rows))
    {
        m_summary = makeFakeSummary();
    }

    [[nodiscard]] const ModelSummary& summary() const override { return m_summary; }
    void setFixedLength(std::int64_t length)
    {
        m_summary.length = {.kind = LengthKind::Fixed,
                            .min = {length},
                            .max = SequenceLength{length},
                            .mayPad = true};
    }
    [[nodiscard]] Result<Logits> run(const Batch& batch, std::span<const MaskPosition> positions,
                                     std::stop_token /*stop*/) override
    {
        asked.push_back(batch);
        places.push_back(positions.front().position);
        if (asked.size() > m_rows.size()) {
            return Error{ErrorCode::ForwardFailed, {}, "no more rows"};
        }
        const Row& row = m_rows[asked.size() - 1];
        return Logits{1, row.size(), row};
    }
    [[nodiscard]] Result<OperatorProfile> profile(SequenceLength /*length*/,
                                                  std::stop_token /*stop*/) override
    {
        return OperatorProfile{};
    }
    int setThreads(int threads) override { return threads; }

    std::vector<Batch> asked;
    std::vector<std::size_t> places;

private:
    std::vector<Row> m_rows;
    ModelSummary m_summary;
};

MaskedLm lmOf(std::unique_ptr<ListModel> model)
{
    return {std::move(model), std::make_shared<FakeTokenizer>()};
}

constexpr std::array<std::string_view, 3> kSentences{"the capital of france .", "the capital",
                                                     "the"};

/// Seven words; best first 0 1 2 3 4.
const Row kRow{5, 4, 3, 2, 1, 0, 0};
/// The same, but for the first two: exactly 1 of ln p, for the sum of all is the same.
const Row kSwapped{4, 5, 3, 2, 1, 0, 0};
/// The fifth word is another: of ln p 1 for it, and again the same sum.
const Row kOtherFifth{5, 4, 3, 2, 0, 1, 0};

ErrorCode codeOf(const Status& status)
{
    return status.hasError() ? status.error().code : ErrorCode::Usage;
}

} // namespace

class TestAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsTheSame();
    void masksOneWordOfEach();
    void bothAreAskedTheSame();
    void fillsUpForFixedLengths();
    void leavesOutWhatDoesNotFit();
    void nonsenseIsAnError();
    void aFailureOfOneIsAnError();
    void hasTwoHundredSentences();
};

void TestAgreement::countsWhatIsTheSame()
{
    const MaskedLm exact = lmOf(std::make_unique<ListModel>(std::vector<Row>{kRow, kRow, kRow}));
    ListModel other({kRow, kSwapped, kOtherFifth});
    AgreementRun run(exact, other, kSentences);
    QCOMPARE(run.fraction(), 0.0);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!run.isFinished());
        QVERIFY(run.step({}).hasValue());
    }
    QVERIFY(run.isFinished());
    QCOMPARE(run.fraction(), 1.0);
    const Agreement agreement = run.result();
    QCOMPARE(agreement.sentences, std::size_t{3});
    QCOMPARE(agreement.sameBest, std::size_t{2});
    QCOMPARE(agreement.sharedOfFive, (5.0 + 5.0 + 4.0) / 3);
    QVERIFY(std::abs(agreement.largestLogDifference - 1) < 1e-6);
    QVERIFY(agreement.exactMilliseconds >= 0 && agreement.otherMilliseconds >= 0);
}

void TestAgreement::masksOneWordOfEach()
{
    auto model = std::make_unique<ListModel>(std::vector<Row>{kRow, kRow, kRow});
    const ListModel& asked = *model;
    const MaskedLm exact = lmOf(std::move(model));
    ListModel other({kRow, kRow, kRow});
    AgreementRun run(exact, other, kSentences);
    while (!run.isFinished()) {
        QVERIFY(run.step({}).hasValue());
    }
    const std::int64_t mask = fakeId("[MASK]").value;
    for (std::size_t i = 0; i < asked.asked.size(); ++i) {
        const Batch& batch = asked.asked[i];
        QCOMPARE(std::count(batch.ids.begin(), batch.ids.end(), mask), std::ptrdiff_t{1});
        QCOMPARE(batch.ids[asked.places[i]], mask);
        QVERIFY(asked.places[i] > 0 && asked.places[i] + 1 < batch.length); // [CLS] and [SEP] stay
    }
    QVERIFY(asked.places[0] != asked.places[1]);
}

void TestAgreement::bothAreAskedTheSame()
{
    auto model = std::make_unique<ListModel>(std::vector<Row>{kRow});
    const ListModel& first = *model;
    const MaskedLm exact = lmOf(std::move(model));
    ListModel second(std::vector<Row>{kRow});
    AgreementRun run(exact, second, std::span(kSentences).first(1));
    QVERIFY(run.step({}).hasValue());
    QCOMPARE(first.asked.front().ids, second.asked.front().ids);
    QCOMPARE(first.places, second.places);
}

void TestAgreement::fillsUpForFixedLengths()
{
    auto model = std::make_unique<ListModel>(std::vector<Row>{kRow});
    model->setFixedLength(16);
    const ListModel& asked = *model;
    const MaskedLm exact = lmOf(std::move(model));
    ListModel other(std::vector<Row>{kRow});
    AgreementRun run(exact, other, std::span(kSentences).first(1));
    QVERIFY(run.step({}).hasValue());
    QCOMPARE(asked.asked.front().length, std::size_t{16});
    const auto& attention = asked.asked.front().attentionMask;
    QCOMPARE(std::count(attention.begin(), attention.end(), 1), std::ptrdiff_t{7});
}

void TestAgreement::leavesOutWhatDoesNotFit()
{
    auto model = std::make_unique<ListModel>(std::vector<Row>{kRow, kRow});
    model->setFixedLength(4);
    const MaskedLm exact = lmOf(std::move(model));
    ListModel other({kRow, kRow});
    AgreementRun run(exact, other, kSentences);
    while (!run.isFinished()) {
        QVERIFY(run.step({}).hasValue());
    }
    QCOMPARE(run.result().sentences, std::size_t{2});
}

void TestAgreement::nonsenseIsAnError()
{
    const MaskedLm exact = lmOf(std::make_unique<ListModel>(std::vector<Row>{kRow}));
    ListModel other(std::vector<Row>{Row(7, std::numeric_limits<float>::quiet_NaN())});
    AgreementRun run(exact, other, kSentences);
    QCOMPARE(codeOf(run.step({})), ErrorCode::NotANumber);
}

void TestAgreement::aFailureOfOneIsAnError()
{
    const MaskedLm exact = lmOf(std::make_unique<ListModel>(std::vector<Row>{kRow}));
    ListModel other(std::vector<Row>{});
    AgreementRun run(exact, other, kSentences);
    QCOMPARE(codeOf(run.step({})), ErrorCode::ForwardFailed);
}

void TestAgreement::hasTwoHundredSentences()
{
    const auto sentences = agreementSentences();
    QCOMPARE(sentences.size(), std::size_t{200});
    const std::set<std::string_view> different(sentences.begin(), sentences.end());
    QCOMPARE(different.size(), sentences.size());
    QVERIFY(!different.contains(std::string_view()));
}

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
