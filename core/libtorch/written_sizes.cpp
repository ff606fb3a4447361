// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/written_sizes.h"

#include "core/base/translate_noop.h"
#include "core/libtorch/node_origin.h"

#include <ATen/core/Tensor.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

using namespace std::string_view_literals;
namespace jit = torch::jit;

// Operators that take a length as a number.
constexpr std::array kShaping{
    "aten::expand"sv,    "aten::view"sv,       "aten::reshape"sv, "aten::slice"sv,
    "aten::arange"sv,    "aten::full"sv,       "aten::ones"sv,    "aten::zeros"sv,
    "aten::new_full"sv,  "aten::new_ones"sv,   "aten::repeat"sv,  "aten::new_zeros"sv,
    "aten::narrow"sv,    "aten::as_strided"sv, "aten::empty"sv,   "aten::broadcast_to"sv,
    "aten::new_empty"sv, "aten::unflatten"sv,  "aten::resize"sv,  "aten::split_with_sizes"sv,
};
// Operators in which a number next to the length, or twice the length, comes from it too.
constexpr std::array kCounting{"aten::arange"sv, "aten::slice"sv, "aten::narrow"sv};

template <std::size_t N>
bool isOneOf(const jit::Node& node, const std::array<std::string_view, N>& names)
{
    return std::find(names.begin(), names.end(), node.kind().toQualString()) != names.end();
}

bool comesFrom(std::int64_t number, std::int64_t size)
{
    return number == -size || number == size - 1 || number == size + 1 || number == 2 * size
        || number == 2 * size - 1;
}

class PlaceFinder
{
public:
    explicit PlaceFinder(std::int64_t size)
        : m_size(size)
    {}

    void visit(const jit::Block& block)
    {
        for (const jit::Node* node : block.nodes()) {
            if (node->kind() == c10::prim::Constant) {
                visitConstant(*node);
            }
            for (const jit::Block* inner : node->blocks()) {
                visit(*inner);
            }
        }
    }

    std::vector<Evidence> places;

private:
    void visitConstant(const jit::Node& node)
    {
        const auto value = jit::toIValue(node.output());
        if (!value) {
            return;
        }
        if (value->isInt() && (value->toInt() == m_size || comesFrom(value->toInt(), m_size))) {
            visitUses(*node.output(), value->toInt());
        } else if (value->isTensor() && value->toTensor().defined()) {
            visitTable(node, value->toTensor());
        }
    }

    void visitUses(const jit::Value& number, std::int64_t value)
    {
        for (const jit::Use& use : number.uses()) {
            if (use.user->kind() == c10::prim::ListConstruct) {
                visitUses(*use.user->output(), value);
            } else if (value == m_size ? isOneOf(*use.user, kShaping)
                                       : isOneOf(*use.user, kCounting)) {
                add(*use.user,
                    QT_TRANSLATE_NOOP("Phrase", "the number {number} is written down here"), value);
            }
        }
    }

    void visitTable(const jit::Node& node, const at::Tensor& table)
    {
        const auto sizes = table.sizes();
        if (std::find(sizes.begin(), sizes.end(), m_size) == sizes.end()) {
            return;
        }
        for (const jit::Use& use : node.output()->uses()) {
            add(*use.user,
                QT_TRANSLATE_NOOP("Phrase", "a recorded table of size {number} is read here"),
                m_size);
        }
    }

    void add(const jit::Node& node, const char* message, std::int64_t number)
    {
        const NodeOrigin origin = originOf(node);
        places.push_back({node.kind().toQualString(),
                          origin.module,
                          origin.source,
                          message,
                          {{"number", number}}});
    }

    std::int64_t m_size;
};

} // namespace

std::vector<Evidence> placesOfSize(const jit::Graph& graph, std::int64_t size)
{
    constexpr std::int64_t kSmallest = 3; // 1 and 2 stand everywhere
    if (size < kSmallest) {
        return {};
    }
    PlaceFinder finder(size);
    finder.visit(*graph.block());
    return std::move(finder.places);
}

} // namespace maskscope
