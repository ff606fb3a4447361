// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/module_reader.h"

#include "core/libtorch/storage_tally.h"

#include <torch/csrc/jit/api/module.h>

#include <map>
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
        for (const auto& [storage, names] : namesInOrder()) {
            const StorageTally::Use& use = all.uses().at(storage);
            if (use.bytes > use.roomBytes) {
                tree.parameters.shared.push_back({names, use.roomBytes});
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

    /// The names of each storage, storages in the order of their first name.
    std::vector<std::pair<const void*, std::vector<std::string>>> namesInOrder() const
    {
        std::vector<std::pair<const void*, std::vector<std::string>>> groups;
        std::map<const void*, std::size_t> place;
        for (const auto& [storage, name] : m_names) {
            const auto found = place.try_emplace(storage, groups.size()).first;
            if (found->second == groups.size()) {
                groups.push_back({storage, {}});
            }
            groups[found->second].second.push_back(name);
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
