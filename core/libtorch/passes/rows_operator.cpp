// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/rows_operator.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/stack.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/gather.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <cstring>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// A file may name the operator as well, so nothing is taken on trust.
void checkRows(const at::Tensor& x, const at::Tensor& positions, std::int64_t axis)
{
    TORCH_CHECK(positions.dim() == 2 && positions.scalar_type() == at::kLong
                    && positions.is_contiguous(),
                "rows: the positions have to be int64 [texts, wanted]");
    TORCH_CHECK(axis > 0 && axis < x.dim(), "rows: there is no such axis");
    TORCH_CHECK(x.size(0) == positions.size(0) || x.size(0) == 1,
                "rows: another number of texts than of rows of positions");
    const auto* position = positions.const_data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < positions.numel(); ++i) {
        TORCH_CHECK(position[i] >= 0 && position[i] < x.size(axis), "rows: a position is outside");
    }
}

/// x [texts, tokens, width], each token's values together.
at::Tensor copyTokens(const at::Tensor& x, const at::Tensor& positions)
{
    const std::int64_t texts = positions.size(0);
    const std::int64_t wanted = positions.size(1);
    at::Tensor result = at::empty({texts, wanted, x.size(2)}, x.options());
    const auto bytes = static_cast<std::size_t>(x.size(2) * x.element_size());
    const auto* from = static_cast<const char*>(x.const_data_ptr());
    auto* to = static_cast<char*>(result.mutable_data_ptr());
    const auto* position = positions.const_data_ptr<std::int64_t>();
    const std::int64_t textStep = x.size(0) == 1 ? 0 : x.stride(0);
    for (std::int64_t i = 0; i < texts * wanted; ++i) {
        const std::int64_t begin = i / wanted * textStep + position[i] * x.stride(1);
        std::memcpy(to + static_cast<std::size_t>(i) * bytes, from + begin * x.element_size(),
                    bytes);
    }
    return result;
}

at::Tensor rows(const at::Tensor& x, const at::Tensor& positions, std::int64_t axis)
{
    checkRows(x, positions, axis);
    if (x.dim() == 3 && axis == 1 && x.stride(2) == 1 && x.layout() == at::kStrided) {
        return copyTokens(x, positions);
    }
    std::vector<std::int64_t> indexShape(static_cast<std::size_t>(x.dim()), 1);
    indexShape[0] = positions.size(0);
    indexShape[static_cast<std::size_t>(axis)] = positions.size(1);
    std::vector<std::int64_t> from = x.sizes().vec();
    from[0] = positions.size(0);
    std::vector<std::int64_t> to = from;
    to[static_cast<std::size_t>(axis)] = positions.size(1);
    return at::gather(x.expand(from), axis, positions.view(indexShape).expand(to));
}

void callRows(jit::Stack& stack)
{
    const std::int64_t axis = jit::pop(stack).toInt();
    const at::Tensor positions = jit::pop(stack).toTensor();
    const at::Tensor x = jit::pop(stack).toTensor();
    jit::push(stack, rows(x, positions, axis));
}

} // namespace

void registerRowsOperator()
{
    static const jit::RegisterOperators registered(
        {jit::Operator("maskscope::rows(Tensor x, Tensor positions, int axis) -> Tensor", callRows,
                       c10::AliasAnalysisKind::FROM_SCHEMA)});
}

jit::Node* insertRows(jit::Value* x, jit::Value* positions, std::int64_t axis)
{
    jit::Graph* graph = x->owningGraph();
    jit::Value* axisValue = graph->insertConstant(axis);
    jit::Node* node
        = graph->create(c10::Symbol::fromQualString(kRowsOperator), {x, positions, axisValue}, 1);
    graph->insertNode(node)->output()->setType(c10::TensorType::get());
    return node;
}

} // namespace maskscope
