// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_model.h"

#include "tests/support/fake_tokenizer.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr float kSpecialLogit = -10;

InputSpec fakeInput(const char* name, InputRole role)
{
    InputSpec input;
    input.name = name;
    input.role = role;
    return input;
}

} // namespace

FakeScript::FakeScript()
    : m_summary(makeFakeSummary())
{}

void FakeScript::setRunHook(RunHook hook)
{
    const std::lock_guard lock(m_mutex);
    m_runHook = std::move(hook);
}

void FakeScript::setLoadHook(LoadHook hook)
{
    const std::lock_guard lock(m_mutex);
    m_loadHook = std::move(hook);
}

void FakeScript::setSummary(ModelSummary summary)
{
    const std::lock_guard lock(m_mutex);
    m_summary = std::move(summary);
}

void FakeScript::setLogit(TokenId token, float value)
{
    const std::lock_guard lock(m_mutex);
    m_logits[token] = value;
}

void FakeScript::setIdleSteps(std::size_t steps, bool alters)
{
    const std::lock_guard lock(m_mutex);
    m_idleStepsLeft = steps;
    m_idleStepsAlter = alters;
}

std::size_t FakeScript::idleSteps() const
{
    const std::lock_guard lock(m_mutex);
    return m_idleSteps;
}

void FakeScript::setInspection(std::shared_ptr<const Inspection> inspection, std::size_t steps)
{
    const std::lock_guard lock(m_mutex);
    m_inspection = std::move(inspection);
    m_inspectStepsWanted = steps;
    m_inspectSteps = 0;
}

std::size_t FakeScript::inspectSteps() const
{
    const std::lock_guard lock(m_mutex);
    return m_inspectSteps;
}

Result<InspectionStep> FakeScript::doInspectStep()
{
    inspectGate.pass();
    const std::lock_guard lock(m_mutex);
    noteThread();
    ++m_inspectSteps;
    if (m_inspectSteps < m_inspectStepsWanted) {
        const double fraction
            = static_cast<double>(m_inspectSteps) / static_cast<double>(m_inspectStepsWanted);
        return InspectionStep{fraction, nullptr};
    }
    if (m_inspection == nullptr) {
        return Error{ErrorCode::OutOfMemory, {}, {}};
    }
    return InspectionStep{1, m_inspection};
}

IdleWork FakeScript::doIdleStep()
{
    {
        const std::lock_guard lock(m_mutex);
        noteThread();
        if (m_idleStepsLeft == 0) {
            return IdleWork::Done;
        }
        ++m_idleSteps;
    }
    idleGate.pass();
    const std::lock_guard lock(m_mutex);
    --m_idleStepsLeft;
    if (m_idleStepsLeft > 0) {
        return IdleWork::More;
    }
    return m_idleStepsAlter ? IdleWork::Changed : IdleWork::Done;
}

ModelSummary FakeScript::summary() const
{
    const std::lock_guard lock(m_mutex);
    return m_summary;
}

RoleOverrides FakeScript::roles() const
{
    const std::lock_guard lock(m_mutex);
    return m_roles;
}

std::size_t FakeScript::loads() const
{
    const std::lock_guard lock(m_mutex);
    return m_loads;
}

std::size_t FakeScript::runs() const
{
    const std::lock_guard lock(m_mutex);
    return m_runs;
}

std::vector<SequenceLength> FakeScript::profiles() const
{
    const std::lock_guard lock(m_mutex);
    return m_profiles;
}

std::vector<int> FakeScript::threads() const
{
    const std::lock_guard lock(m_mutex);
    return m_threads;
}

std::size_t FakeScript::liveModels() const
{
    const std::lock_guard lock(m_mutex);
    return m_live;
}

std::size_t FakeScript::mostLiveModels() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostLive;
}

bool FakeScript::usedFromSeveralThreads() const
{
    const std::lock_guard lock(m_mutex);
    return m_severalThreads;
}

std::optional<Error> FakeScript::beginLoad(const OpenedFile& file, const LoadOptions& options)
{
    LoadHook hook;
    {
        const std::lock_guard lock(m_mutex);
        noteThread();
        ++m_loads;
        m_roles = options.roles;
        m_summary.threads = options.threads > 0 ? options.threads : m_summary.threads;
        hook = m_loadHook;
    }
    loadGate.pass();
    return hook ? hook(file) : std::nullopt;
}

std::optional<Result<Logits>> FakeScript::beginRun(const Batch& batch)
{
    RunHook hook;
    {
        const std::lock_guard lock(m_mutex);
        noteThread();
        ++m_runs;
        hook = m_runHook;
    }
    runGate.pass();
    return hook ? hook(batch) : std::nullopt;
}

