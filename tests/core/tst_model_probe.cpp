// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_probe.h"

#include <QTest>

#include <cmath>

using namespace maskscope;

namespace {

/// Which lengths a pretended model takes, and where it answers wrongly.
struct Pretended
{
    std::function<bool(std::int64_t length)> takes = [](std::int64_t) { return true; };
    std::function<bool(std::int64_t length)> isWrongAt = [](std::int64_t) { return false; };
    std::function<bool(std::size_t rows)> takesRows = [](std::size_t) { return true; };
    bool readsPadding = false; ///< padding changes its answers although it has a mask
    bool mixesRows = false;
    bool forgets = false; ///< answers otherwise each time
    int forwards = 0;
    std::size_t rowsRun = 0; ///< of forwards that were taken
};

/// Each token is answered by what stands around it, nearer ones counting more: what attention does,
/// with arithmetic that can be followed.
double answerAt(const Batch& batch, std::size_t row, std::size_t token, bool readsPadding)
{
    double sum = 0;
    for (std::size_t i = 0; i < batch.length; ++i) {
        const std::size_t at = row * batch.length + i;
        if (readsPadding || batch.attentionMask[at] == 1) {
            const double distance = std::abs(static_cast<double>(i) - static_cast<double>(token));
            sum += static_cast<double>(batch.ids[at] + 1) / (1 + distance);
        }
    }
    return sum;
}

ProbeForward forwardOf(Pretended& model)
{
    return [&model](const Batch& batch, std::size_t tokens) -> Result<ProbeAnswer> {
        ++model.forwards;
        const auto length = static_cast<std::int64_t>(batch.length);
        if (!model.takes(length) || !model.takesRows(batch.rows)) {
            return Error{ErrorCode::ForwardFailed, {}, "Traceback\nRuntimeError: sizes differ\n"};
        }
        model.rowsRun += batch.rows;
        ProbeAnswer answer{1, {}};
        for (std::size_t row = 0; row < batch.rows; ++row) {
            for (std::size_t token = 0; token < tokens; ++token) {
                double value
                    = answerAt(batch, model.mixesRows ? 0 : row, token, model.readsPadding);
                value *= model.isWrongAt(length) ? 1.5 : 1.0;
                value += model.forgets ? 20.0 * model.forwards : 0.0;
                answer.values.push_back(static_cast<float>(value));
            }
        }
        return answer;
    };
}

ProbeFacts factsOf(std::optional<std::int64_t> traced, std::optional<std::int64_t> max = 512)
{
    ProbeFacts facts;
    if (traced) {
        facts.declared.traced = SequenceLength{*traced};
    }
    if (max) {
        facts.declared.max = SequenceLength{*max};
    }
    facts.vocabulary = 1000;
    facts.hasAttentionMask = true;
    return facts;
}

MeasuredContracts measure(const ProbeFacts& facts, Pretended& model)
{
    auto measured = measureContracts(facts, forwardOf(model), {});
    return measured.hasValue() ? std::move(measured).value() : MeasuredContracts{};
}

std::function<std::vector<Evidence>(std::int64_t)> writtenOnceAs(std::int64_t size)
{
    return [size](std::int64_t number) {
        return number == size ? std::vector<Evidence>{{"aten::arange", "encoder", "m.py:7", "14"}}
                              : std::vector<Evidence>{};
    };
}

void compareRange(const LengthContract& contract, LengthKind kind, std::int64_t min,
                  std::int64_t max)
{
    QCOMPARE(lengthKindName(contract.kind), lengthKindName(kind));
    QCOMPARE(contract.min.value, min);
    QVERIFY(contract.max.has_value());
    QCOMPARE(contract.max->value, max);
}

} // namespace

/// The contracts of pretended models whose limits are known.
class TestModelProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreeModelKeepsItsLimit();
    void aLongRecordIsNotRunWithoutNeed();
    void oneLengthAloneIsFixed();
    void oneLengthIsFoundWithoutARecord();
    void wrongAnswersAreUnsafe();
    void aWindowIsARange();
    void anUpperEndIsARange();
    void sensitiveToPaddingIsFreeButNeverPadded();
    void withoutAMaskPaddingMustProveItself();
    void aModelThatNeverAnswersKeepsWhatItDeclares();
    void batches();
    void differentAnswersToOneInput();
    void canBeStopped();
};

void TestModelProbe::aFreeModelKeepsItsLimit()
{
    Pretended model;
    const MeasuredContracts measured = measure(factsOf(14), model);
    compareRange(measured.length, LengthKind::Any, 1, 512);
    QVERIFY(measured.length.mayPad);
    QVERIFY(measured.length.evidence.empty());
    QCOMPARE(measured.length.traced->value, std::int64_t{14});
    QVERIFY(measured.isRepeatable);

    const MeasuredContracts unlimited = measure(factsOf(std::nullopt, std::nullopt), model);
    QCOMPARE(lengthKindName(unlimited.length.kind), "any");
    QVERIFY(!unlimited.length.max.has_value());
}

void TestModelProbe::aLongRecordIsNotRunWithoutNeed()
{
    Pretended model;
    std::int64_t longest = 0;
    model.takes = [&longest](std::int64_t length) {
        longest = std::max(longest, length);
        return true;
    };
    compareRange(measure(factsOf(512), model).length, LengthKind::Any, 1, 512);
    QVERIFY2(longest < 64, qPrintable(QString::number(longest)));
}

