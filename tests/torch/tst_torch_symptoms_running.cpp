// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"
#include "core/base/messages.h"
#include "core/libtorch/torch_model_loader.h"
#include "core/model/export_doctor.h"

#include <QtTest>

#include "expected_words.h"
#include "raw_torch.h"
#include "symptom_support.h"
#include <algorithm>
#include <cstdlib>
#include <unistd.h>

using namespace maskscope;
using namespace maskscope::test;

namespace {

const std::vector<MaskPosition> kSecond{{0, 1}};

Result<Logits> runIds(const MaskedLm& lm, const std::vector<std::int64_t>& ids)
{
    return lm.model->run(oneRow(ids), kSecond, {});
}

InputRole roleOf(const MaskedLm& lm, std::size_t input)
{
    return lm.model->summary().inputs.at(input).role;
}

/// What is written to the standard error while it lives.
class StandardError
{
public:
    StandardError()
    {
        m_file.open();
        ::dup2(m_file.handle(), STDERR_FILENO);
    }
    ~StandardError()
    {
        ::dup2(m_before, STDERR_FILENO);
        ::close(m_before);
    }
    StandardError(const StandardError&) = delete;
    StandardError& operator=(const StandardError&) = delete;

    [[nodiscard]] QByteArray text() const
    {
        QFile written(m_file.fileName());
        return written.open(QIODevice::ReadOnly) ? written.readAll() : "not readable";
    }

private:
    QTemporaryFile m_file;
    int m_before = ::dup(STDERR_FILENO);
};

} // namespace

/// Symptoms of tests/data/SYMPTOMS.md that show while a model runs.
class TorchSymptomsRunningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void symptom01RecordedWithSevenTokens();
    void symptom01ShorterTextsArePadded();
    void symptom02LongerThanThePositionTable();
    void symptom03TokenOfAnotherVocabulary();
    void answersAsHuggingFace_data();
    void answersAsHuggingFace();
    void symptom12PositionsAreFilled();
    void symptom13OrderByName();
    void symptom15WithoutAMaskNothingIsPadded();
    void symptom17DictWithLogits();
    void symptom19AnswersDoNotChangeWithUse();
    void symptom20FewLengthsAreKept();
    void symptom26TracebackIsRead_data();
    void symptom26TracebackIsRead();
    void symptom28WarningsOfTorchStayInside();
};

void TorchSymptomsRunningTest::symptom01RecordedWithSevenTokens()
{
    const auto lm = openMaskedLm(symptomPath("seven.pt"));
    QVERIFY(lm.hasValue());
    const LengthContract& length = lm.value().model->summary().length;
    QCOMPARE(length.kind, LengthKind::Fixed);
    QCOMPARE(length.max.value_or(SequenceLength{}).value, std::int64_t{7});

    const auto found = runIds(lm.value(), askedInPython("seven.pt"));
    QCOMPARE(codeOf(found), ErrorCode::LengthNotAccepted);
    QVERIFY(contains(found.error().raw, saidInPython("seven.pt")));
    QVERIFY(contains(found.error().raw,
                     "The expanded size of the tensor (3) must match the existing size (7) at "
                     "non-singleton dimension 2"));
    QCOMPARE(numberFact(found.error(), "found"), std::int64_t{3});
    QCOMPARE(numberFact(found.error(), "expected"), std::int64_t{7});
    QCOMPARE(englishMessage(found.error()),
             std::string("This file does not accept a text of 3 tokens: it was recorded with 7. "
                         "Use a text of that length, or export the model for any length."));

    const auto longer = fill(lm.value(), "the the the the the the [MASK] .");
    QCOMPARE(codeOf(longer), ErrorCode::TooLong);
    QCOMPARE(numberFact(longer.error(), "found"), std::int64_t{10});
    QCOMPARE(numberFact(longer.error(), "limit"), std::int64_t{7});
    QVERIFY(longer.error().raw.empty()); // the model was not asked
}

void TorchSymptomsRunningTest::symptom01ShorterTextsArePadded()
{
    const auto lm = openMaskedLm(symptomPath("seven.pt"));
    QVERIFY(lm.hasValue());
    const Json recorded = readTestJson("symptoms.json")["answers"]["seven.pt"];
    QCOMPARE(recorded.size(), std::size_t{2});
    for (const Json& text : recorded) {
        const auto found = fill(lm.value(), text["text"].get<std::string>());
        QVERIFY(found.hasValue());
        const bool isPadded = found.value().encoding.length().value < 7;
        QCOMPARE(found.value().paddedTo.has_value(), isPadded);
        const std::string difference
            = differenceOf(found.value().masks.at(0), readExpectedWords(text));
        QVERIFY2(difference.empty(), difference.c_str());
    }
}

