// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/code_point_change.h"

#include <algorithm>

namespace maskscope {

void appendChanges(const std::vector<CodePointChange>& changes,
                   const std::vector<std::uint32_t>& places, NormalizedText& out)
{
    std::size_t next = 0;
    for (const CodePointChange& c : changes) {
        const bool isNew = c.change > 0 || next >= places.size();
        const std::uint32_t before = next == 0 ? out.beforeAll() : places[next - 1];
        out.append(c.codePoint, isNew ? before : places[next]);
        if (!isNew) {
            next = std::min(next + 1 + static_cast<std::size_t>(-c.change), places.size());
        }
    }
}

} // namespace maskscope
