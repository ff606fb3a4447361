// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/interpreter_traceback.h"

#include "core/libtorch/node_origin.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace maskscope {

namespace {

constexpr std::string_view kHere = "<--- HERE";
constexpr std::string_view kOriginal = ", original code";
constexpr std::size_t kMostLines = 4096;

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < kMostLines) {
        const std::size_t end = std::min(text.size(), text.find('\n'));
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

/// The part of a line of code that the tildes of the next line mark.
std::string_view marked(std::string_view code, std::string_view marks)
{
    const std::size_t begin = marks.find('~');
    const std::size_t end = marks.find_first_not_of('~', begin);
    return begin == std::string_view::npos || begin >= code.size()
        ? std::string_view()
        : code.substr(begin, end == std::string_view::npos ? end : end - begin);
}

/// All that is marked in a traceback, outermost first.
std::vector<std::string_view> markedIn(std::string_view traceback)
{
    const std::vector<std::string_view> lines = linesOf(traceback);
    std::vector<std::string_view> parts;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].ends_with(kHere)) {
            parts.push_back(marked(lines[i - 1], lines[i]));
        }
    }
    return parts;
}

/// "word_embeddings).forward" (the marks begin after the bracket) -> "word_embeddings"; nothing if
/// it is no call of a module.
std::optional<std::string> moduleCalled(std::string_view part)
{
    constexpr std::string_view kForward = ").forward";
    if (!part.ends_with(kForward)) {
        return std::nullopt;
    }
    part.remove_suffix(kForward.size());
    return std::string(part.starts_with('(') ? part.substr(1) : part);
}

/// "bert0" is the second name of self.bert if the text says so.
std::string attributeOf(const std::string& variable, std::string_view traceback)
{
    const std::string assigned = "\n    " + variable + " = self.";
    const std::size_t at = traceback.find(assigned);
    if (at == std::string_view::npos) {
        return variable;
    }
    const std::string_view name = traceback.substr(at + assigned.size());
    return std::string(name.substr(0, name.find_first_of(" \n")));
}

void append(std::string& list, std::string_view separator, const std::string& item)
{
    list.append(list.empty() ? std::string_view() : separator).append(item);
}

/// "torch.embedding" -> "aten::embedding", "ops.prim.data" -> "prim::data".
std::string operatorOf(std::string_view part)
{
    constexpr std::string_view kAten = "torch.";
    constexpr std::string_view kOps = "ops.";
    part = part.substr(0, part.find('('));
    if (part.starts_with(kAten)) {
        return std::string("aten::").append(part.substr(kAten.size()));
    }
    const std::size_t dot = part.find('.', kOps.size());
    if (part.starts_with(kOps) && dot != std::string_view::npos) {
        std::string space(part.substr(kOps.size(), dot - kOps.size()));
        return space.append("::").append(part.substr(dot + 1));
    }
    return {};
}

/// `/a/b.py(88): forward` of a trace, `  File "/a/b.py", line 88, in forward` of a script.
std::optional<SourceLine> sourceLineOf(std::string_view line)
{
    constexpr std::string_view kFile = "  File \"";
    constexpr std::string_view kLine = "\", line ";
    constexpr std::string_view kDigits = "0123456789";
    const bool isScript = line.starts_with(kFile);
    const std::size_t begin = isScript ? kFile.size() : 0;
    const std::string_view between = isScript ? kLine : ".py(";
    const std::size_t end = line.rfind(between);
    if (end == std::string_view::npos || end < begin) {
        return std::nullopt;
    }
    const std::string_view number = line.substr(end + between.size());
    const std::size_t digits = std::min(number.size(), number.find_first_not_of(kDigits));
    const std::size_t fileEnd = isScript ? end : end + 3;
    return digits == 0
        ? std::nullopt
        : std::optional(SourceLine{line.substr(begin, fileEnd - begin), number.substr(0, digits)});
}

/// The innermost line outside of torch itself, else the innermost of all.
std::string sourceOf(std::string_view original)
{
    std::string first;
    for (const std::string_view line : linesOf(original)) {
        const auto source = sourceLineOf(line);
        if (!source) {
            continue;
        }
        const bool isTorch = source->file.find("/torch/") != std::string_view::npos;
        const std::string text = shortSource(*source);
        if (!isTorch) {
            return text;
        }
        first = first.empty() ? text : first;
    }
    return first;
}

} // namespace

StoppedAt stoppedAt(std::string_view text)
{
    const std::size_t split = std::min(text.size(), text.find(kOriginal));
    const std::string_view serialized = text.substr(0, split);
    StoppedAt place;
    for (const std::string_view part : markedIn(serialized)) {
        if (const auto module = moduleCalled(part)) {
            append(place.module, ".", attributeOf(*module, serialized));
        } else {
            place.op = operatorOf(part);
        }
    }
    place.source = sourceOf(text.substr(split));
    return place;
}

} // namespace maskscope
