// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_model_loader.h"

#include "core/guard/file_name.h"
#include "core/libtorch/archive.h"
#include "core/libtorch/contract_measure.h"
#include "core/libtorch/engine_builder.h"
#include "core/libtorch/first_run.h"
#include "core/libtorch/module_reader.h"
#include "core/libtorch/operator_counts.h"
#include "core/libtorch/role_trial.h"
#include "core/libtorch/schema_reader.h"
#include "core/libtorch/threads.h"
#include "core/libtorch/torch_error.h"
#include "core/libtorch/torch_traced_model.h"
#include "core/libtorch/unknown_operators.h"
#include "core/libtorch/weight_sharing.h"
#include "core/model/input_warnings.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/version.h>

#include <algorithm>
#include <array>
#include <caffe2/serialize/versions.h>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

// How far loading is: reading the file takes nearly all of the time.
constexpr double kReadShare = 0.7;
constexpr double kBeforeFirstRun = 0.75;
constexpr double kBeforePacking = 0.8;

constexpr auto kNewestFormat
    = static_cast<std::int64_t>(caffe2::serialize::kMaxSupportedFileFormatVersion);

constexpr const char* kConfigName = "config.json";

constexpr std::array<std::string_view, 4> kDeviceWords{"CUDA", "cuda", "device", "backend"};

Progress scaled(const Progress& progress)
{
    if (!progress) {
        return {};
    }
    return [&progress](double fraction) { progress(fraction * kReadShare); };
}

std::string pathText(const OpenedFile& file)
{
    const std::u8string utf8 = file.path.u8string();
    return {utf8.begin(), utf8.end()};
}

ModelSummary summaryOfFile(OpenedFile& file, int threads)
{
    ModelSummary summary;
    summary.path = pathText(file);
    summary.fileBytes = file.bytes;
    summary.sha256 = std::move(file.sha256);
    summary.producer = std::move(file.producer);
    summary.card = traceCardOf(std::move(file.trace));
    summary.extraFiles = std::move(file.extraFiles);
    if (const auto bench = file.texts.find(std::string(kEagerBenchName));
        bench != file.texts.end()) {
        summary.eager = readEagerBench(bench->second);
    }
    summary.torchVersion = torchVersion();
    summary.threads = threads;
    return summary;
}

std::string configText(const OpenedFile& file)
{
    const auto config = file.texts.find(kConfigName);
    return config == file.texts.end() ? std::string() : config->second;
}

