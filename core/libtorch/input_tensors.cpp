// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/input_tensors.h"

#include "core/libtorch/element_types.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace maskscope {

namespace {

/// A file that asks for more values, for a token or for the heads of all layers, is not believed.
constexpr std::int64_t kMostValues = 4096;

std::vector<std::int64_t> positions(const Batch& batch, std::int64_t first)
{
    std::vector<std::int64_t> values(batch.rows * batch.length);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = first + static_cast<std::int64_t>(i % batch.length);
    }
    return values;
}

std::vector<std::int64_t> valuesOf(const InputSpec& input, const Batch& batch)
{
    switch (input.role) {
    case InputRole::InputIds:
        return batch.ids;
    case InputRole::AttentionMask:
        return batch.attentionMask;
    case InputRole::TokenTypeIds:
        return batch.typeIds;
    case InputRole::PositionIds:
        return positions(batch, input.firstPosition);
    case InputRole::Other:
        break;
    }
    return std::vector<std::int64_t>(batch.rows * batch.length, 0);
}

bool isBelieved(std::span<const std::int64_t> sizes)
{
    std::int64_t values = 1;
    for (const std::int64_t size : sizes) {
        if (size < 1 || size > kMostValues / values) {
            return false;
        }
        values *= size;
    }
    return true;
}

/// A table for each token, e.g. the box around it on its page, has dimensions beyond the length.
std::span<const std::int64_t> innerSizes(const InputSpec& input)
{
    if (!input.tracedShape || input.tracedShape->size() < 3) {
        return {};
    }
    const auto inner = std::span(*input.tracedShape).subspan(2);
    return isBelieved(inner) ? inner : std::span<const std::int64_t>();
}

at::Tensor tokenCounts(const Batch& batch)
{
    at::Tensor counts = at::empty({static_cast<std::int64_t>(batch.rows)}, at::kLong);
    auto* count = counts.mutable_data_ptr<std::int64_t>();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const auto begin
            = batch.attentionMask.begin() + static_cast<std::ptrdiff_t>(row * batch.length);
        count[row] = std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(batch.length),
                                     std::int64_t{0});
    }
    return counts;
}

at::Tensor tokenTensor(const InputSpec& input, const Batch& batch)
{
    const auto rows = static_cast<std::int64_t>(batch.rows);
    const auto length = static_cast<std::int64_t>(batch.length);
    if (const auto inner = innerSizes(input); !inner.empty()) {
        std::vector<std::int64_t> sizes{rows, length};
        sizes.insert(sizes.end(), inner.begin(), inner.end());
        return at::zeros(sizes, at::kLong);
    }
    const std::vector<std::int64_t> values = valuesOf(input, batch);
    at::Tensor tensor = at::empty({rows, length}, at::kLong);
    std::copy(values.begin(), values.end(), tensor.mutable_data_ptr<std::int64_t>());

    // Some exports take one row without a batch dimension, most often the positions.
    const bool flat = input.tracedShape && input.tracedShape->size() == 1;
    if (flat && (rows == 1 || input.role == InputRole::PositionIds)) {
        tensor = tensor.select(0, 0).contiguous();
    }
    return tensor;
}

at::Tensor makeLongTensor(const InputSpec& input, const Batch& batch)
{
    const auto neutral = input.role == InputRole::Other
        ? input.neutral.value_or(NeutralInput::Zeros)
        : NeutralInput::Zeros;
    if (neutral == NeutralInput::ZeroPerText) {
        return at::zeros({static_cast<std::int64_t>(batch.rows)}, at::kLong);
    }
    if (neutral == NeutralInput::LengthPerText) {
        return tokenCounts(batch);
    }
    if (neutral == NeutralInput::Ones && input.tracedShape && isBelieved(*input.tracedShape)) {
        return at::ones(*input.tracedShape, at::kLong);
    }
    if (neutral == NeutralInput::ZerosAsRecorded && input.tracedShape && !input.tracedShape->empty()
        && isBelieved(*input.tracedShape)) {
        std::vector<std::int64_t> sizes = *input.tracedShape;
        sizes.front() = static_cast<std::int64_t>(batch.rows);
        return at::zeros(sizes, at::kLong);
    }
    return tokenTensor(input, batch);
}

} // namespace

at::Tensor makeInputTensor(const InputSpec& input, const Batch& batch)
{
    return makeLongTensor(input, batch).to(toScalarType(input.type));
}

bool isWellFormed(const Batch& batch)
{
    const std::size_t values = batch.rows * batch.length;
    return values > 0 && batch.ids.size() == values && batch.attentionMask.size() == values
        && batch.typeIds.size() == values;
}

} // namespace maskscope
