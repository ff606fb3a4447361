// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/module_digest.h"

#include <map>
#include <string>

namespace maskscope {

namespace {

std::string lastPart(const std::string& path)
{
    return path.substr(path.rfind('.') + 1); // npos + 1 is 0
}

/// Shapes, but no names: these differ from layer to layer.
std::string shapesText(const Inspection& inspection, const std::vector<std::size_t>& tensors)
{
    std::string text;
    for (const std::size_t number : tensors) {
        const InspectedTensor& tensor = inspection.tensors[number];
        text += tensor.elementType;
        for (const TensorSize& size : tensor.sizes) {
            text += "," + sizeText(size.size) + "/" + std::to_string(static_cast<int>(size.origin));
        }
        text += ";";
    }
    return text;
}

std::string operatorText(const Inspection& inspection, const InspectedOperator& op)
{
    return op.name + "(" + shapesText(inspection, op.inputs) + ")"
        + shapesText(inspection, op.outputs) + std::to_string(op.calls) + "\n";
}

} // namespace

std::vector<std::size_t> parentsOf(const std::vector<ModuleSummary>& modules)
{
    std::vector<std::size_t> parents;
    std::vector<std::size_t> open; ///< from the root to the last one, by depth
    for (std::size_t i = 0; i < modules.size(); ++i) {
        open.resize(modules[i].depth);
        parents.push_back(open.empty() ? 0 : open.back());
        open.push_back(i);
    }
    return parents;
}

void markRepeated(const std::vector<ModuleSummary>& modules, Inspection& inspection)
{
    std::vector<std::string> digests;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        const InspectedModule& module = inspection.modules[i];
        digests.push_back(modules[i].type + "|" + std::to_string(modules[i].parameters) + "|"
                          + std::to_string(module.calls) + "|"
                          + shapesText(inspection, module.inputs) + "|"
                          + shapesText(inspection, module.outputs) + "\n");
    }
    for (const InspectedOperator& op : inspection.operators) {
        digests[op.module] += operatorText(inspection, op);
    }
    // Sub-modules come after their parent, so from the end each is complete when it is added.
    std::map<std::string, std::size_t> numbers;
    std::vector<std::size_t> numberOf(modules.size());
    const std::vector<std::size_t> parents = parentsOf(modules);
    for (std::size_t i = modules.size(); i-- > 0;) {
        numberOf[i] = numbers.try_emplace(std::move(digests[i]), numbers.size()).first->second;
        if (i > 0) {
            digests[parents[i]]
                += lastPart(modules[i].path) + "=" + std::to_string(numberOf[i]) + "\n";
        }
    }
    std::map<std::size_t, std::size_t> firsts;
    for (std::size_t i = 0; i < modules.size(); ++i) {
        inspection.modules[i].sameAs = firsts.try_emplace(numberOf[i], i).first->second;
    }
}

} // namespace maskscope
