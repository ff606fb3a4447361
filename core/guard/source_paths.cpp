// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/source_paths.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSeparators = "/\\";
constexpr std::string_view kFirstOfPath = "/\\.";
constexpr std::array kPackageFolders{"site-packages"sv, "dist-packages"sv};

/// The end of the last folder of that name, its separator included; 0 if there is none.
std::size_t endOfFolder(std::string_view path, std::string_view folder)
{
    for (std::size_t at = path.rfind(folder); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : path.rfind(folder, at - 1)) {
        const std::size_t end = at + folder.size();
        const bool begins = at == 0 || kSeparators.find(path[at - 1]) != std::string_view::npos;
        if (begins && end < path.size() && kSeparators.find(path[end]) != std::string_view::npos) {
            return end + 1;
        }
    }
    return 0;
}

/// "/disk/...", "C:\\...", "\\\\server\\...", "../..."; not "torch/nn/functional.py".
bool tellsOfDisk(std::string_view path)
{
    const bool hasDrive = path.size() > 1 && path[1] == ':';
    return hasDrive || (!path.empty() && kFirstOfPath.find(path[0]) != std::string_view::npos);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The size of the path that a line of a call stack begins with.
std::optional<std::size_t> pathOfLine(std::string_view line)
{
    const std::size_t close = line.rfind("): ");
    std::size_t open = close;
    while (close != std::string_view::npos && open > 0 && isDigit(line[open - 1])) {
        --open;
    }
    const bool hasNumber
        = close != std::string_view::npos && open < close && open > 1 && line[open - 1] == '(';
    const bool isPath = hasNumber && line.front() != ' ' && line.front() != '\t'
        && line.front() != '#' && line.substr(0, open).find_first_of(kSeparators) < open;
    return isPath ? std::optional(open - 1) : std::nullopt;
}

} // namespace

std::size_t privatePartOfPath(std::string_view path)
{
    if (!tellsOfDisk(path)) {
        return 0;
    }
    std::size_t end = 0;
    for (const std::string_view folder : kPackageFolders) {
        end = std::max(end, endOfFolder(path, folder));
    }
    if (end > 0) {
        return end;
    }
    const std::size_t last = path.find_last_of(kSeparators);
    return last == std::string_view::npos ? 0 : last + 1;
}

std::vector<ByteRange> pathsInCallStack(std::string_view text)
{
    std::vector<ByteRange> paths;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.size(), text.find('\n', begin));
        if (const auto size = pathOfLine(text.substr(begin, end - begin))) {
            paths.push_back({begin, begin + *size});
        }
        begin = end + 1;
    }
    return paths;
}

CutText::CutText(std::string_view text, std::vector<ByteRange> cuts)
    : m_cuts(std::move(cuts))
    , m_oldSize(text.size())
{
    std::size_t at = 0;
    for (const ByteRange& cut : m_cuts) {
        m_text += text.substr(at, cut.begin - at);
        at = cut.end;
    }
    m_text += text.substr(at);
}

std::size_t CutText::newPlace(std::size_t place) const
{
    std::size_t gone = 0;
    for (const ByteRange& cut : m_cuts) {
        if (cut.begin >= place) {
            break;
        }
        gone += std::min(cut.end, place) - cut.begin;
    }
    return place - gone;
}

} // namespace maskscope