void TorchSymptomsRunningTest::symptom02LongerThanThePositionTable()
{
    const auto lm = openMaskedLm(modelPath("small_bert.pt"));
    QVERIFY(lm.hasValue());
    const auto raw = runIds(lm.value(), std::vector<std::int64_t>(65, 130));
    QCOMPARE(codeOf(raw), ErrorCode::TooLong);
    QVERIFY(contains(raw.error().raw,
                     "The size of tensor a (65) must match the size of tensor b (64) at "
                     "non-singleton dimension 1"));
    std::string text = "[MASK]";
    for (int i = 0; i < 62; ++i) {
        text += " the";
    }
    const auto found = fill(lm.value(), text);
    QCOMPARE(codeOf(found), ErrorCode::TooLong);
    QVERIFY(found.error().raw.empty()); // known from the table, so it was not run
    for (const Error& error : {raw.error(), found.error()}) {
        QCOMPARE(englishMessage(error),
                 std::string("This text has 65 tokens and the model reads at most 64. Shorten the "
                             "text."));
    }
}

void TorchSymptomsRunningTest::symptom03TokenOfAnotherVocabulary()
{
    const auto lm = openMaskedLm(symptomPath("padded_head.pt"));
    QVERIFY(lm.hasValue()); // its tokenizer has ten words more than the table, the head has room
    const auto raw = runIds(lm.value(), askedInPython("padded_head.pt"));
    QCOMPARE(codeOf(raw), ErrorCode::ForeignToken);
    QVERIFY(contains(raw.error().raw, saidInPython("padded_head.pt")));
    QVERIFY(contains(raw.error().raw, "index out of range in self"));

    const auto found = fill(lm.value(), "the <more5> [MASK] .");
    QCOMPARE(codeOf(found), ErrorCode::ForeignToken);
    QCOMPARE(numberFact(found.error(), "found"), std::int64_t{1005});
    QCOMPARE(numberFact(found.error(), "limit"), std::int64_t{1000});
    QCOMPARE(englishMessage(found.error()),
             std::string("The token '<more5>' has number 1005, but the model's table ends before "
                         "1000: the tokenizer belongs to another model. Take the tokenizer of "
                         "this one."));
    QVERIFY(fill(lm.value(), "the [MASK] .").hasValue());
}

/// What others stumble over, and what is simply right here.
void TorchSymptomsRunningTest::answersAsHuggingFace_data()
{
    QTest::addColumn<std::string>("file");
    const auto row
        = [](const char* name, const char* file) { QTest::newRow(name) << std::string(file); };
    row("symptom11 half precision", "fp16_weights.pt");
    row("symptom11 bfloat16", "bf16_weights.pt");
    row("symptom12 position_ids", "four_inputs__by_position.pt");
    row("symptom13 the old page's snippet", "the_old_page_s_snippet__on_bertformaskedlm.pt");
    row("symptom14 token_type_ids third", "bert.three.pt");
    row("symptom14 position_ids third, MPNet", "mpnet.three.pt");
    row("symptom14 ModernBERT", "modernbert.three.pt");
    row("symptom14 DistilBERT has no third", "distilbert.two.pt");
    row("symptom17 dict", "bert.dict.pt");
    row("symptom17 tuple with all hidden states", "bert.tuple.pt");
    row("symptom21 tied in Python, twice in the file", "untied_decoder.pt");
}

void TorchSymptomsRunningTest::answersAsHuggingFace()
{
    QFETCH(std::string, file);
    QCOMPARE(problemsOf(file), std::string());
}

void TorchSymptomsRunningTest::symptom12PositionsAreFilled()
{
    QVERIFY(contains(saidToForward(modelPath("position_ids.pt"), 2),
                     "is missing value for argument 'position_ids'"));
    const auto lm = openMaskedLm(modelPath("position_ids.pt"));
    QVERIFY(lm.hasValue());
    QCOMPARE(roleOf(lm.value(), 2), InputRole::PositionIds);
    QVERIFY(fill(lm.value(), "the [MASK] .").hasValue());
}

void TorchSymptomsRunningTest::symptom13OrderByName()
{
    const auto lm = openMaskedLm(modelPath("segments_second.pt"));
    QVERIFY(lm.hasValue());
    QCOMPARE(roleOf(lm.value(), 1), InputRole::TokenTypeIds);
    QCOMPARE(roleOf(lm.value(), 2), InputRole::AttentionMask);
}

