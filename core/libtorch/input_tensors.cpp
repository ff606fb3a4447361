// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/input_tensors.h"

#include "core/libtorch/element_types.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

#include <algorithm>

namespace maskscope {

namespace {

std::vector<std::int64_t> positions(const Batch& batch)
{
    std::vector<std::int64_t> values(batch.rows * batch.length);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<std::int64_t>(i % batch.length);
    }
    return values;
}

std::vector<std::int64_t> valuesOf(InputRole role, const Batch& batch)
{
    switch (role) {
    case InputRole::InputIds:
        return batch.ids;
    case InputRole::AttentionMask:
        return batch.attentionMask;
    case InputRole::TokenTypeIds:
        return batch.typeIds;
    case InputRole::PositionIds:
        return positions(batch);
    case InputRole::Other:
        break;
    }
    return std::vector<std::int64_t>(batch.rows * batch.length, 0);
}

} // namespace

at::Tensor makeInputTensor(const InputSpec& input, const Batch& batch)
{
    const std::vector<std::int64_t> values = valuesOf(input.role, batch);
    const auto rows = static_cast<std::int64_t>(batch.rows);
    const auto length = static_cast<std::int64_t>(batch.length);
    at::Tensor tensor = at::empty({rows, length}, at::kLong);
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<std::int64_t>());

    // Some exports take one row without a batch dimension, most often the positions.
    const bool flat = input.tracedShape && input.tracedShape->size() == 1;
    if (flat && (rows == 1 || input.role == InputRole::PositionIds)) {
        tensor = tensor.select(0, 0).contiguous();
    }
    return tensor.to(toScalarType(input.type));
}

bool isWellFormed(const Batch& batch)
{
    const std::size_t values = batch.rows * batch.length;
    return values > 0 && batch.ids.size() == values && batch.attentionMask.size() == values
        && batch.typeIds.size() == values;
}

} // namespace maskscope
