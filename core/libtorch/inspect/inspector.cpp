// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/inspector.h"

#include "core/guard/file_name.h"
#include "core/libtorch/forward_arguments.h"
#include "core/libtorch/inspect/inspection_builder.h"
#include "core/libtorch/inspect/note_operator.h"
#include "core/libtorch/inspect/observed_program.h"
#include "core/libtorch/inspect/shape_ledger.h"
#include "core/libtorch/inspect/time_ledger.h"
#include "core/libtorch/inspect/weight_reader.h"
#include "core/libtorch/torch_error.h"
#include "core/libtorch/torch_program.h"
#include "core/model/length_fit.h"

#include <ATen/core/ivalue.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr int kTimedRuns = 5; ///< that count

Batch batchOf(SequenceLength length, std::size_t rows)
{
    const auto tokens = static_cast<std::size_t>(length.value);
    return {.rows = rows,
            .length = tokens,
            .ids = std::vector<std::int64_t>(rows * tokens, 0),
            .attentionMask = std::vector<std::int64_t>(rows * tokens, 1),
            .typeIds = std::vector<std::int64_t>(rows * tokens, 0)};
}

ObservedProgram observedCopy(const TorchProgram& program, const ModelSummary& summary)
{
    registerNoteOperator();
    return observe(inlineProgram(program.module(), summary.modules));
}

/// One length that was asked for gives numbers; several give formulas.
std::vector<SequenceLength> lengthsFor(const InspectionOptions& options,
                                       const LengthContract& contract)
{
    std::vector<SequenceLength> lengths = options.lengths;
    if (lengths.size() != 1) { // a few may be too few to tell a formula by
        const std::vector<SequenceLength> enough = lengthsToFitBy(contract);
        lengths.insert(lengths.end(), enough.begin(), enough.end());
    }
    std::sort(lengths.begin(), lengths.end());
    lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    return lengths;
}

} // namespace

struct Inspector::Private
{
    Private(const TorchProgram& program, const ModelSummary& theSummary, InspectionOptions chosen)
        : plain(program)
        , summary(theSummary)
        , options(std::move(chosen))
        , observed(observedCopy(program, summary))
        , ledger(observed)
        , code(observed.graph, "inspected")
        , times(observed.sites.size())
    {
        for (const SequenceLength length : lengthsFor(options, summary.length)) {
            steps.emplace_back([this, length] { runShapes(length, 1); });
        }
        if (summary.batch.kind == BatchKind::Any) {
            steps.emplace_back([this] { runTwoRows(); });
        }
        if (options.scope == InspectionScope::All) {
            planTimes();
            planWeights();
        }
    }

    void planTimes()
    {
        steps.emplace_back([this] { warmUp(); });
        for (int i = 0; i < kTimedRuns; ++i) {
            steps.emplace_back([this] {
                if (timedAt.value > 0) {
                    runTimed(times, timedAt);
                }
            });
        }
    }

    void planWeights()
    {
        weights = std::make_unique<WeightReader>(plain.module(), *observed.graph, summary.modules);
        for (std::size_t i = 0; i < weights->steps(); ++i) {
            steps.emplace_back([this] { weights->step(); });
        }
    }

    void run(NoteListener& listener, const Batch& batch)
    {
        const Noting noting(listener);
        const c10::InferenceMode guard;
        jit::Stack stack = plain.arguments().make(batch);
        stack.insert(stack.begin(), plain.module()._ivalue());
        jit::InterpreterState(code).run(stack);
    }

    /// One of the lengths may fail as long as another does not.
    void runShapes(SequenceLength length, std::size_t rows)
    {
        if (Status allowed = checkLength(summary.length, length); allowed.hasError()) {
            failure = std::move(allowed).error();
            return;
        }
        ledger.begin(length, static_cast<std::int64_t>(rows));
        try {
            run(ledger, batchOf(length, rows));
            ledger.end(RunOutcome::Done);
        } catch (...) {
            ledger.end(RunOutcome::Failed);
            failure = errorOfCurrentException({.otherwise = ErrorCode::ForwardFailed,
                                               .file = fileNameForPeople(summary.path),
                                               .length = length.value,
                                               .tracedLength = plain.tracedLength()});
        }
    }

    /// At a usual length; if that fails, at one that is known to run.
    [[nodiscard]] SequenceLength timedLength() const
    {
        constexpr SequenceLength kUsual{64};
        const SequenceLength least = std::max(kUsual, summary.length.min);
        const SequenceLength length = options.lengths.empty() ? least : ledger.runs().back().length;
        return std::min(length, summary.length.max.value_or(length));
    }

    void runTimed(TimeLedger& ledgerOfTimes, SequenceLength length)
    {
        ledgerOfTimes.begin();
        run(ledgerOfTimes, batchOf(length, 1));
    }

    void warmUp()
    {
        if (ledger.runs().empty()) {
            return;
        }
        TimeLedger unused(observed.sites.size());
        timedAt = timedLength();
        try {
            runTimed(unused, timedAt);
        } catch (...) { // what LibTorch throws
            timedAt = ledger.runs().back().length;
        }
    }

    /// At a length that one row ran at.
    void runTwoRows()
    {
        if (!ledger.runs().empty()) {
            runShapes(ledger.runs().front().length, 2);
        }
    }

    [[nodiscard]] Result<InspectionStep> build() const
    {
        if (ledger.runs().empty()) {
            return failure;
        }
        const auto forward = plain.module().get_method("forward").graph();
        Inspection result = buildInspection({observed, ledger, summary, *forward, times.medians()});
        result.timedAt = timedAt;
        if (weights != nullptr) {
            result.weights = weights->weights();
        }
        return InspectionStep{1.0, std::make_shared<const Inspection>(std::move(result))};
    }

    const TorchProgram& plain;
    const ModelSummary& summary;
    const InspectionOptions options;
    ObservedProgram observed;
    ShapeLedger ledger;
    jit::Code code;
    std::vector<std::function<void()>> steps;
    std::size_t done = 0;
    TimeLedger times;
    SequenceLength timedAt{};
    std::unique_ptr<WeightReader> weights; ///< null: nobody asked
    Error failure; ///< of the last length that did not run
};

Inspector::Inspector(const TorchProgram& program, const ModelSummary& summary,
                     InspectionOptions options)
    : d(std::make_unique<Private>(program, summary, std::move(options)))
{}

Inspector::~Inspector() = default;

Result<InspectionStep> Inspector::step()
{
    if (d->done < d->steps.size()) {
        d->steps[d->done++]();
    }
    const double fraction = static_cast<double>(d->done) / static_cast<double>(d->steps.size());
    if (d->done < d->steps.size()) {
        return InspectionStep{fraction, nullptr};
    }
    return d->build();
}

} // namespace maskscope
