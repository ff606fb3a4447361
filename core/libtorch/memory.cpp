// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/memory.h"

#include <algorithm>
#include <cstdint>

#if defined(__GLIBC__) || __has_include(<malloc.h>)
#include <malloc.h>
#endif
#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

namespace maskscope {

namespace {

constexpr std::uintptr_t kLargePage = 2U << 20U;
/// Between two blocks of memory lies what the allocator notes.
constexpr std::uintptr_t kClose = 1U << 16U;

struct Span
{
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
};

std::vector<Span> joined(const std::vector<MemoryRange>& ranges)
{
    std::vector<Span> parts;
    parts.reserve(ranges.size());
    for (const MemoryRange& range : ranges) {
        const auto begin = reinterpret_cast<std::uintptr_t>(range.begin);
        parts.push_back({begin, begin + range.bytes});
    }
    std::sort(parts.begin(), parts.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> spans;
    for (const Span& part : parts) {
        if (!spans.empty() && part.begin <= spans.back().end + kClose) {
            spans.back().end = std::max(spans.back().end, part.end);
        } else {
            spans.push_back(part);
        }
    }
    return spans;
}

} // namespace

void returnFreeMemory()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

void useLargePages(const std::vector<MemoryRange>& ranges)
{
#if defined(__linux__)
    constexpr int kCollapse = 25; // MADV_COLLAPSE, of Linux 6.1; older headers lack it
    for (const Span& span : joined(ranges)) {
        const std::uintptr_t begin = (span.begin + kLargePage - 1) / kLargePage * kLargePage;
        for (std::uintptr_t page = begin; page + kLargePage <= span.end; page += kLargePage) {
            madvise(reinterpret_cast<void*>(page), kLargePage, kCollapse);
        }
    }
#else
    static_cast<void>(ranges);
#endif
}

} // namespace maskscope
