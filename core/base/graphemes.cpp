// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/graphemes.h"

#include "core/base/utf.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace maskscope {

namespace {

/// Without ICU's rules, or for a text beyond its reach, each code point is a cluster.
std::vector<CodePointRange> singleCodePoints(std::size_t count)
{
    std::vector<CodePointRange> clusters;
    clusters.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        clusters.push_back({i, i + 1});
    }
    return clusters;
}

/// The cluster that holds a code point, or the end.
std::size_t clusterAt(const std::vector<CodePointRange>& clusters, std::size_t codePoint)
{
    const auto next
        = std::upper_bound(clusters.begin(), clusters.end(), codePoint,
                           [](std::size_t at, CodePointRange cluster) { return at < cluster.end; });
    return static_cast<std::size_t>(next - clusters.begin());
}

} // namespace

std::vector<CodePointRange> graphemeClusters(std::string_view validUtf8)
{
    const TextIndex index(validUtf8);
    const std::u16string utf16 = toUtf16(validUtf8);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    if (U_FAILURE(status) || breaks == nullptr || utf16.size() > kMost) {
        return singleCodePoints(index.codePoints());
    }
    const icu::UnicodeString text(false, utf16.data(), static_cast<std::int32_t>(utf16.size()));
    breaks->setText(text);
    std::vector<CodePointRange> clusters;
    auto begin = static_cast<std::size_t>(breaks->first());
    for (auto end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
        const auto place = static_cast<std::size_t>(end);
        clusters.push_back(index.fromUtf16({begin, place}));
        begin = place;
    }
    return clusters;
}

CodePointRange widenToClusters(const std::vector<CodePointRange>& clusters, CodePointRange range)
{
    const std::size_t last = clusters.empty() ? 0 : clusters.back().end;
    const std::size_t first = clusterAt(clusters, range.begin);
    const std::size_t begin = first == clusters.size() ? last : clusters[first].begin;
    if (range.end <= range.begin) {
        return {begin, begin};
    }
    const std::size_t final = clusterAt(clusters, range.end - 1);
    return {begin, final == clusters.size() ? last : clusters[final].end};
}

} // namespace maskscope
