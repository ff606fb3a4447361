// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "torch_test_support.h"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <unistd.h>

using namespace maskscope;
using namespace maskscope::test;

namespace {

constexpr std::size_t kColumnStep = 25; ///< of the recorded logits

Batch recordedBatch(const Json& recorded)
{
    return {.rows = recorded["rows"].get<std::size_t>(),
            .length = recorded["length"].get<std::size_t>(),
            .ids = recorded["ids"].get<std::vector<std::int64_t>>(),
            .attentionMask = recorded["attention_mask"].get<std::vector<std::int64_t>>(),
            .typeIds = recorded["type_ids"].get<std::vector<std::int64_t>>()};
}

std::vector<MaskPosition> recordedPositions(const Json& recorded)
{
    std::vector<MaskPosition> positions;
    for (const Json& pair : recorded["positions"]) {
        positions.push_back({pair[0].get<std::size_t>(), pair[1].get<std::size_t>()});
    }
    return positions;
}

double largestDifference(const Logits& logits, const Json& recorded)
{
    double largest = 0;
    for (std::size_t mask = 0; mask < logits.masks; ++mask) {
        const auto expected = recorded[mask].get<std::vector<double>>();
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const double found = static_cast<double>(logits.row(mask)[i * kColumnStep]);
            largest = std::max(largest, std::abs(found - expected[i]));
        }
    }
    return largest;
}

/// What is written to the standard output while it lives.
class StandardOutput
{
public:
    StandardOutput()
    {
        m_opened = m_file.open();
        std::fflush(stdout);
        ::dup2(m_file.handle(), STDOUT_FILENO);
    }
    ~StandardOutput() { restore(); }
    StandardOutput(const StandardOutput&) = delete;
    StandardOutput& operator=(const StandardOutput&) = delete;

    [[nodiscard]] QByteArray text() const
    {
        restore();
        QFile written(m_file.fileName());
        return m_opened && written.open(QIODevice::ReadOnly) ? written.readAll() : "not readable";
    }

private:
    void restore() const
    {
        std::cout.flush();
        std::fflush(stdout);
        ::dup2(m_before, STDOUT_FILENO);
    }

    QTemporaryFile m_file;
    int m_before = ::dup(STDOUT_FILENO);
    bool m_opened = false;
};

const std::vector<std::int64_t> kIds{2, 130, 137, 144, 4, 3};

} // namespace

/// Answers of every form of export against those PyTorch gave in Python
/// (tests/data/model_answers.json), and what goes wrong while running.
class TorchRunningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void logits_data();
    void logits();
    void answersInTheOrderAskedFor();
    void noPositionsNoValues();
    void headlessModelRuns();
    void nanIsPassedOn();
    void fixedLengthNamesBothLengths();
    void overTheLimit();
    void modelThatRaises();
    void modelThatChangesItsWidth();
    void inputsAreNotKept();
    void printedTextIsDropped();
    void badBatch_data();
    void badBatch();
    void positionOutsideTheText();
    void stopBeforeRunning();
    void lastModelStandsAfterAFailure();

private:
    Json m_answers;
};

void TorchRunningTest::initTestCase()
{
    m_answers = readTestJson("model_answers.json")["answers"];
    QVERIFY(m_answers.size() >= 15);
}

void TorchRunningTest::logits_data()
{
    QTest::addColumn<std::string>("name");
    for (const auto& [name, recorded] : m_answers.items()) {
        QTest::newRow(name.c_str()) << name;
    }
}

void TorchRunningTest::logits()
{
    QFETCH(std::string, name);
    const Json& recorded = m_answers[name];
    const auto model = loadTestModel(name);
    QVERIFY(model.hasValue());
    for (int run = 0; run < 3; ++run) {
        const auto found
            = model.value()->run(recordedBatch(recorded), recordedPositions(recorded), {});
        QVERIFY(found.hasValue());
        QCOMPARE(found.value().masks, recorded["positions"].size());
        QCOMPARE(found.value().vocabulary, std::size_t{1000});
        QCOMPARE(found.value().values.size(), found.value().masks * 1000);
        const double difference = largestDifference(found.value(), recorded["logits"]);
        QVERIFY2(difference <= 1e-4, qPrintable(QString::number(difference)));
    }
}

