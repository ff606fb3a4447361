// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/whitespace.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"

#include <utility>

namespace maskscope {

namespace {

enum class Run : unsigned char
{
    None,
    Word,
    Signs
};

Run runOf(char32_t c)
{
    const CharKind kind = charKind(c);
    if (kind.isSpace) {
        return Run::None;
    }
    return kind.isWord ? Run::Word : Run::Signs;
}

void splitOne(std::string_view text, ByteRange word, std::vector<ByteRange>& out)
{
    Run run = Run::None;
    for (std::size_t at = word.begin; at < word.end;) {
        const std::size_t here = at;
        const Run next = runOf(readCodePoint(text, at));
        if (next != Run::None && next == run) {
            out.back().end = at;
        } else if (next != Run::None) {
            out.push_back({here, at});
        }
        run = next;
    }
}

} // namespace

void WhitespacePreTokenizer::split(Words& words) const
{
    std::vector<ByteRange> ranges;
    for (const ByteRange word : words.ranges) {
        splitOne(words.text.text(), word, ranges);
    }
    words.ranges = std::move(ranges);
}

} // namespace maskscope
