// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/contract_measure.h"

#include "core/libtorch/output_reader.h"
#include "core/libtorch/torch_error.h"
#include "core/libtorch/torch_program.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr double kSingleTolerance = 1e-3;
constexpr double kReducedTolerance = 5e-2; ///< half precision rounds, int8 scales by all tokens

const InputSpec* findInput(const TorchProgram& program, InputRole role)
{
    const auto& inputs = program.inputs();
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [role](const InputSpec& input) { return input.role == role; });
    return found == inputs.end() ? nullptr : &*found;
}

/// [rows, length, width] of an answer; nothing if it has another form.
std::optional<at::Tensor> answerTensor(const c10::IValue& answer, const OutputForm& form,
                                       const Batch& batch)
{
    const OutputTensors output = readOutput(answer);
    for (std::size_t i = 0; i < output.tensors.size(); ++i) {
        const at::Tensor& tensor = output.tensors[i];
        const bool isWanted = !form.hasLmHead || output.candidates[i].key == form.key;
        if (isWanted && tensor.dim() == 3 && at::isFloatingType(tensor.scalar_type())
            && tensor.size(0) == static_cast<std::int64_t>(batch.rows)
            && tensor.size(1) == static_cast<std::int64_t>(batch.length)) {
            return tensor;
        }
    }
    return std::nullopt;
}

Result<ProbeAnswer> probe(const TorchProgram& program, const OutputForm& form, const Batch& batch,
                          std::size_t tokens)
{
    try {
        const auto answer = answerTensor(program.run(batch), form, batch);
        if (!answer) {
            return Error{ErrorCode::ForwardFailed, {}, "its answer has another form"};
        }
        const at::Tensor part
            = answer->slice(1, 0, static_cast<std::int64_t>(tokens)).to(at::kFloat).contiguous();
        const float* values = part.const_data_ptr<float>();
        return ProbeAnswer{static_cast<std::size_t>(part.size(2)), {values, values + part.numel()}};
    } catch (...) {
        return errorOfCurrentException({});
    }
}

} // namespace

std::int64_t safeIds(const DeclaredFacts& declared)
{
    const std::int64_t words = declared.output.vocabularySize.value_or(declared.wordRows);
    const bool knowsBoth = declared.wordRows > 0 && words > 0;
    return std::max<std::int64_t>(1, knowsBoth ? std::min(words, declared.wordRows) : words);
}

Result<MeasuredContracts> measureContractsOf(const TorchProgram& program,
                                             const DeclaredFacts& declared, std::stop_token stop)
{
    ProbeFacts facts;
    facts.declared = declared.length;
    const InputSpec* ids = findInput(program, InputRole::InputIds);
    if (ids != nullptr && ids->tracedShape && ids->tracedShape->size() == 2) {
        facts.tracedBatch = ids->tracedShape->front();
    }
    facts.vocabulary = safeIds(declared);
    facts.padId = declared.padId;
    facts.hasAttentionMask = findInput(program, InputRole::AttentionMask) != nullptr;
    facts.tolerance = program.isReducedPrecision() ? kReducedTolerance : kSingleTolerance;
    facts.placesOf = [&program](std::int64_t number) { return program.placesOfSize(number); };
    const ProbeForward forward = [&](const Batch& batch, std::size_t tokens) {
        return probe(program, declared.output, batch, tokens);
    };
    return measureContracts(facts, forward, std::move(stop));
}

} // namespace maskscope
