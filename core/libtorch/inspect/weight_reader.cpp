// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/weight_reader.h"

#include "core/libtorch/element_types.h"
#include "core/libtorch/inspect/number_stats.h"
#include "core/libtorch/inspect/packed_weights.h"

#include <ATen/core/Tensor.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::int64_t kNumbersPerStep = 4'000'000;

std::string joinPath(const std::string& parent, const std::string& name)
{
    return parent.empty() ? name : parent + "." + name;
}

/// What tells whether two are one in memory.
using Place = std::tuple<const void*, std::int64_t, std::vector<std::int64_t>,
                         std::vector<std::int64_t>, c10::ScalarType>;

std::optional<Place> placeOf(const at::Tensor& tensor)
{
    if (!tensor.has_storage() || tensor.layout() != at::kStrided
        || tensor.storage().data() == nullptr) {
        return std::nullopt;
    }
    return Place{tensor.storage().data(), tensor.storage_offset(), tensor.sizes().vec(),
                 tensor.strides().vec(), tensor.scalar_type()};
}

WeightStats unread(std::string path, std::size_t module, const at::Tensor& tensor)
{
    WeightStats stats;
    stats.path = std::move(path);
    stats.module = module;
    stats.elementType = elementTypeText(tensor.scalar_type());
    stats.shape = tensor.sizes().vec();
    stats.bytes = static_cast<std::uint64_t>(tensor.numel())
        * static_cast<std::uint64_t>(tensor.itemsize());
    return stats;
}

} // namespace

struct WeightReader::Private
{
    Private(const jit::Module& module, const jit::Graph& program,
            const std::vector<ModuleSummary>& modules)
    {
        for (std::size_t i = 0; i < modules.size(); ++i) {
            numbers.emplace(modules[i].path, i);
        }
        addModule(module, {}, 0);
        addConstants(*program.block());
        planSteps();
        nameEqualOnes();
    }

    void addModule(const jit::Module& module, const std::string& path, std::size_t number)
    {
        for (const auto& attribute : module.named_attributes(/*recurse=*/false)) {
            const std::string name = joinPath(path, attribute.name);
            if (attribute.value.isTensor()) {
                add(name, number, attribute.value.toTensor());
            }
            for (const auto& [part, tensor] : unpackedWeights(attribute.value)) {
                add(joinPath(path, part), number, tensor);
            }
        }
        for (const auto& child : module.named_children()) {
            const std::string below = joinPath(path, child.name);
            if (const auto known = numbers.find(below); known != numbers.end()) {
                addModule(child.value, below, known->second);
            }
        }
    }

    void addConstants(const jit::Block& block)
    {
        for (const jit::Node* node : block.nodes()) {
            if (node->kind() == c10::prim::Constant) {
                const auto value = jit::toIValue(node->output());
                if (value && value->isTensor() && value->toTensor().defined()
                    && value->toTensor().dim() > 0) {
                    add(node->output()->debugName(), 0, value->toTensor());
                }
            }
            for (const jit::Block* inner : node->blocks()) {
                addConstants(*inner);
            }
        }
    }

    void add(const std::string& name, std::size_t module, const at::Tensor& tensor)
    {
        if (tensor.defined() && !tensor.is_nested()) {
            all.push_back(unread(name, module, tensor));
            tensors.push_back(tensor);
        }
    }

    void planSteps()
    {
        std::int64_t held = kNumbersPerStep; // the first weight begins a step
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            if (held >= kNumbersPerStep) {
                begins.push_back(i);
                held = 0;
            }
            held += tensors[i].numel();
        }
    }

    void nameEqualOnes()
    {
        std::map<Place, std::vector<std::size_t>> places;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            if (const auto place = placeOf(tensors[i])) {
                places[*place].push_back(i);
            }
        }
        for (const auto& [place, here] : places) {
            for (const std::size_t one : here) {
                for (const std::size_t other : here) {
                    if (one != other && all[one].path != all[other].path) {
                        all[one].sameBytesAs.push_back(all[other].path);
                    }
                }
            }
        }
    }

    void read(std::size_t number)
    {
        addNumberStats(tensors[number], all[number]);
        tensors[number].reset();
    }

    std::unordered_map<std::string, std::size_t> numbers; ///< of modules, by path
    std::vector<WeightStats> all;
    std::vector<at::Tensor> tensors; ///< theirs, until they are read
    std::vector<std::size_t> begins; ///< of steps, in `all`
    std::size_t done = 0;
};

WeightReader::WeightReader(const jit::Module& module, const jit::Graph& program,
                           const std::vector<ModuleSummary>& modules)
    : d(std::make_unique<Private>(module, program, modules))
{}

WeightReader::~WeightReader() = default;

std::size_t WeightReader::steps() const
{
    return d->begins.size();
}

void WeightReader::step()
{
    const std::size_t begin = d->begins.at(d->done++);
    const std::size_t end = d->done < d->begins.size() ? d->begins[d->done] : d->all.size();
    for (std::size_t i = begin; i < end; ++i) {
        d->read(i);
    }
}

const std::vector<WeightStats>& WeightReader::weights() const
{
    return d->all;
}

} // namespace maskscope
