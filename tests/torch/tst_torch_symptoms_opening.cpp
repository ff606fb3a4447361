// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/messages.h"
#include "core/libtorch/torch_model_loader.h"
#include "core/libtorch/unknown_operators.h"
#include "core/model/export_doctor.h"

#include <QtTest>

#include "expected_words.h"
#include "matrix_cell.h"
#include "raw_torch.h"
#include "symptom_support.h"
#include <algorithm>

using namespace maskscope;
using namespace maskscope::test;

namespace {

bool hasFault(const ModelSummary& summary, FaultCode code)
{
    const std::vector<Fault> faults = faultsOf(summary, true);
    return std::any_of(faults.begin(), faults.end(),
                       [code](const Fault& fault) { return fault.code == code; });
}

std::string bytesOf(const std::filesystem::path& path)
{
    return std::to_string(std::filesystem::file_size(path));
}

std::string warningOf(const ModelSummary& summary, WarningCode code)
{
    for (const Warning& warning : summary.warnings) {
        if (warning.code == code) {
            return englishWarning(warning);
        }
    }
    return {};
}

} // namespace

/// Symptoms of tests/data/SYMPTOMS.md that show while a file is opened: the real failure, what
/// LibTorch says to it, and what Maskscope says or does.
class TorchSymptomsOpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void symptom04WeightsWithoutAProgram();
    void symptom05DownloadsThatFailed_data();
    void symptom05DownloadsThatFailed();
    void symptom06PathBeyondAscii();
    void symptom07UnknownOperators();
    void symptom07KnownOperatorsAreNotBlamed();
    void symptom08NewerFormat();
    void symptom09MissingExtension();
    void symptom10RecordedOnAGpu();
    void symptom16NoWordHead_data();
    void symptom16NoWordHead();
    void symptom16UntrainedHead();
    void symptom18RecordedInTrainingMode();
    void symptom21TiedWeightsStoredTwice();
    void symptom22TokenizerOfAnotherModel();
    void symptom22NoTokenizer();
    void symptom23OneTextAtATime();
    void symptom25CodeThatRunsWhileLoading();
};

void TorchSymptomsOpeningTest::symptom04WeightsWithoutAProgram()
{
    const auto path = matrixPath("pytorch_model.bin");
    QVERIFY(contains(saidToLoad(path),
                     "PytorchStreamReader failed locating file constants.pkl: file not found"));
    const auto model = openMaskedLm(path);
    QCOMPARE(codeOf(model), ErrorCode::PickleNotTorchScript);
    QCOMPARE(englishMessage(model.error()),
             std::string("'pytorch_model.bin' was saved with torch.save: it holds weights but no "
                         "program. In Python, trace the model with torch.jit.trace and save it "
                         "with torch.jit.save."));
    QVERIFY(isSolvedByExport(model.error().code, nullptr)); // window and command line show how
}

void TorchSymptomsOpeningTest::symptom05DownloadsThatFailed_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("sentence");
    const auto row = [](const char* file, ErrorCode code, const std::string& rest) {
        const auto path = matrixPath(file);
        QVERIFY2(std::filesystem::exists(path), "build/test-data is missing: ./test makes it");
        QTest::newRow(file) << std::string(
            file) << code << "'" + std::string(file) + "' (" + bytesOf(path) + " bytes) is " + rest;
    };
    const std::string end
        = ". Maskscope opens files saved with torch.jit.save after torch.jit.trace.";
    row("pointer.pt", ErrorCode::NotTorchScript,
        "not a TorchScript file: it is a Git LFS pointer to a file not yet downloaded" + end);
    row("page.pt", ErrorCode::NotTorchScript,
        "not a TorchScript file: it is a web page, so the download went wrong" + end);
    row("cut_in_half.pt", ErrorCode::DamagedFile,
        "damaged or was not copied to its end (the end of the archive is missing). Copy or "
        "download it again.");
}

void TorchSymptomsOpeningTest::symptom05DownloadsThatFailed()
{
    QFETCH(std::string, file);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, sentence);
    QVERIFY(contains(saidToLoad(matrixPath(file)),
                     "PytorchStreamReader failed reading zip archive: failed finding central "
                     "directory"));
    const auto model = openMaskedLm(matrixPath(file));
    QCOMPARE(codeOf(model), code);
    QCOMPARE(englishMessage(model.error()), sentence);
}

void TorchSymptomsOpeningTest::symptom06PathBeyondAscii()
{
    const QTemporaryDir temporary;
    const auto folder = std::filesystem::path(temporary.path().toStdString()) / u8"模型 😀 Модель";
    std::filesystem::create_directory(folder);
    const auto path = folder / u8"naïve ﬁle.pt";
    std::filesystem::copy_file(modelPath("small_bert.pt"), path);
    const Json recorded = readTestJson("small_bert.json")["texts"][0];
    const auto found = fillFile(path, recorded["text"].get<std::string>());
    QVERIFY(found.hasValue());
    const std::string difference
        = differenceOf(found.value().masks.at(0), readExpectedWords(recorded["masks"][0]));
    QVERIFY2(difference.empty(), difference.c_str());
}