/// Does a text of LibTorch complain about a device?
bool namesDevice(const std::string& text)
{
    return std::any_of(kDeviceWords.begin(), kDeviceWords.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

std::string textOf(const Error& error, const char* name)
{
    const auto fact = error.facts.find(name);
    const auto* text
        = fact == error.facts.end() ? nullptr : std::get_if<std::string>(&fact->second);
    return text != nullptr ? *text : std::string();
}

OutputForm outputForm(const FirstRun& run, const NamedShape* wordTable)
{
    OutputFacts facts{.batch = 1, .length = run.length, .vocabularyRows = {}, .hiddenSize = {}};
    if (wordTable != nullptr) {
        facts.vocabularyRows = wordTable->shape[0];
        facts.hiddenSize = wordTable->shape[1];
    }
    return judgeOutput(run.container, run.candidates, facts);
}

void addContractWarnings(ModelSummary& summary)
{
    if (!summary.isRepeatable) {
        summary.warnings.push_back({WarningCode::AnswersDiffer, {}});
    }
    if (summary.isFlat) {
        summary.warnings.push_back({WarningCode::FlatAnswers, {}});
    }
    if (summary.length.kind == LengthKind::Unsafe && summary.length.max) {
        summary.warnings.push_back(
            {WarningCode::UnsafeLengths, {{"length", summary.length.max->value}}});
    }
}

/// One loading of one file; the stages share what they have found so far.
class LoadRun
{
public:
    LoadRun(OpenedFile file, const LoadOptions& options, const Progress& progress,
            std::stop_token stop)
        : m_file(std::move(file))
        , m_name(fileNameForPeople(m_file.path))
        , m_options(options)
        , m_roles(options.roles)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_summary(summaryOfFile(m_file, setTorchThreads(options.threads)))
    {}

    /// Throws what LibTorch throws.
    Result<std::unique_ptr<TracedModel>> load()
    {
        if (m_summary.card.format > kNewestFormat) {
            return newerFormat(*m_summary.card.format);
        }
        torch::jit::Module module = readArchive(m_file, scaled(m_progress), m_stop);
        if (m_stop.stop_requested()) {
            return cancelled();
        }
        module.eval();
        const auto forward = module.find_method("forward");
        if (!forward) {
            return Error{ErrorCode::NoForward, {{"file", m_name}}, {}};
        }
        shareEqualWeights(module);
        std::vector<InputSpec> declared = readInputs(*forward);
        addRecordedShapes(m_summary.card, declared);
        auto inputs = assignRoles(std::move(declared));
        if (inputs.hasError()) {
            return withFile(std::move(inputs).error());
        }
        const std::int64_t first = firstPositionOf(configText(m_file));
        for (InputSpec& input : inputs.value()) {
            input.firstPosition = first;
        }
        return firstRun(module, TorchProgram(module, *forward, std::move(inputs).value()));
    }

    Error failure() const
    {
        if (m_stop.stop_requested()) { // it made the reading fail
            return cancelled();
        }
        Error error = errorOfCurrentException(
            {.otherwise = ErrorCode::LoadFailed, .file = m_name, .bytes = m_summary.fileBytes});
        if (error.code == ErrorCode::UnknownOperator) {
            error.facts["operator"]
                = namesOfUnknown(textOf(error, "operator"), m_summary.card.operators);
        }
        return error;
    }

private:
    static Error cancelled() { return {ErrorCode::Cancelled, {}, {}}; }

    Error newerFormat(std::int64_t found) const
    {
        return {ErrorCode::NewerFormat,
                {{"file", m_name},
                 {"found", found},
                 {"limit", kNewestFormat},
                 {"torch", torchVersion()}},
                {}};
    }

    Error withFile(Error error) const
    {
        error.facts.try_emplace("file", m_name);
        return error;
    }

    /// A run that stopped over a device that the program names stops on every computer like this.
    Error blamingDevice(Error error) const
    {
        const std::string devices = otherDevices(m_summary.card);
        const bool isBlamed
            = error.code == ErrorCode::ForwardFailed && !devices.empty() && namesDevice(error.raw);
        return isBlamed ? Error{ErrorCode::OtherDevice,
                                {{"file", m_name}, {"devices", devices}},
                                std::move(error.raw)}
                        : error;
    }

    Result<std::unique_ptr<TracedModel>> firstRun(const torch::jit::Module& module,
                                                  TorchProgram program)
    {
        ModuleTree tree = readModules(module);
        report(kBeforeFirstRun);
        const std::vector<NamedShape> constants = program.constantShapes();
        const NamedShape* wordTable = findWordTable(tree.shapes);
        if (wordTable == nullptr) {
            wordTable = findWordTable(constants);
        }
        findRolesByTrying(program, wordTable != nullptr ? wordTable->shape[0] : 0, m_stop);
        program.setInputs(withRoles(program.inputs(), m_roles));
        const auto run = runOnce(program,
                                 {.otherwise = ErrorCode::ForwardFailed,
                                  .file = m_name,
                                  .length = {},
                                  .tracedLength = {}},
                                 m_stop);
        if (m_stop.stop_requested()) {
            return cancelled();
        }
        if (run.hasError()) {
            return blamingDevice(run.error());
        }
        m_summary.output = outputForm(run.value(), wordTable);
        m_summary.length = lengthContractOf(configText(m_file), tree.shapes, tracedLength(program));
        Result<std::int64_t> measured = measure(program, wordTable);
        if (measured.hasError()) {
            return std::move(measured).error();
        }
        m_summary.inputs = program.inputs();
        m_summary.warnings
            = warningsOf(m_summary.card, m_summary.inputs, m_summary.output.container);
        addContractWarnings(m_summary);
        const auto inputs = inputWarnings(m_summary.inputs, tree.shapes);
        m_summary.warnings.insert(m_summary.warnings.end(), inputs.begin(), inputs.end());
        m_summary.parameters = std::move(tree.parameters);
        m_summary.modules = std::move(tree.modules);
        m_summary.operators = countOperators(*program.graph());
        return withEngine(std::move(program), measured.value());
    }

    /// `ids`: below this they are safe to ask for.
    Result<std::unique_ptr<TracedModel>> withEngine(TorchProgram program, std::int64_t ids)
    {
        const ProofFacts facts{ids, m_options.padId};
        const Progress packing
            = [this](double fraction) { report(kBeforePacking + (1 - kBeforePacking) * fraction); };
        auto built = buildEngine({program, m_summary, facts, m_options.engine}, packing, m_stop);
        if (m_stop.stop_requested()) {
            return cancelled();
        }
        if (built.hasError()) {
            return withFile(std::move(built).error());
        }
        m_summary.engine = std::move(built.value().report);
        ProofSteps proofs(m_summary, facts, m_options.proof);
        auto model = std::make_unique<TorchTracedModel>(
            std::move(program), std::move(built.value().fast), std::move(proofs), m_options,
            std::move(m_summary));
        while (m_options.proof == Proof::AtOnce && model->idleStep() == IdleWork::More) {}
        report(1.0);
        return std::unique_ptr<TracedModel>(std::move(model));
    }

    /// Returns below which number ids are safe to ask for.
    Result<std::int64_t> measure(const TorchProgram& program, const NamedShape* wordTable)
    {
        DeclaredFacts declared{m_summary.length, m_summary.output, 0, m_options.padId};
        if (wordTable != nullptr) {
            declared.wordRows = wordTable->shape[0];
            m_summary.wordRows = declared.wordRows;
        }
        auto measured = measureContractsOf(program, declared, m_stop);
        if (measured.hasError()) {
            return std::move(measured).error();
        }
        m_summary.length = std::move(measured.value().length);
        m_summary.batch = std::move(measured.value().batch);
        m_summary.isRepeatable = measured.value().isRepeatable;
        m_summary.isFlat = measured.value().isFlat && m_summary.output.hasLmHead;
        return safeIds(declared);
    }

    static std::optional<SequenceLength> tracedLength(const TorchProgram& program)
    {
        const auto length = program.tracedLength();
        return length ? std::optional(SequenceLength{*length}) : std::nullopt;
    }

    void report(double fraction) const
    {
        if (m_progress) {
            m_progress(fraction);
        }
    }

    OpenedFile m_file;
    std::string m_name; ///< for sentences
    const LoadOptions m_options;
    RoleOverrides m_roles;
    const Progress& m_progress;
    std::stop_token m_stop;
    ModelSummary m_summary;
};

class TorchModelLoader final : public ModelLoader
{
public:
    Result<std::unique_ptr<TracedModel>> load(OpenedFile file, const LoadOptions& options,
                                              const Progress& progress,
                                              std::stop_token stop) override
    {
        silenceTorch();
        LoadRun run(std::move(file), options, progress, std::move(stop));
        try {
            return run.load();
        } catch (...) {
            return run.failure();
        }
    }
};

} // namespace

std::unique_ptr<ModelLoader> makeTorchModelLoader()
{
    return std::make_unique<TorchModelLoader>();
}

std::string torchVersion()
{
    return TORCH_VERSION;
}

} // namespace maskscope
