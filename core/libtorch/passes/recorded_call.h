// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <ATen/record_function.h>

#include <array>
#include <cstddef>
#include <vector>

namespace maskscope {

/// The answer of `work`, told with its inputs to who listens (operator_profile.h), as LibTorch does
/// for its own operators.
template <std::size_t Count, typename Work>
at::Tensor recorded(const char* name, const std::array<at::Tensor, Count>& inputs, const Work& work)
{
    at::RecordFunction record(at::RecordScope::FUNCTION);
    if (record.isActive()) {
        const std::vector<c10::IValue> values(inputs.begin(), inputs.end());
        record.before(name, c10::ArrayRef<const c10::IValue>(values.data(), values.size()));
    }
    at::Tensor answer = work();
    if (record.isActive() && record.needsOutputs()) {
        record.setOutputs(std::vector<c10::IValue>{answer});
    }
    return answer;
}

} // namespace maskscope
