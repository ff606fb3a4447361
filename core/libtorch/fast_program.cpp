// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/fast_program.h"

#include "core/libtorch/output_reader.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// Where each mask stands among those of its text.
std::vector<MaskPosition> placesAmongMasks(const Batch& batch,
                                           std::span<const MaskPosition> positions)
{
    std::vector<std::size_t> counts(batch.rows, 0);
    std::vector<MaskPosition> places;
    places.reserve(positions.size());
    for (const MaskPosition& mask : positions) {
        places.push_back({mask.row, counts.at(mask.row)++});
    }
    return places;
}

/// Texts with fewer masks than others are filled up with their first token.
at::Tensor positionTable(const Batch& batch, std::span<const MaskPosition> positions)
{
    const std::vector<MaskPosition> places = placesAmongMasks(batch, positions);
    std::size_t most = 1;
    for (const MaskPosition& place : places) {
        most = std::max(most, place.position + 1);
    }
    at::Tensor table = at::zeros(
        {static_cast<std::int64_t>(batch.rows), static_cast<std::int64_t>(most)}, at::kLong);
    auto* values = table.mutable_data_ptr<std::int64_t>();
    for (std::size_t i = 0; i < places.size(); ++i) {
        values[places[i].row * most + places[i].position]
            = static_cast<std::int64_t>(positions[i].position);
    }
    return table;
}

} // namespace

struct FastProgram::Private
{
    ForwardArguments arguments;
    std::vector<c10::IValue> module; ///< empty if the graph does not ask for it
    bool atMasks = false;
    torch::jit::Code code;
};

FastProgram::FastProgram(const std::shared_ptr<torch::jit::Graph>& graph,
                         ForwardArguments arguments, const c10::IValue& module, bool atMasks)
{
    const bool usesModule = graph->inputs().front()->hasUses();
    if (!usesModule) {
        graph->eraseInput(0);
    }
    d.reset(new Private{std::move(arguments),
                        usesModule ? std::vector{module} : std::vector<c10::IValue>(), atMasks,
                        torch::jit::Code(graph, "fast")});
}

FastProgram::FastProgram(FastProgram&&) noexcept = default;
FastProgram::~FastProgram() = default;

bool FastProgram::answersAtMasks() const
{
    return d->atMasks;
}

c10::IValue FastProgram::run(const Batch& batch, std::span<const MaskPosition> positions) const
{
    const c10::InferenceMode guard;
    torch::jit::Stack stack = d->arguments.make(batch);
    stack.insert(stack.begin(), d->module.begin(), d->module.end());
    if (d->atMasks) {
        stack.emplace_back(positionTable(batch, positions));
    }
    torch::jit::InterpreterState(d->code).run(stack);
    return stack.empty() ? c10::IValue() : std::move(stack.back());
}

Result<Logits> FastProgram::logits(const Batch& batch,
                                   std::span<const MaskPosition> positions) const
{
    if (!std::all_of(positions.begin(), positions.end(), [&batch](const MaskPosition& mask) {
            return mask.row < batch.rows && mask.position < batch.length;
        })) {
        return Error{ErrorCode::Internal, {}, "a mask lies outside its text"};
    }
    return readMaskLogits(run(batch, positions), placesAmongMasks(batch, positions));
}

} // namespace maskscope
