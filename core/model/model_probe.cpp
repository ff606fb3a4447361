// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/model/model_probe.h"

#include "core/base/translate_noop.h"
#include "core/model/length_search.h"
#include "core/model/probe_runs.h"

#include <utility>

namespace maskscope {

namespace {

BatchContract measureBatch(const ProbeFacts& facts, const LengthContract& length, ProbeRuns& runs)
{
    BatchContract contract;
    contract.traced = facts.tracedBatch;
    const bool isFree = length.kind == LengthKind::Any;
    const std::int64_t tokens = isFree ? shortLength(facts.declared) : length.min.value;
    switch (runs.together(tokens)) {
    case Trial::Right:
        return contract;
    case Trial::Wrong:
        contract.kind = BatchKind::Unsafe;
        contract.evidence.push_back(
            {{},
             {},
             {},
             QT_TRANSLATE_NOOP("Phrase",
                               "two texts together are answered otherwise than each alone")});
        break;
    case Trial::Refused:
        contract.kind = BatchKind::Fixed;
        contract.evidence.push_back({{}, {}, {}, runs.lastRefusal()});
        break;
    }
    return contract;
}

} // namespace

const char* batchKindName(BatchKind kind)
{
    switch (kind) {
    case BatchKind::Any:
        break;
    case BatchKind::Fixed:
        return "fixed";
    case BatchKind::Unsafe:
        return "unsafe";
    }
    return "any";
}

Result<MeasuredContracts> measureContracts(const ProbeFacts& facts, const ProbeForward& forward,
                                           std::stop_token stop)
{
    ProbeRuns runs(facts, forward, stop);
    LengthSearch search(facts, runs);
    MeasuredContracts measured;
    measured.length = search.measure();
    if (search.answersAnything()) {
        measured.isFlat = runs.isFlat();
        measured.isRepeatable = runs.isRepeatable();
        measured.batch = measureBatch(facts, measured.length, runs);
    }
    measured.batch.traced = facts.tracedBatch;
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    return measured;
}

} // namespace maskscope
