// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/role_trial.h"

#include "core/libtorch/output_reader.h"
#include "core/libtorch/torch_error.h"
#include "core/libtorch/torch_program.h"
#include "core/model/role_probe.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <utility>

namespace maskscope {

namespace {

constexpr std::int64_t kShort = 8;
constexpr std::int64_t kLongest = 512; ///< a longer recorded length takes too long to try at

Result<ProbeAnswer> answerOf(const TorchProgram& program, const InputValues& values,
                             std::int64_t length)
{
    try {
        const OutputTensors output = readOutput(program.runValues(values));
        for (const at::Tensor& tensor : output.tensors) {
            if (tensor.dim() == 3 && tensor.size(0) == 1 && tensor.size(1) == length
                && at::isFloatingType(tensor.scalar_type())) {
                const at::Tensor plain = tensor.to(at::kFloat).contiguous();
                const float* begin = plain.const_data_ptr<float>();
                return ProbeAnswer{static_cast<std::size_t>(plain.size(2)),
                                   {begin, begin + plain.numel()}};
            }
        }
        return Error{ErrorCode::ForwardFailed, {}, "its answer has another form"};
    } catch (...) {
        return errorOfCurrentException({});
    }
}

} // namespace

void findRolesByTrying(TorchProgram& program, std::int64_t words, std::stop_token stop)
{
    if (!needsRoleProbe(program.inputs())) {
        return;
    }
    const std::int64_t recorded = program.tracedLength().value_or(kShort);
    for (const std::int64_t length : {kShort, recorded}) {
        bool hasRun = false;
        const ValuesForward forward = [&](const InputValues& values) {
            auto answer = answerOf(program, values, length);
            hasRun = hasRun || answer.hasValue();
            return answer;
        };
        auto inputs = probeRoles(program.inputs(), {static_cast<std::size_t>(length), words},
                                 forward, stop);
        const bool isLast = recorded == kShort || recorded < 4 || recorded > kLongest;
        if (hasRun || isLast) {
            program.setInputs(std::move(inputs));
            return;
        }
    }
}

} // namespace maskscope
