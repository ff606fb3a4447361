// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/code_reader.h"

#include <torch/csrc/jit/frontend/source_range.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <string_view>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::string_view kMethod = "\n  def ";

/// End of a method that begins at `begin`: where the next one, or the next class, does.
std::size_t endOfMethod(std::string_view text, std::size_t begin)
{
    std::size_t end = text.find('\n', begin);
    while (end != std::string_view::npos) {
        const std::string_view line = text.substr(end + 1, 3);
        const bool isInside = line.starts_with("   ") || line.starts_with("\n");
        if (!isInside) {
            return end;
        }
        end = text.find('\n', end + 1);
    }
    return text.size();
}

} // namespace

std::optional<CodePlace> CodeReader::placeOf(const jit::Node& node)
{
    const jit::SourceRange range = node.sourceRange();
    const auto& source = range.source();
    if (source == nullptr || !source->filename()) {
        return std::nullopt;
    }
    const auto [place, isNew] = m_places.try_emplace(source.get(), m_files.size());
    if (isNew) {
        m_files.push_back({*source->filename(), source->text_str().str()});
    }
    const std::size_t size = m_files[place->second].text.size();
    const std::size_t end = std::min(range.end(), size);
    return CodePlace{place->second, {std::min(range.start(), end), end}};
}

std::optional<CodePlace> CodeReader::placeOfMethod(const jit::Graph& method)
{
    for (const jit::Node* node : method.nodes()) {
        const auto inside = placeOf(*node);
        if (!inside) {
            continue; // an import that makes things simpler leaves nodes of no file
        }
        const std::string_view text = m_files[inside->file].text;
        const std::size_t begin = text.rfind(kMethod, inside->range.begin);
        if (begin != std::string_view::npos) {
            return CodePlace{inside->file, {begin + 1, endOfMethod(text, begin + 1)}};
        }
    }
    return std::nullopt;
}

} // namespace maskscope
