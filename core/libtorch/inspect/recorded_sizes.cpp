// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/recorded_sizes.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace maskscope {

namespace {

using namespace std::string_view_literals;
namespace jit = torch::jit;

// Sizes of one tensor, and which of them come from what is followed.
struct Dims
{
    std::vector<std::int64_t> sizes;
    std::vector<bool> follows;

    [[nodiscard]] std::size_t rank() const { return sizes.size(); }
};

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::size_t positive(std::int64_t axis, std::size_t rank)
{
    return static_cast<std::size_t>(axis < 0 ? axis + static_cast<std::int64_t>(rank) : axis);
}

/// Dimensions that an operator changes places of: output i is input `order[i]`.
std::optional<std::vector<std::size_t>> orderOf(const jit::Node& node, std::size_t rank)
{
    const std::string_view name = node.kind().toQualString();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rank; ++i) {
        order.push_back(i);
    }
    if (name == "aten::transpose"sv && node.inputs().size() == 3) {
        const auto first = jit::constant_as<std::int64_t>(node.input(1));
        const auto second = jit::constant_as<std::int64_t>(node.input(2));
        if (first && second && positive(*first, rank) < rank && positive(*second, rank) < rank) {
            std::swap(order[positive(*first, rank)], order[positive(*second, rank)]);
            return order;
        }
    }
    if (name == "aten::t"sv || name == "aten::numpy_T"sv) {
        std::reverse(order.begin(), order.end());
        return order;
    }
    if (name == "aten::permute"sv && node.inputs().size() == 2
        && node.input(1)->node()->inputs().size() == rank) {
        for (std::size_t i = 0; i < rank; ++i) {
            const auto axis = jit::constant_as<std::int64_t>(node.input(1)->node()->input(i));
            if (!axis || positive(*axis, rank) >= rank) {
                return std::nullopt;
            }
            order[i] = positive(*axis, rank);
        }
        return order;
    }
    return std::nullopt;
}

/// Where a followed size goes among dimensions with the same product: to its equal, else, as it is
/// split or merged, to the first that is more than 1.
void followGroup(std::int64_t size, Dims& to, std::size_t begin, std::size_t end)
{
    const auto sizes = to.sizes.begin();
    const auto first = sizes + static_cast<std::ptrdiff_t>(begin);
    const auto last = sizes + static_cast<std::ptrdiff_t>(end);
    auto place = std::find(first, last, size);
    if (place == last && size > 1) {
        place = std::find_if(first, last, [](std::int64_t other) { return other > 1; });
    }
    if (place != last) {
        to.follows[static_cast<std::size_t>(place - sizes)] = true;
    }
}

/// view() and reshape(): runs of dimensions with one product belong together.
void followReshape(const Dims& from, Dims& to)
{
    std::size_t i = 0;
    std::size_t o = 0;
    while (i < from.rank() && o < to.rank()) {
        const std::size_t firstIn = i;
        const std::size_t firstOut = o;
        std::int64_t in = from.sizes[i++];
        std::int64_t out = to.sizes[o++];
        while (in != out && (in < out ? i < from.rank() : o < to.rank())) {
            if (in < out) {
                in *= from.sizes[i++];
            } else {
                out *= to.sizes[o++];
            }
        }
        for (std::size_t axis = firstIn; axis < i; ++axis) {
            if (from.follows[axis]) {
                followGroup(from.sizes[axis], to, firstOut, o);
            }
        }
    }
}

/// As sizes are broadcast: from the right, where they are equal.
void followAligned(const Dims& from, Dims& to, std::size_t leaveOut = 0)
{
    for (std::size_t back = 1 + leaveOut; back <= std::min(from.rank(), to.rank()); ++back) {
        const std::size_t in = from.rank() - back;
        const std::size_t out = to.rank() - back;
        if (from.follows[in] && from.sizes[in] == to.sizes[out]) {
            to.follows[out] = true;
        }
    }
}

class Following
{
public:
    /// Follows the size `number`, at place `axis` from the right of the inputs.
    Following(const Inspection& inspection, const std::vector<const jit::Node*>& nodes,
              std::int64_t number, std::size_t axis)
        : m_inspection(inspection)
        , m_number(number)
    {
        for (const InspectedTensor& tensor : inspection.tensors) {
            dims.push_back(dimsOf(tensor));
        }
        for (const std::size_t input : inspection.inputs) {
            startAt(dims[input], axis);
        }
        collectWeightSizes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            follow(inspection.operators[i], *nodes[i]);
        }
    }

    std::vector<Dims> dims; ///< of all tensors

