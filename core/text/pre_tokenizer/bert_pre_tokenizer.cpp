// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/bert_pre_tokenizer.h"

#include "core/base/utf.h"
#include "core/text/char_class.h"

#include <utility>

namespace maskscope {

namespace {

void splitOne(std::string_view text, ByteRange range, std::vector<ByteRange>& out)
{
    std::size_t begin = range.begin;
    const auto close = [&](std::size_t end) {
        if (begin < end) {
            out.push_back({begin, end});
        }
    };
    for (std::size_t at = range.begin; at < range.end;) {
        const std::size_t here = at;
        const CharClass kind = charClass(readCodePoint(text, at));
        if (!kind.isSpace && !kind.isPunctuation) {
            continue;
        }
        close(here);
        if (kind.isPunctuation) {
            out.push_back({here, at});
        }
        begin = at;
    }
    close(range.end);
}

} // namespace

void BertPreTokenizer::split(Words& words) const
{
    std::vector<ByteRange> ranges;
    ranges.reserve(words.ranges.size() + words.text.text().size() / 4);
    for (const ByteRange range : words.ranges) {
        splitOne(words.text.text(), range, ranges);
    }
    words.ranges = std::move(ranges);
}

} // namespace maskscope
