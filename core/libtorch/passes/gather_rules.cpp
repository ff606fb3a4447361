// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/gather_rules.h"

#include "core/libtorch/passes/graph_facts.h"

#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace maskscope {

namespace {

namespace jit = torch::jit;

using Moves = std::optional<std::vector<GatherMove>>;

std::int64_t sizeAt(const Sizes& sizes, std::int64_t axis)
{
    return sizes.at(static_cast<std::size_t>(axis));
}

/// Axes are aligned at the end, as broadcasting does. An input that is the same for all tokens
/// stays as it is.
Moves overElementwise(const jit::Node* node, std::int64_t axis)
{
    const auto result = sizesOf(node->output());
    if (!result) {
        return std::nullopt;
    }
    std::vector<GatherMove> moves;
    for (std::size_t i = 0; i < node->inputs().size(); ++i) {
        if (!node->input(i)->type()->cast<c10::TensorType>()) {
            continue;
        }
        const auto sizes = sizesOf(node->input(i));
        if (!sizes) {
            return std::nullopt;
        }
        const std::int64_t own = axis - static_cast<std::int64_t>(result->size() - sizes->size());
        if (own < 0 || sizeAt(*sizes, own) == 1) {
            continue;
        }
        if (sizes->size() != result->size()) {
            return std::nullopt; // its first axis does not count texts
        }
        moves.push_back({i, own});
    }
    return moves;
}

/// The first input decides; the others are numbers, weights or options.
Moves overFirst(const jit::Node* /*node*/, std::int64_t axis)
{
    return std::vector<GatherMove>{{0, axis}};
}

/// The first input, unless the axis is one of the last `count` ones.
Moves overFirstBefore(const jit::Node* node, std::int64_t axis, std::size_t count)
{
    const auto sizes = sizesOf(node->input(0));
    const bool isBefore = sizes
        && axis < static_cast<std::int64_t>(sizes->size()) - static_cast<std::int64_t>(count);
    return isBefore ? overFirst(node, axis) : std::nullopt;
}

Moves overLinear(const jit::Node* node, std::int64_t axis)
{
    return overFirstBefore(node, axis, 1);
}

Moves overLayerNorm(const jit::Node* node, std::int64_t axis)
{
    const auto normalized = constantInts(node->input(1));
    return normalized ? overFirstBefore(node, axis, normalized->size()) : std::nullopt;
}

Moves overSoftmax(const jit::Node* node, std::int64_t axis)
{
    const auto sizes = sizesOf(node->input(0));
    const auto along = constantInt(node->input(1));
    const bool isOther = sizes && along && fromStart(*along, sizes->size()) != axis;
    return isOther ? overFirst(node, axis) : std::nullopt;
}

Moves overMean(const jit::Node* node, std::int64_t axis)
{
    const auto sizes = sizesOf(node->input(0));
    const auto along = node->inputs().size() == 4 ? constantInts(node->input(1)) : std::nullopt;
    if (!sizes || !along || sizesOf(node->output())->size() != sizes->size()) {
        return std::nullopt;
    }
    const bool isOther = std::none_of(along->begin(), along->end(), [&](std::int64_t index) {
        return fromStart(index, sizes->size()) == axis;
    });
    return isOther ? overFirst(node, axis) : std::nullopt;
}

/// Rows of the left factor are rows of the product.
Moves overMatmul(const jit::Node* node, std::int64_t axis)
{
    const auto left = sizesOf(node->input(0));
    const auto right = sizesOf(node->input(1));
    const auto result = sizesOf(node->output());
    const bool fits = left && right && result && left->size() == result->size()
        && right->size() >= 2 && axis == static_cast<std::int64_t>(result->size()) - 2;
    return fits ? overFirst(node, axis) : std::nullopt;
}

Moves overTranspose(const jit::Node* node, std::int64_t axis)
{
    const auto sizes = sizesOf(node->input(0));
    const auto a = constantInt(node->input(1));
    const auto b = constantInt(node->input(2));
    if (!sizes || !a || !b) {
        return std::nullopt;
    }
    const std::int64_t first = fromStart(*a, sizes->size());
    const std::int64_t second = fromStart(*b, sizes->size());
    if (first == 0 || second == 0) {
        return std::nullopt; // the axis of the texts has to stay the first
    }
    const std::int64_t from = axis == first ? second : axis == second ? first : axis;
    return std::vector<GatherMove>{{0, from}};
}

Moves overPermute(const jit::Node* node, std::int64_t axis)
{
    const auto order = constantInts(node->input(1));
    if (!order || order->empty() || order->front() != 0) {
        return std::nullopt;
    }
    return std::vector<GatherMove>{{0, fromStart(sizeAt(*order, axis), order->size())}};
}

/// Only the axes behind the tokens' are put together or taken apart.
Moves overReshape(const jit::Node* node, std::int64_t axis)
{
    const auto from = sizesOf(node->input(0));
    const auto to = sizesOf(node->output());
    const bool isListed = constantInts(node->input(1)).has_value()
        || node->input(1)->node()->kind() == c10::prim::ListConstruct;
    const auto end = static_cast<std::ptrdiff_t>(axis) + 1;
    if (!isListed || !from || !to || static_cast<std::ptrdiff_t>(from->size()) < end
        || !std::equal(to->begin(), to->begin() + end, from->begin())) {
        return std::nullopt;
    }
    return overFirst(node, axis);
}

/// The queries, and the mask if it has a row for each of them.
Moves overAttention(const jit::Node* node, std::int64_t axis)
{
    const auto query = sizesOf(node->input(0));
    const auto causal = jit::toIValue(node->input(5));
    if (!query || query->size() != 4 || axis != 2 || !causal || causal->toBool()) {
        return std::nullopt;
    }
    std::vector<GatherMove> moves{{0, 2}};
    if (isNone(node->input(3))) {
        return moves;
    }
    const auto mask = sizesOf(node->input(3));
    if (!mask || (mask->size() != 4 && (mask->size() < 2 || mask->at(mask->size() - 2) != 1))) {
        return std::nullopt;
    }
    if (mask->at(mask->size() - 2) != 1) {
        moves.push_back({3, 2});
    }
    return moves;
}

using Rule = Moves (*)(const jit::Node*, std::int64_t);

const std::map<std::string_view, Rule>& rules()
{
    static const std::map<std::string_view, Rule> table{
        {"aten::linear", overLinear},
        {"aten::layer_norm", overLayerNorm},
        {"aten::softmax", overSoftmax},
        {"aten::mean", overMean},
        {"aten::matmul", overMatmul},
        {"aten::transpose", overTranspose},
        {"aten::permute", overPermute},
        {"aten::view", overReshape},
        {"aten::reshape", overReshape},
        {"aten::scaled_dot_product_attention", overAttention},
        {"aten::add", overElementwise},
        {"aten::sub", overElementwise},
        {"aten::rsub", overElementwise},
        {"aten::mul", overElementwise},
        {"aten::div", overElementwise},
        {"aten::where", overElementwise},
        {"aten::masked_fill", overElementwise},
        {"aten::gelu", overFirst},
        {"aten::relu", overFirst},
        {"aten::tanh", overFirst},
        {"aten::erf", overFirst},
        {"aten::silu", overFirst},
        {"aten::sigmoid", overFirst},
        {"aten::neg", overFirst},
        {"aten::sqrt", overFirst},
        {"aten::rsqrt", overFirst},
        {"aten::exp", overFirst},
        {"aten::contiguous", overFirst},
        {"aten::clone", overFirst},
        {"aten::detach", overFirst},
    };
    return table;
}

} // namespace

Moves movesOver(const jit::Node* node, std::int64_t axis)
{
    if (isCall(node, "aten::pow")) { // of a number, else it is no use
        return sizesOf(node->input(0)) ? overElementwise(node, axis) : std::nullopt;
    }
    const auto rule = rules().find(node->kind().toQualString());
    return rule == rules().end() ? std::nullopt : rule->second(node, axis);
}

} // namespace maskscope
