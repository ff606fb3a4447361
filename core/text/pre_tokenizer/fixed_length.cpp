// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/fixed_length.h"

#include "core/base/utf.h"

#include <utility>

namespace maskscope {

void FixedLength::split(Words& words) const
{
    std::vector<ByteRange> ranges;
    const std::string_view text = words.text.text();
    for (const ByteRange word : words.ranges) {
        for (std::size_t at = word.begin; at < word.end;) {
            const std::size_t begin = at;
            for (std::size_t i = 0; i < m_codePoints && at < word.end; ++i) {
                static_cast<void>(readCodePoint(text, at));
            }
            ranges.push_back({begin, at});
        }
    }
    words.ranges = std::move(ranges);
}

} // namespace maskscope