private:
    static Dims dimsOf(const InspectedTensor& tensor)
    {
        Dims dims;
        for (const TensorSize& size : tensor.sizes) {
            dims.sizes.push_back(size.size.isConstant() ? size.size.coefficients[0] : -1);
            dims.follows.push_back(false);
        }
        return dims;
    }

    void startAt(Dims& input, std::size_t axis) const
    {
        if (input.rank() > axis && input.sizes[input.rank() - 1 - axis] == m_number) {
            input.follows[input.rank() - 1 - axis] = true;
        }
    }

    void collectWeightSizes()
    {
        for (const InspectedTensor& tensor : m_inspection.tensors) {
            for (const TensorSize& size : tensor.sizes) {
                if (!tensor.weight.empty() && size.size.isConstant()) {
                    m_weightSizes.insert(size.size.coefficients[0]);
                }
            }
        }
    }

    void follow(const InspectedOperator& op, const jit::Node& node)
    {
        for (const std::size_t output : op.outputs) {
            const bool isNew
                = std::find(op.inputs.begin(), op.inputs.end(), output) == op.inputs.end();
            if (isNew) {
                followInto(dims[output], op, node);
            }
        }
    }

    void followInto(Dims& to, const InspectedOperator& op, const jit::Node& node)
    {
        if (op.inputs.empty()) {
            return followNumber(to);
        }
        const Dims& first = dims[op.inputs.front()];
        const auto order = orderOf(node, to.rank());
        if (order && first.rank() == to.rank()) {
            for (std::size_t i = 0; i < to.rank(); ++i) {
                to.follows[i] = first.follows[(*order)[i]];
            }
        } else if (isOneOf(op.name,
                           {"aten::view"sv, "aten::reshape"sv, "aten::flatten"sv,
                            "aten::unsqueeze"sv, "aten::squeeze"sv, "aten::_unsafe_view"sv,
                            "aten::unflatten"sv})) {
            followReshape(first, to);
        } else if (isOneOf(op.name, {"aten::matmul"sv, "aten::bmm"sv, "aten::mm"sv})
                   && op.inputs.size() > 1) {
            followProduct(first, dims[op.inputs[1]], to);
        } else if (isOneOf(op.name, {"aten::embedding"sv}) && op.inputs.size() > 1) {
            followEmbedding(dims[op.inputs[1]], to);
        } else if (op.name.find("linear") != std::string::npos) {
            followAligned(first, to, 1);
        } else {
            followOthers(op, to);
        }
    }

    static void followProduct(const Dims& left, const Dims& right, Dims& to)
    {
        followAligned(left, to, 1);
        if (right.rank() > 1 && to.rank() > 0) {
            to.follows.back() = right.follows.back();
        }
    }

    static void followEmbedding(const Dims& indices, Dims& to)
    {
        for (std::size_t i = 0; i < std::min(indices.rank(), to.rank()); ++i) {
            to.follows[i] = indices.follows[i];
        }
    }

    void followOthers(const InspectedOperator& op, Dims& to)
    {
        for (const std::size_t input : op.inputs) {
            followAligned(dims[input], to);
        }
        const bool makesSizes
            = isOneOf(op.name,
                      {"aten::expand"sv, "aten::slice"sv, "aten::narrow"sv, "aten::new_ones"sv,
                       "aten::new_zeros"sv, "aten::new_full"sv, "aten::repeat"sv, "aten::index"sv,
                       "aten::gather"sv, "aten::index_select"sv, "aten::broadcast_to"sv,
                       "aten::pad"sv, "aten::constant_pad_nd"sv, "aten::ones_like"sv});
        if (makesSizes) {
            followNumber(to);
        }
    }

    /// A size that is written down: only if it cannot be one of the weights'.
    void followNumber(Dims& to) const
    {
        constexpr std::int64_t kSmallest = 3; // 1 and 2 stand everywhere
        for (std::size_t i = 0; i < to.rank(); ++i) {
            const bool isOurs = m_number >= kSmallest && m_weightSizes.count(m_number) == 0
                && (to.sizes[i] == m_number || to.sizes[i] == 2 * m_number - 1);
            to.follows[i] = to.follows[i] || isOurs;
        }
    }

    const Inspection& m_inspection;
    std::int64_t m_number;
    std::set<std::int64_t> m_weightSizes;
};

/// Evidence of the module that a tensor is made in, else of one around it, else the first.
std::optional<std::size_t> evidenceFor(const std::string& module,
                                       const std::vector<Evidence>& evidence, std::size_t begin)
{
    std::optional<std::size_t> best;
    for (std::size_t i = begin; i < evidence.size(); ++i) {
        if (evidence[i].module == module) {
            return i;
        }
        if (!best) {
            best = i;
        }
    }
    return best;
}

struct Pinned
{
    std::int64_t number = 0;
    std::size_t axis = 0; ///< of the inputs, from the right
    const std::vector<Evidence>& evidence;
};

void mark(const Pinned& pinned, const ModelSummary& summary,
          const std::vector<const jit::Node*>& nodes, Inspection& inspection)
{
    const std::size_t begin = inspection.evidence.size();
    inspection.evidence.insert(inspection.evidence.end(), pinned.evidence.begin(),
                               pinned.evidence.end());
    const Following following(inspection, nodes, pinned.number, pinned.axis);
    for (std::size_t i = 0; i < inspection.tensors.size(); ++i) {
        InspectedTensor& tensor = inspection.tensors[i];
        const std::string module = tensor.madeBy
            ? summary.modules[inspection.operators[*tensor.madeBy].module].path
            : std::string();
        for (std::size_t axis = 0; axis < tensor.sizes.size(); ++axis) {
            TensorSize& size = tensor.sizes[axis];
            if (following.dims[i].follows[axis] && size.origin == SizeOrigin::Weights) {
                size.origin = SizeOrigin::Recording;
                size.evidence = evidenceFor(module, inspection.evidence, begin);
            }
        }
    }
}

} // namespace

void markRecordedSizes(const ModelSummary& summary, const std::vector<const jit::Node*>& nodes,
                       Inspection& inspection)
{
    const LengthContract& length = summary.length;
    const bool isPinned = length.kind == LengthKind::Fixed || length.kind == LengthKind::Unsafe;
    if (isPinned && length.max) {
        mark({length.max->value, 0, length.evidence}, summary, nodes, inspection);
    }
    if (summary.batch.kind != BatchKind::Any) {
        mark({1, 1, summary.batch.evidence}, summary, nodes, inspection);
    }
}

} // namespace maskscope
