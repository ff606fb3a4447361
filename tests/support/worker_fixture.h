// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/inference_worker.h"
#include "tests/support/event_log.h"
#include "tests/support/fake_model.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace maskscope {

/// A worker over fakes, and short ways to order things from it.
class WorkerFixture
{
public:
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    EventLog log;
    InferenceWorker worker{makeFakeLoaderFactory(script), log.sink()};

    ~WorkerFixture()
    {
        script->loadGate.open();
        script->runGate.open();
        script->idleGate.open();
        script->inspectGate.open();
    }

    /// Model 1, 2... in the order of the calls; nothing if the load did not succeed.
    [[nodiscard]] std::optional<ModelId> load(std::optional<ModelId> replaces = std::nullopt)
    {
        return loadedModel(submitLoad(replaces));
    }
    JobId submitLoad(std::optional<ModelId> replaces = std::nullopt)
    {
        return worker.submit(kLoadChannel, LoadJob{fakeModelPath(), {}, {}, replaces});
    }
    [[nodiscard]] std::optional<ModelId> loadedModel(JobId job)
    {
        const auto loaded = waitFor<ModelLoaded>(job);
        return loaded.has_value() ? std::optional(loaded->model) : std::nullopt;
    }
    JobId submitPredict(ModelId model, std::string text = "the capital of france is [MASK] .")
    {
        return worker.submit(kPredictChannel, PredictJob{model, std::move(text), {}});
    }
    JobId submitExplain(ModelId model, Question question, const std::string& text = "the ___ .")
    {
        return worker.submit(kExplainChannel, ExplainJob{model, {question, text, {}, {}}});
    }
    JobId submitInspect(ModelId model) { return worker.submit(kInspectChannel, InspectJob{model}); }
    JobId submitAgreement(ModelId model)
    {
        return worker.submit(kAgreementChannel,
                             AgreementJob{model, LoadJob{fakeModelPath(), {}, {}, {}}});
    }
    JobId submitSweep(ModelId model, SweepOptions options)
    {
        return worker.submit(kSweepChannel, SweepJob{model, std::move(options)});
    }

    /// The job's terminal event, if it is an `Event`.
    template <typename Event>
    [[nodiscard]] std::optional<Event> waitFor(JobId job)
    {
        const std::optional<WorkerEvent> end = log.waitForEnd(job);
        if (!end.has_value() || !std::holds_alternative<Event>(*end)) {
            return std::nullopt;
        }
        return std::get<Event>(*end);
    }
};

} // namespace maskscope
