// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/node_origin.h"

#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/ir/scope.h>

#include <string_view>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// The author's folders tell nothing: from the package on, else the name alone.
std::string_view shortFileName(std::string_view file)
{
    constexpr std::string_view kPackages = "site-packages/";
    const std::size_t packages = file.rfind(kPackages);
    if (packages != std::string_view::npos) {
        return file.substr(packages + kPackages.size());
    }
    const std::size_t slash = file.find_last_of("/\\");
    return slash == std::string_view::npos ? file : file.substr(slash + 1);
}

std::string sourceOf(const jit::SourceRange& range)
{
    const auto original = range.findSourceRangeThatGenerated();
    const auto place = (original ? *original : range).file_line_col();
    if (!place) {
        return {};
    }
    const auto& [file, line, column] = *place;
    if (file.empty()) { // made by the tracer itself
        return {};
    }
    return shortSource({file, std::to_string(line)});
}

std::string modulePathOf(const jit::Node& node)
{
    const auto callStack = node.callstack();
    if (!callStack) {
        return {};
    }
    std::string path;
    for (const auto& entry : (*callStack)->vec()) {
        const auto& instance = std::get<2>(entry);
        if (instance && !instance->instance_name().empty()) {
            path.append(path.empty() ? "" : ".").append(instance->instance_name());
        }
    }
    return path;
}

} // namespace

std::string shortSource(const SourceLine& source)
{
    return std::string(shortFileName(source.file)) + ":" + std::string(source.line);
}

NodeOrigin originOf(const jit::Node& node)
{
    return {modulePathOf(node), sourceOf(node.sourceRange())};
}

} // namespace maskscope
