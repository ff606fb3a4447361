// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_traced_model.h"

#include "core/guard/file_name.h"
#include "core/libtorch/input_tensors.h"
#include "core/libtorch/memory.h"
#include "core/libtorch/operator_profile.h"
#include "core/libtorch/output_reader.h"
#include "core/libtorch/threads.h"
#include "core/libtorch/torch_error.h"
#include "core/libtorch/work_tally.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace maskscope {

namespace {

/// After so many the time that is left to prove does not count any more.
constexpr std::size_t kManyTexts = 64;

} // namespace

TorchTracedModel::TorchTracedModel(TorchProgram plain, std::unique_ptr<FastProgram> fast,
                                   ProofSteps proofs, const LoadOptions& options,
                                   ModelSummary summary)
    : m_plain(std::move(plain))
    , m_fast(std::move(fast))
    , m_proofs(std::move(proofs))
    , m_when(options.proof)
    , m_summary(std::move(summary))
    , m_tracedLength(m_plain->tracedLength())
    , m_inspectionOptions(options.inspection)
{
    if (m_fast != nullptr && m_proofs.isDone() && !m_inspectionOptions.whileIdle) {
        freePlain();
    }
}

const ModelSummary& TorchTracedModel::summary() const
{
    return m_summary;
}

Result<Logits> TorchTracedModel::forward(const Batch& batch,
                                         std::span<const MaskPosition> positions) const
{
    if (m_fast == nullptr) {
        return readLogits(m_plain->run(batch), m_summary.output, batch, positions);
    }
    if (m_fast->answersAtMasks()) {
        return m_fast->logits(batch, positions);
    }
    return readLogits(m_fast->run(batch, positions), m_summary.output, batch, positions);
}

Result<Logits> TorchTracedModel::run(const Batch& batch, std::span<const MaskPosition> positions,
                                     std::stop_token stop)
{
    if (!isWellFormed(batch)) {
        return Error{ErrorCode::Internal, {}, "a batch without a value for every token"};
    }
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    try {
        if (m_when == Proof::AsNeeded) {
            proveFor(batch);
        }
        Result<Logits> logits = forward(batch, positions);
        if (stop.stop_requested()) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        return logits;
    } catch (...) {
        return errorOfCurrentException({.otherwise = ErrorCode::ForwardFailed,
                                        .file = fileNameForPeople(m_summary.path),
                                        .length = static_cast<std::int64_t>(batch.length),
                                        .tracedLength = m_tracedLength,
                                        .ids = batch.ids,
                                        .wordRows = m_summary.wordRows});
    }
}

Result<OperatorProfile> TorchTracedModel::profile(SequenceLength length, std::stop_token stop)
{
    const auto tokens = static_cast<std::size_t>(std::max<std::int64_t>(length.value, 1));
    const Batch batch{.rows = 1,
                      .length = tokens,
                      .ids = std::vector<std::int64_t>(tokens, 0),
                      .attentionMask = std::vector<std::int64_t>(tokens, 1),
                      .typeIds = std::vector<std::int64_t>(tokens, 0)};
    const MaskPosition first;
    Result<Logits> logits = Error{ErrorCode::Internal, {}, {}};
    OperatorProfile profile
        = profileOperators([&] { logits = run(batch, std::span(&first, 1), std::move(stop)); });
    profile.isRewritten = m_fast != nullptr;
    if (profile.isRewritten) {
        profile.savedFlops = savedFlops(batch);
    }
    return logits.hasError() ? Result<OperatorProfile>(std::move(logits).error())
                             : Result<OperatorProfile>(std::move(profile));
}

/// By the formula that looking inside gave; else, while the saved program is there, by running it.
std::optional<std::int64_t> TorchTracedModel::savedFlops(const Batch& batch) const
{
    if (m_inspected && m_inspected->hasValue()) {
        const Inspection& inside = *m_inspected->value().inspection;
        const auto length = static_cast<std::int64_t>(batch.length);
        if (const auto flops = inside.modules.front().flops.at({length})) {
            return flops;
        }
    }
    if (!m_plain) {
        return std::nullopt;
    }
    try {
        WorkTally tally;
        static_cast<void>(m_plain->run(batch));
        return tally.take();
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

Result<InspectionStep> TorchTracedModel::inspect(std::stop_token stop)
{
    if (m_inspected) {
        return *m_inspected;
    }
    if (!m_plain) {
        return Error{ErrorCode::Internal, {}, "the saved program is no longer in memory"};
    }
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    const double fraction = inspectNext();
    return m_inspected.value_or(InspectionStep{fraction, nullptr});
}

/// Returns how far it is.
double TorchTracedModel::inspectNext()
{
    try {
        if (m_inspector == nullptr) {
            m_inspector = std::make_unique<Inspector>(*m_plain, m_summary, m_inspectionOptions);
        }
        Result<InspectionStep> step = m_inspector->step();
        if (step.hasValue() && step.value().inspection == nullptr) {
            return step.value().fraction;
        }
        m_inspected = std::move(step);
    } catch (...) {
        m_inspected = errorOfCurrentException({.otherwise = ErrorCode::ForwardFailed,
                                               .file = fileNameForPeople(m_summary.path),
                                               .length = {},
                                               .tracedLength = m_tracedLength});
    }
    m_inspector.reset();
    return 1;
}

int TorchTracedModel::setThreads(int threads)
{
    return setTorchThreads(threads);
}

IdleWork TorchTracedModel::idleStep()
{
    if (m_fast == nullptr) {
        return IdleWork::Done;
    }
    if (!m_plain) {
        return recall();
    }
    if (!m_proofs.isDone() && !m_proofs.step(*m_plain, *m_fast)) {
        m_fast.reset();
        m_summary.engine.used = {Engine::Plain, Precision::Fp32};
        m_summary.engine.reason = PlainReason::DiffersLater;
        return IdleWork::Changed;
    }
    if (!m_proofs.isDone()) {
        return IdleWork::More;
    }
    if (m_inspectionOptions.whileIdle && !m_inspected) {
        inspectNext();
        return IdleWork::More;
    }
    freePlain();
    return IdleWork::More;
}

void TorchTracedModel::proveFor(const Batch& batch)
{
    m_texts += batch.rows;
    while (!m_proofs.isDone() && (m_texts > kManyTexts || m_proofs.isBeyond(batch.length))
           && idleStep() == IdleWork::More) {}
}

void TorchTracedModel::freePlain()
{
    m_inspector.reset();
    m_plain.reset();
    returnFreeMemory();
}

IdleWork TorchTracedModel::recall()
{
    if (m_recalls == 0) {
        return IdleWork::Done;
    }
    try {
        static_cast<void>(fastAnswer(*m_fast, m_proofs.firstQuestion()));
    } catch (const std::exception&) {
        m_recalls = 1; // it is told to who asks next
    }
    --m_recalls;
    return m_recalls > 0 ? IdleWork::More : IdleWork::Done;
}

} // namespace maskscope
