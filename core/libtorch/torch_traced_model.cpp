// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_traced_model.h"

#include "core/guard/file_name.h"
#include "core/libtorch/input_tensors.h"
#include "core/libtorch/operator_profile.h"
#include "core/libtorch/output_reader.h"
#include "core/libtorch/threads.h"
#include "core/libtorch/torch_error.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <algorithm>
#include <utility>

namespace maskscope {

TorchTracedModel::TorchTracedModel(TorchProgram program, ModelSummary summary)
    : m_program(std::move(program))
    , m_summary(std::move(summary))
{}

const ModelSummary& TorchTracedModel::summary() const
{
    return m_summary;
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
        Result<Logits> logits
            = readLogits(m_program.run(batch), m_summary.output, batch, positions);
        if (stop.stop_requested()) {
            return Error{ErrorCode::Cancelled, {}, {}};
        }
        return logits;
    } catch (...) {
        return errorOfCurrentException({.otherwise = ErrorCode::ForwardFailed,
                                        .file = fileNameForPeople(m_summary.path),
                                        .length = static_cast<std::int64_t>(batch.length),
                                        .tracedLength = m_program.tracedLength(),
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
    return logits.hasError() ? Result<OperatorProfile>(std::move(logits).error())
                             : Result<OperatorProfile>(std::move(profile));
}

int TorchTracedModel::setThreads(int threads)
{
    return setTorchThreads(threads);
}

} // namespace maskscope
