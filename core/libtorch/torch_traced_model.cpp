// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_traced_model.h"

#include "core/libtorch/input_tensors.h"
#include "core/libtorch/output_reader.h"
#include "core/libtorch/torch_error.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

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
                                        .file = m_summary.path,
                                        .length = static_cast<std::int64_t>(batch.length),
                                        .tracedLength = m_program.tracedLength()});
    }
}

} // namespace maskscope