void TorchSymptomsRunningTest::symptom15WithoutAMaskNothingIsPadded()
{
    const auto lm = openMaskedLm(matrixPath("fixed_length_16__ids_alone.pt"));
    QVERIFY(lm.hasValue());
    const ModelSummary& summary = lm.value().model->summary();
    QVERIFY(!summary.length.mayPad);
    const std::vector<Fault> faults = faultsOf(summary, true);
    QVERIFY(std::any_of(faults.begin(), faults.end(), [](const Fault& fault) {
        return fault.code == FaultCode::NoAttentionMask;
    }));
    const auto found = fill(lm.value(), "the [MASK] .");
    QCOMPARE(codeOf(found), ErrorCode::LengthNotAccepted);
    QCOMPARE(englishMessage(found.error()),
             std::string("This file does not accept a text of 5 tokens: it was recorded with 16. "
                         "Use a text of that length, or export the model for any length."));
}

void TorchSymptomsRunningTest::symptom17DictWithLogits()
{
    // PyTorch refuses to record it as the page tells people to.
    QVERIFY(contains(reasonNotMade("others", "the old page's snippet, as written"),
                     "Encountering a dict at the output of the tracer"));
    const auto lm = openMaskedLm(modelPath("dict_output.pt"));
    QVERIFY(lm.hasValue());
    const OutputForm& output = lm.value().model->summary().output;
    QCOMPARE(output.container, OutputContainer::Dict);
    QCOMPARE(std::get<std::string>(output.key), std::string("logits"));
}

/// LibTorch's usual executor records and rewrites a program during its first runs at each length.
void TorchSymptomsRunningTest::symptom19AnswersDoNotChangeWithUse()
{
    const auto lm = openMaskedLm(modelPath("small_bert.pt"));
    QVERIFY(lm.hasValue());
    for (const std::size_t length : {5U, 9U, 33U}) {
        const std::vector<std::int64_t> ids(length, 137);
        const auto first = runIds(lm.value(), ids);
        QVERIFY(first.hasValue());
        for (int run = 0; run < 4; ++run) {
            const auto again = runIds(lm.value(), ids);
            QVERIFY(again.hasValue());
            QCOMPARE(again.value().values, first.value().values);
        }
    }
}

/// How much memory that saves: tests/bench/bench_length_memory.py.
void TorchSymptomsRunningTest::symptom20FewLengthsAreKept()
{
    constexpr const char* kVariable = "ONEDNN_PRIMITIVE_CACHE_CAPACITY";
    qunsetenv(kVariable);
    prepareEngine();
    QCOMPARE(qgetenv(kVariable), QByteArray("256"));
    qputenv(kVariable, "1"); // what the user says counts
    prepareEngine();
    QCOMPARE(qgetenv(kVariable), QByteArray("1"));
}

void TorchSymptomsRunningTest::symptom26TracebackIsRead_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::int64_t>("lastId");
    QTest::addColumn<std::string>("op");
    QTest::addColumn<std::string>("module");
    QTest::addColumn<std::string>("source");
    QTest::newRow("a trace with its author's lines")
        << symptomPath("author.pt").string() << std::int64_t{5000} << std::string("aten::embedding")
        << std::string("word_embeddings") << std::string("export.py:88");
    QTest::newRow("a trace without")
        << symptomPath("padded_head.pt").string() << std::int64_t{1005}
        << std::string("aten::embedding") << std::string("model.bert.embeddings.word_embeddings")
        << std::string();
}

void TorchSymptomsRunningTest::symptom26TracebackIsRead()
{
    QFETCH(std::string, path);
    QFETCH(std::int64_t, lastId);
    QFETCH(std::string, op);
    QFETCH(std::string, module);
    QFETCH(std::string, source);
    const auto lm = openMaskedLm(path);
    QVERIFY(lm.hasValue());
    const auto found = runIds(lm.value(), {2, 130, lastId});
    QVERIFY(found.hasError());
    QVERIFY(contains(found.error().raw,
                     "The following operation failed in the TorchScript "
                     "interpreter."));
    QVERIFY(contains(found.error().raw, "<--- HERE"));
    QCOMPARE(textFact(found.error(), "operator"), op);
    QCOMPARE(textFact(found.error(), "module"), module);
    QCOMPARE(textFact(found.error(), "source"), source);
    QVERIFY(!contains(englishMessage(found.error()), "Traceback"));
    QVERIFY(!contains(englishMessage(found.error()), "/disk/author"));
}

void TorchSymptomsRunningTest::symptom28WarningsOfTorchStayInside()
{
    const StandardError standardError;
    const auto lm = openMaskedLm(symptomPath("warns.pt"));
    QVERIFY(lm.hasValue());
    QVERIFY(fill(lm.value(), "the [MASK] .").hasValue());
    QCOMPARE(standardError.text(), QByteArray());
    QVERIFY(torchVersion().starts_with("2.")); // the window's About and --version tell it
    QCOMPARE(lm.value().model->summary().torchVersion, torchVersion());
}

QTEST_APPLESS_MAIN(TorchSymptomsRunningTest)
#include "tst_torch_symptoms_running.moc"
