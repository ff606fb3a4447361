// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/module_reader.h"

#include "core/libtorch/storage_tally.h"

#include <torch/csrc/jit/api/module.h>

#include <map>
#include <set>
#include <string>
#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kMostModules = 100'000;
constexpr std::size_t kDeepest = 200;

/// "__torch__.transformers.___torch_mangle_5.BertLayer" -> "BertLayer".
std::string className(const torch::jit::Module& module)
{
    const auto name = module.type()->name();
    return name ? name->name() : std::string();
}

std::string joinPath(const std::string& parent, const std::string& name)
{
    return parent.empty() ? name : parent + "." + name;
}

/// Parameters in one piece of memory.
struct SharedGroup
{
    std::vector<std::string> names;
    std::set<const void*> storages;
    std::uint64_t used = 0; ///< bytes, as named, of the last storage
    std::uint64_t room = 0; ///< bytes
};

class TreeWalk
{
public:
    StorageTally visit(const torch::jit::Module& module, const std::string& path, std::size_t depth)
    {
        const std::size_t index = tree.modules.size();
        tree.modules.push_back({path, className(module), 0, depth});

        StorageTally tally = visitParameters(module, path);
        if (depth < kDeepest) {
            for (const auto& child : module.named_children()) {
                if (tree.modules.size() >= kMostModules) {
                    break;
                }
                tally.add(visit(child.value, joinPath(path, child.name), depth + 1));
            }
        }
        tree.modules[index].parameters = tally.count();
        return tally;
    }

    void summarize(const StorageTally& all)
    {
        tree.parameters.count = all.count();
        tree.parameters.bytes = all.bytes();
        tree.parameters.uniqueBytes = all.uniqueBytes();
        for (SharedGroup& group : groupsInOrder(all)) {
            if (group.storages.size() > 1) {
                tree.parameters.shared.push_back(
                    {std::move(group.names), group.room, SharingKind::EqualValues});
            } else if (group.used > group.room) {
                tree.parameters.shared.push_back(
                    {std::move(group.names), group.room, SharingKind::Storage});
            }
        }
    }

    ModuleTree tree;

private:
    StorageTally visitParameters(const torch::jit::Module& module, const std::string& path)
    {
        StorageTally tally;
        for (const auto& parameter : module.named_parameters(/*recurse=*/false)) {
            if (!parameter.value.defined()) {
                continue;
            }
            const std::string name = joinPath(path, parameter.name);
            StorageTally own;
            own.add(parameter.value);
            tally.add(own);
            m_names.emplace_back(own.uses().begin()->first, name);
            tree.shapes.push_back({name, parameter.value.sizes().vec()});
        }
        return tally;
    }

    /// What lies in each piece of memory, in the order of the first names.
    std::vector<SharedGroup> groupsInOrder(const StorageTally& all) const
    {
        std::vector<SharedGroup> groups;
        std::map<const void*, std::size_t> place;
        for (const auto& [storage, name] : m_names) {
            const StorageTally::Use& use = all.uses().at(storage);
            const auto found = place.try_emplace(use.memory, groups.size()).first;
            if (found->second == groups.size()) {
                groups.emplace_back();
            }
            SharedGroup& group = groups[found->second];
            group.names.push_back(name);
            group.storages.insert(storage);
            group.used = use.bytes;
            group.room = use.roomBytes;
        }
        return groups;
    }

    std::vector<std::pair<const void*, std::string>> m_names; ///< storage and parameter
};

} // namespace

ModuleTree readModules(const torch::jit::Module& root)
{
    TreeWalk walk;
    walk.summarize(walk.visit(root, std::string(), 0));
    return std::move(walk.tree);
}

const NamedShape* findWordTable(const std::vector<NamedShape>& shapes)
{
    const NamedShape* best = nullptr;
    bool bestIsNamed = false;
    for (const NamedShape& shape : shapes) {
        if (shape.shape.size() != 2) {
            continue;
        }
        const bool isNamed = shape.name.find("embed") != std::string::npos;
        if (best == nullptr || (isNamed && !bestIsNamed)
            || (isNamed == bestIsNamed && shape.shape[0] > best->shape[0])) {
            best = &shape;
            bestIsNamed = isNamed;
        }
    }
    return best;
}

} // namespace maskscope