void TestModelProbe::oneLengthAloneIsFixed()
{
    Pretended model;
    model.takes = [](std::int64_t length) { return length == 128; };
    ProbeFacts facts = factsOf(128);
    facts.placesOf = writtenOnceAs(128);
    const MeasuredContracts measured = measure(facts, model);
    compareRange(measured.length, LengthKind::Fixed, 128, 128);
    QVERIFY(measured.length.mayPad);
    QCOMPARE(measured.length.evidence.size(), std::size_t{1});
    QCOMPARE(measured.length.evidence[0].source, std::string("m.py:7"));
    QVERIFY2(model.rowsRun <= 4, qPrintable(QString::number(model.rowsRun)));

    facts.placesOf = nullptr;
    const MeasuredContracts unnamed = measure(facts, model);
    QCOMPARE(unnamed.length.evidence.size(), std::size_t{1});
    QCOMPARE(unnamed.length.evidence[0].message, std::string("RuntimeError: sizes differ"));
}

void TestModelProbe::oneLengthIsFoundWithoutARecord()
{
    Pretended model;
    model.takes = [](std::int64_t length) { return length == 256; };
    compareRange(measure(factsOf(std::nullopt), model).length, LengthKind::Fixed, 256, 256);
}

void TestModelProbe::wrongAnswersAreUnsafe()
{
    Pretended model; // as a traced Funnel: refuses short texts, is wrong at others
    model.takes = [](std::int64_t length) { return length >= 8; };
    model.isWrongAt = [](std::int64_t length) { return length != 14; };
    ProbeFacts facts = factsOf(14);
    facts.placesOf = writtenOnceAs(14);
    const MeasuredContracts measured = measure(facts, model);
    compareRange(measured.length, LengthKind::Unsafe, 14, 14);
    QVERIFY(!measured.length.mayPad);

    model.takes = [](std::int64_t) { return true; };
    compareRange(measure(facts, model).length, LengthKind::Unsafe, 14, 14);
}

void TestModelProbe::aWindowIsARange()
{
    Pretended model; // as a traced Longformer: fills up to 16 inside
    model.takes = [](std::int64_t length) { return length >= 9; };
    model.isWrongAt = [](std::int64_t length) { return length > 16; };
    compareRange(measure(factsOf(14), model).length, LengthKind::Range, 9, 16);
}

void TestModelProbe::anUpperEndIsARange()
{
    Pretended model;
    model.takes = [](std::int64_t length) { return length <= 19; };
    ProbeFacts facts = factsOf(14);
    compareRange(measure(facts, model).length, LengthKind::Range, 1, 19);
    model.takes = [](std::int64_t length) { return length <= 14; };
    compareRange(measure(facts, model).length, LengthKind::Range, 1, 14);
}

void TestModelProbe::sensitiveToPaddingIsFreeButNeverPadded()
{
    Pretended model; // as ConvBERT: right at every length, padding changes its answers
    model.readsPadding = true;
    const MeasuredContracts measured = measure(factsOf(14), model);
    compareRange(measured.length, LengthKind::Any, 1, 512);
    QVERIFY(!measured.length.mayPad);
}

void TestModelProbe::withoutAMaskPaddingMustProveItself()
{
    Pretended model;
    ProbeFacts facts = factsOf(14);
    facts.hasAttentionMask = false;
    model.readsPadding = true;
    QVERIFY(!measure(facts, model).length.mayPad);
    model.readsPadding = false; // it knows the padding token itself
    QVERIFY(measure(facts, model).length.mayPad);

    model.takes = [](std::int64_t length) { return length == 14; };
    const MeasuredContracts fixed = measure(facts, model);
    compareRange(fixed.length, LengthKind::Fixed, 14, 14);
    QVERIFY(!fixed.length.mayPad);

    // A Funnel or Longformer traced with ids alone: nothing to compare its other answers with.
    model.takes = [](std::int64_t length) { return length >= 8 && length <= 26; };
    const MeasuredContracts unproven = measure(facts, model);
    compareRange(unproven.length, LengthKind::Unsafe, 14, 14);
    QVERIFY(!unproven.length.mayPad);
}

void TestModelProbe::aModelThatNeverAnswersKeepsWhatItDeclares()
{
    Pretended model;
    model.takes = [](std::int64_t) { return false; };
    const MeasuredContracts measured = measure(factsOf(14), model);
    compareRange(measured.length, LengthKind::Any, 1, 512);
    QVERIFY(measured.isRepeatable);
    QCOMPARE(batchKindName(measured.batch.kind), "any");
}

void TestModelProbe::batches()
{
    Pretended model;
    ProbeFacts facts = factsOf(14);
    facts.tracedBatch = 1;
    const MeasuredContracts any = measure(facts, model);
    QCOMPARE(batchKindName(any.batch.kind), "any");
    QCOMPARE(any.batch.traced.value_or(0), std::int64_t{1});

    model.takesRows = [](std::size_t rows) { return rows == 1; };
    QCOMPARE(batchKindName(measure(facts, model).batch.kind), "fixed");
    model.takesRows = [](std::size_t) { return true; };
    model.mixesRows = true;
    QCOMPARE(batchKindName(measure(facts, model).batch.kind), "unsafe");
}

void TestModelProbe::differentAnswersToOneInput()
{
    Pretended model;
    model.forgets = true;
    QVERIFY(!measure(factsOf(14), model).isRepeatable);
}

void TestModelProbe::canBeStopped()
{
    Pretended model;
    std::stop_source source;
    source.request_stop();
    const auto measured = measureContracts(factsOf(14), forwardOf(model), source.get_token());
    QVERIFY(measured.hasError());
    QVERIFY(measured.error().isCancelled());
    QCOMPARE(model.forwards, 0);
}

QTEST_APPLESS_MAIN(TestModelProbe)
#include "tst_model_probe.moc"