void TorchRunningTest::answersInTheOrderAskedFor()
{
    const auto model = loadTestModel("tensor_output.pt");
    QVERIFY(model.hasValue());
    const std::vector<MaskPosition> forth{{0, 1}, {0, 4}};
    const std::vector<MaskPosition> back{{0, 4}, {0, 1}, {0, 4}};
    const auto first = model.value()->run(oneRow(kIds), forth, {});
    const auto second = model.value()->run(oneRow(kIds), back, {});
    QVERIFY(first.hasValue() && second.hasValue());
    QCOMPARE(second.value().masks, std::size_t{3});
    for (const auto& [left, right] : {std::pair{0, 1}, std::pair{1, 0}, std::pair{1, 2}}) {
        const auto expected = first.value().row(static_cast<std::size_t>(left));
        const auto found = second.value().row(static_cast<std::size_t>(right));
        QVERIFY(std::equal(expected.begin(), expected.end(), found.begin(), found.end()));
    }
}

void TorchRunningTest::noPositionsNoValues()
{
    const auto model = loadTestModel("tensor_output.pt");
    QVERIFY(model.hasValue());
    const auto found = model.value()->run(oneRow(kIds), {}, {});
    QVERIFY(found.hasValue());
    QCOMPARE(found.value().masks, std::size_t{0});
    QVERIFY(found.value().values.empty());
}

void TorchRunningTest::headlessModelRuns()
{
    const auto model = loadTestModel("headless.pt");
    QVERIFY(model.hasValue());
    QVERIFY(!model.value()->summary().output.hasLmHead);
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto found = model.value()->run(oneRow(kIds), positions, {});
    QVERIFY(found.hasValue());
    QCOMPARE(found.value().vocabulary, std::size_t{0});
    QVERIFY(found.value().values.empty());
    // It does run: ids outside its table are noticed.
    QCOMPARE(codeOf(model.value()->run(oneRow({2, 1'000'000, 3}), positions, {})),
             ErrorCode::ForeignToken);
}

void TorchRunningTest::nanIsPassedOn()
{
    const auto model = loadTestModel("not_a_number.pt");
    QVERIFY(model.hasValue());
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto found = model.value()->run(oneRow(kIds), positions, {});
    QVERIFY(found.hasValue());
    QVERIFY(std::isnan(found.value().values.front()));
}

void TorchRunningTest::fixedLengthNamesBothLengths()
{
    const auto model = loadTestModel("fixed_length.pt");
    QVERIFY(model.hasValue());
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto found = model.value()->run(oneRow(kIds), positions, {});
    QCOMPARE(codeOf(found), ErrorCode::LengthNotAccepted);
    QCOMPARE(numberFact(found.error(), "found"), std::int64_t{6});
    QCOMPARE(numberFact(found.error(), "expected"), std::int64_t{12});
}

void TorchRunningTest::overTheLimit()
{
    const auto model = loadTestModel("small_bert.pt");
    QVERIFY(model.hasValue());
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto found
        = model.value()->run(oneRow(std::vector<std::int64_t>(65, 130)), positions, {});
    QCOMPARE(codeOf(found), ErrorCode::TooLong);
    QCOMPARE(numberFact(found.error(), "limit"), std::int64_t{64});
}

void TorchRunningTest::modelThatRaises()
{
    const auto model = loadTestModel("raises.pt");
    QVERIFY(model.hasValue());
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto found = model.value()->run(oneRow(kIds), positions, {});
    QCOMPARE(codeOf(found), ErrorCode::ForwardFailed);
    QCOMPARE(textFact(found.error(), "reason"), std::string("the fuse blew"));
    QVERIFY(found.error().raw.find("Traceback of TorchScript") != std::string::npos);
}