Logits FakeScript::answer(std::size_t masks) const
{
    const std::lock_guard lock(m_mutex);
    const std::size_t width = fakeVocabulary().size();
    Logits logits{masks, width, std::vector<float>(masks * width, 0.0F)};
    for (std::size_t mask = 0; mask < masks; ++mask) {
        float* const row = logits.values.data() + mask * width;
        std::fill_n(row, kFakeSpecialTokens, kSpecialLogit);
        for (const auto& [token, value] : m_logits) {
            row[token.value] = value;
        }
    }
    return logits;
}

void FakeScript::noteProfile(SequenceLength length)
{
    const std::lock_guard lock(m_mutex);
    noteThread();
    m_profiles.push_back(length);
}

void FakeScript::noteThreads(int threads)
{
    const std::lock_guard lock(m_mutex);
    noteThread();
    m_threads.push_back(threads);
}

void FakeScript::modelMade()
{
    const std::lock_guard lock(m_mutex);
    noteThread();
    ++m_live;
    m_mostLive = std::max(m_mostLive, m_live);
}

void FakeScript::modelFreed()
{
    const std::lock_guard lock(m_mutex);
    noteThread();
    --m_live;
}

void FakeScript::noteThread()
{
    const std::thread::id thread = std::this_thread::get_id();
    m_severalThreads = m_severalThreads || m_thread.value_or(thread) != thread;
    m_thread = thread;
}

FakeModel::FakeModel(std::shared_ptr<FakeScript> script)
    : m_script(std::move(script))
    , m_summary(m_script->summary())
{
    m_script->modelMade();
}

FakeModel::~FakeModel()
{
    m_script->modelFreed();
}

IdleWork FakeModel::idleStep()
{
    const IdleWork left = m_script->doIdleStep();
    if (left == IdleWork::Changed) {
        m_summary.engine.reason = PlainReason::DiffersLater;
    }
    return left;
}

Result<Logits> FakeModel::run(const Batch& batch, std::span<const MaskPosition> positions,
                              std::stop_token stop)
{
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    std::optional<Result<Logits>> scripted = m_script->beginRun(batch);
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    if (scripted.has_value()) {
        return *std::move(scripted);
    }
    return m_summary.output.hasLmHead ? m_script->answer(positions.size()) : Logits{};
}

Result<OperatorProfile> FakeModel::profile(SequenceLength length, std::stop_token stop)
{
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    m_script->noteProfile(length);
    return OperatorProfile{
        {{"aten::linear", 2, 3.0, 100 * length.value}, {"aten::softmax", 1, 1.0, 0}}, 5.0};
}

Result<InspectionStep> FakeModel::inspect(std::stop_token stop)
{
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    return m_script->doInspectStep();
}

int FakeModel::setThreads(int threads)
{
    m_script->noteThreads(threads);
    return threads;
}

FakeLoader::FakeLoader(std::shared_ptr<FakeScript> script)
    : m_script(std::move(script))
{}

Result<std::unique_ptr<TracedModel>> FakeLoader::load(OpenedFile file, const LoadOptions& options,
                                                      const Progress& progress,
                                                      std::stop_token stop)
{
    std::optional<Error> failure = m_script->beginLoad(file, options);
    if (failure.has_value()) {
        return *std::move(failure);
    }
    progress(0.5);
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    return std::unique_ptr<TracedModel>(std::make_unique<FakeModel>(m_script));
}

std::function<std::unique_ptr<ModelLoader>()>
makeFakeLoaderFactory(std::shared_ptr<FakeScript> script)
{
    return [script = std::move(script)] { return std::make_unique<FakeLoader>(script); };
}

ModelSummary makeFakeSummary()
{
    ModelSummary summary;
    summary.path = "fake/model.pt";
    summary.fileBytes = 1234;
    summary.producer = "TorchScript archive, format 3";
    summary.card.codeFiles = 1;
    summary.extraFiles = {"vocab.txt"};
    summary.parameters.count = 100;
    summary.parameters.bytes = 400;
    summary.parameters.uniqueBytes = 400;
    summary.inputs = {fakeInput("input_ids", InputRole::InputIds),
                      fakeInput("attention_mask", InputRole::AttentionMask),
                      fakeInput("token_type_ids", InputRole::TokenTypeIds)};
    summary.output.hasLmHead = true;
    summary.output.vocabularySize = static_cast<std::int64_t>(fakeVocabulary().size());
    summary.length.max = SequenceLength{512};
    summary.modules = {{"", "FakeForMaskedLM", 100, 0},
                       {"encoder", "FakeEncoder", 60, 1},
                       {"head", "FakeHead", 40, 1}};
    summary.torchVersion = "2.13.0";
    summary.threads = 1;
    return summary;
}

std::filesystem::path fakeModelPath()
{
    return std::filesystem::path(MASKSCOPE_TEST_DATA) / "fake" / "model.pt";
}

std::filesystem::path fakeBareModelPath()
{
    return std::filesystem::path(MASKSCOPE_TEST_DATA) / "fake" / "bare" / "bare.pt";
}

} // namespace maskscope
