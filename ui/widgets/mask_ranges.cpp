// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mask_ranges.h"

#include <algorithm>

namespace maskscope {

namespace {

template <typename Condition>
std::optional<Utf16Range> firstOf(const std::vector<Utf16Range>& masks, Condition condition)
{
    const auto found = std::find_if(masks.begin(), masks.end(), condition);
    return found == masks.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<Utf16Range> maskAround(const std::vector<Utf16Range>& masks, std::size_t position)
{
    return firstOf(masks, [position](const Utf16Range& mask) {
        return mask.begin < position && position < mask.end;
    });
}

std::optional<Utf16Range> maskIn(const std::vector<Utf16Range>& masks, Utf16Range range)
{
    return firstOf(masks, [range](const Utf16Range& mask) {
        return mask.begin < range.end && range.begin < mask.end;
    });
}

std::optional<Utf16Range> maskAtCursor(const std::vector<Utf16Range>& masks, Utf16Range selected)
{
    if (!selected.isEmpty()) {
        return firstOf(masks, [selected](const Utf16Range& mask) { return mask == selected; });
    }
    // One that ends here comes before one that begins here.
    return firstOf(masks, [at = selected.begin](const Utf16Range& mask) {
        return mask.begin == at || mask.end == at;
    });
}

} // namespace maskscope