void TorchSymptomsOpeningTest::symptom07UnknownOperators()
{
    const auto model = openMaskedLm(symptomPath("new_operators.pt"));
    QCOMPARE(codeOf(model), ErrorCode::UnknownOperator);
    // LibTorch stops at the first one.
    QVERIFY(contains(model.error().raw, saidInPython("new_operators.pt")));
    QVERIFY(contains(model.error().raw, "Unknown builtin op: future::embedding"));
    QVERIFY(!contains(model.error().raw, "gelu_of_tomorrow"));
    QCOMPARE(textFact(model.error(), "operator"),
             std::string("future::embedding, aten::gelu_of_tomorrow, aten::layer_norm_of_tomorrow, "
                         "aten::softmax_of_tomorrow"));
    QCOMPARE(englishMessage(model.error()),
             "'new_operators.pt' calls what PyTorch " + torchVersion()
                 + " in this program does not have: future::embedding, aten::gelu_of_tomorrow, "
                   "aten::layer_norm_of_tomorrow, aten::softmax_of_tomorrow. Export the model "
                   "again without it.");
}

void TorchSymptomsOpeningTest::symptom07KnownOperatorsAreNotBlamed()
{
    std::size_t files = 0;
    for (const MatrixCell& cell : readMatrix()) {
        auto file = openModelFile(matrixPath(cell.file));
        if (file.hasError()) {
            continue;
        }
        const TraceCard card = traceCardOf(std::move(file.value().trace));
        QVERIFY2(!card.operators.empty(), cell.file.c_str());
        const std::string unknown = namesOfUnknown({}, card.operators);
        QVERIFY2(unknown.empty(), (cell.file + ": " + unknown).c_str());
        ++files;
    }
    QVERIFY(files > 200);
}

void TorchSymptomsOpeningTest::symptom08NewerFormat()
{
    const auto path = modelPath("newer_format.pt");
    QVERIFY(contains(saidToLoad(path),
                     "Attempted to read a PyTorch file with version 999, but the maximum supported "
                     "version for reading is 10."));
    const auto model = openMaskedLm(path);
    QCOMPARE(codeOf(model), ErrorCode::NewerFormat);
    QVERIFY(model.error().raw.empty()); // it is known before LibTorch sees the file
    QCOMPARE(numberFact(model.error(), "found"), std::int64_t{999});
    QCOMPARE(numberFact(model.error(), "limit"), std::int64_t{10});
    QCOMPARE(englishMessage(model.error()),
             "'newer_format.pt' was made by a newer PyTorch: its format is 999, and this program "
             "reads up to 10. Export it again with PyTorch "
                 + torchVersion() + ".");
}

void TorchSymptomsOpeningTest::symptom09MissingExtension()
{
    const auto model = openMaskedLm(symptomPath("needs_extension.pt"));
    QCOMPARE(codeOf(model), ErrorCode::MissingExtension);
    QVERIFY(contains(model.error().raw,
                     "Unknown type name '__torch__.torch.classes.torchtext.RegexTokenizer'"));
    QVERIFY(contains(model.error().raw, saidInPython("needs_extension.pt")));
    QCOMPARE(textFact(model.error(), "library"), std::string("torchtext"));
    QCOMPARE(englishMessage(model.error()),
             "'needs_extension.pt' needs RegexTokenizer of the extension library torchtext, which "
             "PyTorch "
                 + torchVersion() + " in this program does not have. Export the model without it.");
}

void TorchSymptomsOpeningTest::symptom10RecordedOnAGpu()
{
    const auto model = openMaskedLm(symptomPath("placed.pt"));
    QCOMPARE(codeOf(model), ErrorCode::OtherDevice);
    QVERIFY(contains(model.error().raw, saidInPython("placed.pt")));
    QCOMPARE(textFact(model.error(), "devices"), std::string("cuda:0"));
    QCOMPARE(englishMessage(model.error()),
             std::string("'placed.pt' was recorded for the device cuda:0, and Maskscope calculates "
                         "on the CPU. Export the model again on the CPU."));
}

void TorchSymptomsOpeningTest::symptom16NoWordHead_data()
{
    QTest::addColumn<std::string>("file");
    QTest::newRow("BertModel") << std::string("bertmodel.pt");
    QTest::newRow("the old page's snippet")
        << std::string("the_old_page_s_snippet__with_return_dict_false.pt");
}

void TorchSymptomsOpeningTest::symptom16NoWordHead()
{
    QFETCH(std::string, file);
    const auto lm = openMaskedLm(matrixPath(file));
    QVERIFY(lm.hasValue()); // shapes and speed can be looked at
    QVERIFY(hasFault(lm.value().model->summary(), FaultCode::NoHead));
    const auto found = fill(lm.value(), "a [MASK] the house.");
    QCOMPARE(codeOf(found), ErrorCode::NoLmHead);
    QVERIFY(englishMessage(found.error())
                .starts_with("This model understands text but cannot name words:"));
    QVERIFY(contains(englishMessage(found.error()), "Export a ...ForMaskedLM class."));
}