void TorchRunningTest::modelThatChangesItsWidth()
{
    const auto model = loadTestModel("changes_width.pt");
    QVERIFY(model.hasValue());
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto found = model.value()->run(oneRow(kIds), positions, {});
    QCOMPARE(codeOf(found), ErrorCode::ForwardFailed);
    QVERIFY(textFact(found.error(), "reason").find("[1, 6, 999]") != std::string::npos);
}

/// The model overwrites the ids it is given; the next answer must not notice.
void TorchRunningTest::inputsAreNotKept()
{
    const auto model = loadTestModel("writes_inputs.pt");
    QVERIFY(model.hasValue());
    const Batch batch = oneRow(kIds);
    const std::vector<MaskPosition> positions{{0, 4}};
    const auto first = model.value()->run(batch, positions, {});
    const auto second = model.value()->run(batch, positions, {});
    QVERIFY(first.hasValue() && second.hasValue());
    QCOMPARE(batch.ids, kIds);
    QCOMPARE(first.value().values, second.value().values);
}

void TorchRunningTest::printedTextIsDropped()
{
    const auto model = loadTestModel("writes_inputs.pt");
    QVERIFY(model.hasValue());
    const StandardOutput output;
    QVERIFY(model.value()->run(oneRow(kIds), {}, {}).hasValue());
    QCOMPARE(output.text(), QByteArray());
}

void TorchRunningTest::badBatch_data()
{
    QTest::addColumn<int>("missing");
    QTest::newRow("ids") << 0;
    QTest::newRow("attention") << 1;
    QTest::newRow("types") << 2;
    QTest::newRow("no tokens") << 3;
}

void TorchRunningTest::badBatch()
{
    QFETCH(int, missing);
    const auto model = loadTestModel("tensor_output.pt");
    QVERIFY(model.hasValue());
    Batch batch = oneRow(kIds);
    if (missing == 3) {
        batch = {};
    } else {
        (missing == 0 ? batch.ids : missing == 1 ? batch.attentionMask : batch.typeIds).pop_back();
    }
    QCOMPARE(codeOf(model.value()->run(batch, {}, {})), ErrorCode::Internal);
}

void TorchRunningTest::positionOutsideTheText()
{
    const auto model = loadTestModel("tensor_output.pt");
    QVERIFY(model.hasValue());
    for (const MaskPosition mask : {MaskPosition{0, 6}, MaskPosition{1, 0}}) {
        QCOMPARE(codeOf(model.value()->run(oneRow(kIds), std::span(&mask, 1), {})),
                 ErrorCode::Internal);
    }
}

void TorchRunningTest::stopBeforeRunning()
{
    const auto model = loadTestModel("tensor_output.pt");
    QVERIFY(model.hasValue());
    std::stop_source source;
    source.request_stop();
    QCOMPARE(codeOf(model.value()->run(oneRow(kIds), {}, source.get_token())),
             ErrorCode::Cancelled);
}

void TorchRunningTest::lastModelStandsAfterAFailure()
{
    const auto model = loadTestModel("small_bert.pt");
    QVERIFY(model.hasValue());
    const Json& recorded = m_answers["small_bert.pt"];
    const auto run = [&] {
        return model.value()->run(recordedBatch(recorded), recordedPositions(recorded), {});
    };
    const auto before = run();
    QVERIFY(model.value()->run(oneRow({2, 1'000'000, 3}), {}, {}).hasError());
    QVERIFY(loadTestModel("unknown_operator.pt").hasError());
    const auto after = run();
    QVERIFY(before.hasValue() && after.hasValue());
    QCOMPARE(after.value().values, before.value().values);
}

QTEST_APPLESS_MAIN(TorchRunningTest)
#include "tst_torch_running.moc"
