// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/inspection.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace torch::jit {
struct Graph;
struct Node;
struct Source;
} // namespace torch::jit

namespace maskscope {

/// Finds nodes in the TorchScript text that they were read from.
class CodeReader
{
public:
    /// Nothing for a node that no file of the archive tells of.
    [[nodiscard]] std::optional<CodePlace> placeOf(const torch::jit::Node& node);
    /// The whole method, from "def" on, that a graph was read from.
    [[nodiscard]] std::optional<CodePlace> placeOfMethod(const torch::jit::Graph& method);

    /// The files that were asked for.
    [[nodiscard]] std::vector<CodeFile> takeFiles() { return std::move(m_files); }

private:
    std::vector<CodeFile> m_files;
    std::unordered_map<const torch::jit::Source*, std::size_t> m_places;
};

} // namespace maskscope