void TorchSymptomsOpeningTest::symptom16UntrainedHead()
{
    const auto lm = openMaskedLm(symptomPath("random_head.pt"));
    QVERIFY(lm.hasValue());
    QCOMPARE(warningOf(lm.value().model->summary(), WarningCode::FlatAnswers),
             std::string("Every word is about as likely as any other: the word head looks as if it "
                         "had never been trained. Export a model whose weights hold a trained "
                         "head."));
    // It is true: 1000 words, and the best has not even 1 in 100.
    const auto found = fill(lm.value(), "the [MASK] .");
    QVERIFY(found.hasValue());
    QVERIFY(found.value().masks.at(0).candidates.at(0).probability < 0.01F);
    const auto trained = openMaskedLm(modelPath("small_bert.pt"));
    QVERIFY(!hasWarning(trained.value().model->summary(), WarningCode::FlatAnswers));
}

void TorchSymptomsOpeningTest::symptom18RecordedInTrainingMode()
{
    const auto lm = openMaskedLm(matrixPath("in_training.pt"));
    QVERIFY(lm.hasValue());
    const ModelSummary& summary = lm.value().model->summary();
    QVERIFY(!summary.isRepeatable);
    QCOMPARE(warningOf(summary, WarningCode::AnswersDiffer),
             std::string("The same text gets a different answer each time: the model was recorded "
                         "in training mode, with dropout on. Call eval() on it and export it "
                         "again."));
    QVERIFY(hasFault(summary, FaultCode::DropoutOn));
}

void TorchSymptomsOpeningTest::symptom21TiedWeightsStoredTwice()
{
    const auto lm = openMaskedLm(modelPath("untied.pt"));
    QVERIFY(lm.hasValue());
    const ParameterSummary& parameters = lm.value().model->summary().parameters;
    const auto twice = std::find_if(
        parameters.shared.begin(), parameters.shared.end(),
        [](const SharedWeight& weight) { return weight.kind == SharingKind::EqualValues; });
    QVERIFY(twice != parameters.shared.end());
    QCOMPARE(twice->names.size(), std::size_t{2});
    QCOMPARE(twice->bytes, std::uint64_t{1000 * 24 * 4}); // words, width, float32
    QCOMPARE(parameters.bytes - parameters.uniqueBytes, std::uint64_t{1000 * 24 * 4});
}

void TorchSymptomsOpeningTest::symptom22TokenizerOfAnotherModel()
{
    const auto lm = openMaskedLm(matrixPath("other_tokenizer.pt"));
    QCOMPARE(codeOf(lm), ErrorCode::VocabularyMismatch);
    QCOMPARE(englishMessage(lm.error()),
             std::string("The tokenizer knows 500 words but the model names 1000: they do not "
                         "belong together. Take the tokenizer of this model."));
}

void TorchSymptomsOpeningTest::symptom22NoTokenizer()
{
    const auto lm = openMaskedLm(matrixPath("no_tokenizer.pt"));
    QCOMPARE(codeOf(lm), ErrorCode::NoTokenizer);
    QCOMPARE(englishMessage(lm.error()),
             std::string("No tokenizer was found in or beside 'no_tokenizer.pt'. Put its "
                         "tokenizer.json or vocab.txt into the same folder."));
}

void TorchSymptomsOpeningTest::symptom23OneTextAtATime()
{
    const std::string file = "recorded_for_one_text_alone.pt";
    QCOMPARE(problemsOf(file), std::string()); // one by one, as Hugging Face answers
    const auto lm = openMaskedLm(matrixPath(file));
    QVERIFY(lm.hasValue());
    const ModelSummary& summary = lm.value().model->summary();
    QCOMPARE(summary.batch.kind, BatchKind::Fixed);
    QCOMPARE(summary.batch.traced.value_or(0), std::int64_t{1});
    QVERIFY(hasFault(summary, FaultCode::OneTextAtATime));
}

void TorchSymptomsOpeningTest::symptom25CodeThatRunsWhileLoading()
{
    // Found in the archive's text, before LibTorch is asked.
    const auto file = openModelFile(symptomPath("sets_state.pt"));
    QVERIFY(file.hasValue());
    QCOMPARE(file.value().trace.code.loadTimeClasses, std::set<std::string>{"RunsWhileLoading"});
    const auto lm = openMaskedLm(symptomPath("sets_state.pt"));
    QVERIFY(lm.hasValue());
    QCOMPARE(warningOf(lm.value().model->summary(), WarningCode::LoadTimeCode),
             std::string("This file runs code of its own already while it is opened "
                         "(RunsWhileLoading: __setstate__). Open it only if you trust whoever "
                         "made it."));
    const auto other = openMaskedLm(modelPath("small_bert.pt"));
    QVERIFY(!hasWarning(other.value().model->summary(), WarningCode::LoadTimeCode));
}

QTEST_APPLESS_MAIN(TorchSymptomsOpeningTest)
#include "tst_torch_symptoms_opening.moc"
