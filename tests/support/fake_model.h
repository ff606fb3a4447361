// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/traced_model.h"
#include "tests/support/gate.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace maskscope {

/// What fake models do and what happened to them: held by a test and, through the loader, by the
/// worker thread. Everything may be changed at any time from any thread.
///
/// Example: a slow forward.
///     auto script = std::make_shared<FakeScript>();
///     script->runGate.close();
///     InferenceWorker worker(makeFakeLoaderFactory(script), sink);
///     ... submit a load of fakeModelPath() and a prediction ...
///     script->runGate.waitForArrivals(1);   // the forward "runs" now
///     script->runGate.open();               // and now it ends
class FakeScript
{
public:
    /// May answer, fail or throw; nothing: the fake answers itself (see setLogit).
    using RunHook = std::function<std::optional<Result<Logits>>(const Batch&)>;
    /// May fail or throw; nothing: the load succeeds.
    using LoadHook = std::function<std::optional<Error>(const OpenedFile&)>;

    FakeScript();

    Gate loadGate; ///< passed once by every load
    Gate runGate; ///< passed once by every forward
    Gate idleGate; ///< passed once by every idle step
    Gate inspectGate; ///< passed once by every step of looking inside

    void setRunHook(RunHook hook);
    void setLoadHook(LoadHook hook);
    /// Idle steps that a model has to do; after the last its summary says so if `alters`.
    void setIdleSteps(std::size_t steps, bool alters = false);
    /// What looking inside shows, after so many steps; null: it fails with OutOfMemory.
    void setInspection(std::shared_ptr<const Inspection> inspection, std::size_t steps = 1);
    void setSummary(ModelSummary summary); ///< of models loaded from now on
    /// The value of one column of every row; the others are 0, the special tokens -10.
    void setLogit(TokenId token, float value);

    [[nodiscard]] ModelSummary summary() const;
    [[nodiscard]] RoleOverrides roles() const; ///< that the last load was given
    [[nodiscard]] std::size_t loads() const; ///< loads that were begun
    [[nodiscard]] std::size_t runs() const; ///< forwards that were begun
    [[nodiscard]] std::vector<SequenceLength> profiles() const; ///< lengths that were taken apart
    [[nodiscard]] std::vector<int> threads() const; ///< numbers that were set, in order
    [[nodiscard]] std::size_t idleSteps() const; ///< that were done
    [[nodiscard]] std::size_t inspectSteps() const; ///< likewise
    [[nodiscard]] std::size_t liveModels() const;
    [[nodiscard]] std::size_t mostLiveModels() const; ///< at any time
    /// True if models were loaded, run or freed on different threads.
    [[nodiscard]] bool usedFromSeveralThreads() const;

    // for the fakes
    [[nodiscard]] std::optional<Error> beginLoad(const OpenedFile& file,
                                                 const LoadOptions& options);
    [[nodiscard]] std::optional<Result<Logits>> beginRun(const Batch& batch);
    [[nodiscard]] IdleWork doIdleStep();
    [[nodiscard]] Result<InspectionStep> doInspectStep();
    [[nodiscard]] Logits answer(std::size_t masks) const;
    void noteProfile(SequenceLength length);
    void noteThreads(int threads);
    void modelMade();
    void modelFreed();

private:
    void noteThread();

    mutable std::mutex m_mutex;
    // guarded by m_mutex
    RunHook m_runHook;
    LoadHook m_loadHook;
    ModelSummary m_summary;
    RoleOverrides m_roles;
    std::map<TokenId, float> m_logits;
    std::size_t m_loads = 0;
    std::size_t m_runs = 0;
    std::vector<SequenceLength> m_profiles;
    std::vector<int> m_threads;
    std::size_t m_idleSteps = 0;
    std::size_t m_idleStepsLeft = 0;
    bool m_idleStepsAlter = false;
    std::shared_ptr<const Inspection> m_inspection;
    std::size_t m_inspectStepsWanted = 1;
    std::size_t m_inspectSteps = 0;
    std::size_t m_live = 0;
    std::size_t m_mostLive = 0;
    std::optional<std::thread::id> m_thread;
    bool m_severalThreads = false;
};

/// A model without LibTorch. As a real one it looks at the stop token before and after a forward,
/// and gives no logits if its summary has no head.
class FakeModel final : public TracedModel
{
public:
    explicit FakeModel(std::shared_ptr<FakeScript> script);
    ~FakeModel() override;
    FakeModel(const FakeModel&) = delete;
    FakeModel& operator=(const FakeModel&) = delete;

    [[nodiscard]] const ModelSummary& summary() const override { return m_summary; }
    [[nodiscard]] Result<Logits> run(const Batch& batch, std::span<const MaskPosition> positions,
                                     std::stop_token stop) override;
    /// Two operators: aten::linear with 100 operations for each token, and aten::softmax.
    [[nodiscard]] Result<OperatorProfile> profile(SequenceLength length,
                                                  std::stop_token stop) override;
    [[nodiscard]] Result<InspectionStep> inspect(std::stop_token stop) override;
    int setThreads(int threads) override;
    [[nodiscard]] IdleWork idleStep() override;

private:
    std::shared_ptr<FakeScript> m_script;
    ModelSummary m_summary;
};

/// Makes FakeModels of any file that openModelFile accepts; tells progress 0.5.
class FakeLoader final : public ModelLoader
{
public:
    explicit FakeLoader(std::shared_ptr<FakeScript> script);

    [[nodiscard]] Result<std::unique_ptr<TracedModel>> load(OpenedFile file,
                                                            const LoadOptions& options,
                                                            const Progress& progress,
                                                            std::stop_token stop) override;

private:
    std::shared_ptr<FakeScript> m_script;
};

[[nodiscard]] std::function<std::unique_ptr<ModelLoader>()>
makeFakeLoaderFactory(std::shared_ptr<FakeScript> script);

/// Three inputs, a head as wide as fakeVocabulary(), lengths 1 to 512.
[[nodiscard]] ModelSummary makeFakeSummary();

/// An archive small enough to read, with the records of a TorchScript file and a vocab.txt equal to
/// fakeVocabulary() inside. Only a fake can "load" it. MASKSCOPE_TEST_DATA/fake/model.pt
[[nodiscard]] std::filesystem::path fakeModelPath();
/// The same without a tokenizer: MASKSCOPE_TEST_DATA/fake/bare/bare.pt
[[nodiscard]] std::filesystem::path fakeBareModelPath();

} // namespace maskscope
