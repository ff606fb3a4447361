// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/recorded_call.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <ATen/record_function.h>

#include <vector>

namespace maskscope {

at::Tensor recorded(const char* name, std::initializer_list<const at::Tensor*> inputs,
                    const std::function<at::Tensor()>& work)
{
    at::RecordFunction record(at::RecordScope::FUNCTION);
    if (record.isActive()) {
        std::vector<c10::IValue> values;
        for (const at::Tensor* input : inputs) {
            values.emplace_back(*input);
        }
        record.before(name, c10::ArrayRef<const c10::IValue>(values.data(), values.size()));
    }
    at::Tensor answer = work();
    if (record.isActive() && record.needsOutputs()) {
        record.setOutputs(std::vector<c10::IValue>{answer});
    }
    return answer;
}

} // namespace maskscope
