// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/weight_sharing.h"

#include "core/base/equal_bytes.h"
#include "core/libtorch/passes/prepare_graph.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/inliner.h>

#include <memory>
#include <span>
#include <unordered_set>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

// Below this there is nothing to gain, and biases of zeros and scales of ones are equal everywhere.
constexpr std::size_t kSmallest = 16 * 1024;

/// Collects the storages of tensors with two or more dimensions, each once.
class StorageCollector
{
public:
    void add(const c10::IValue& value)
    {
        value.visit([this](const c10::IValue& part) {
            if (part.isTensor()) {
                addTensor(part.toTensor());
                return false;
            }
            // A hostile file nests containers so that they are reached along endless paths.
            return part.isPtrType() && !m_seen.insert(part).second;
        });
    }

    void add(const jit::Block& block)
    {
        for (const jit::Node* node : block.nodes()) {
            if (node->kind() == c10::prim::Constant) {
                if (const auto value = jit::toIValue(node->output())) {
                    add(*value);
                }
            }
            for (const jit::Block* inner : node->blocks()) {
                add(*inner);
            }
        }
    }

    std::vector<c10::Storage> storages;

private:
    void addTensor(const at::Tensor& tensor)
    {
        if (!tensor.defined() || tensor.dim() < 2 || !tensor.has_storage()
            || !tensor.device().is_cpu()) {
            return;
        }
        const c10::Storage& storage = tensor.storage();
        if (storage.nbytes() >= kSmallest && storage.data() != nullptr
            && m_storages.insert(storage.unsafeGetStorageImpl()).second) {
            storages.push_back(storage);
        }
    }

    c10::IValue::HashAliasedIValues m_seen;
    std::unordered_set<const c10::StorageImpl*> m_storages;
};

void shareMemory(const c10::Storage& first, const c10::Storage& copy)
{
    auto keeper = std::make_unique<c10::Storage>(first);
    void* memory = first.mutable_data();
    copy.set_data_ptr_noswap(at::DataPtr(
        memory, keeper.release(), [](void* kept) { delete static_cast<c10::Storage*>(kept); },
        first.device()));
}

} // namespace

void shareEqualWeights(const jit::Module& module)
{
    const auto graph = module.get_method("forward").graph()->copy();
    jit::Inline(*graph);
    StorageCollector weights;
    weights.add(c10::IValue(module._ivalue()));
    weights.add(*graph->block());

    std::vector<std::span<const std::byte>> contents;
    for (const c10::Storage& storage : weights.storages) {
        contents.emplace_back(static_cast<const std::byte*>(storage.data()), storage.nbytes());
    }
    const std::vector<EqualPair> pairs = findEqualBytes(contents);
    if (pairs.empty() || mayWriteIntoWeights(graph)) {
        return;
    }
    for (const EqualPair& pair : pairs) {
        shareMemory(weights.storages[pair.first], weights.storages[pair.copy]);
    }
}

} // namespace maskscope
