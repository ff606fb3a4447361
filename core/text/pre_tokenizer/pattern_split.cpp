// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/pattern_split.h"

#include <utility>

namespace maskscope {

PatternSplit::PatternSplit(RegexPattern pattern, const PatternSplitOptions& options)
    : m_pattern(std::move(pattern))
    , m_options(options)
{}

void PatternSplit::split(Words& words) const
{
    std::vector<ByteRange> ranges;
    PieceJoiner pieces(m_options.behavior, ranges);
    for (const ByteRange word : words.ranges) {
        splitOne(words.text.text(), word, pieces);
        pieces.finish();
    }
    words.ranges = std::move(ranges);
}

void PatternSplit::splitOne(std::string_view text, ByteRange word, PieceJoiner& pieces) const
{
    std::size_t done = word.begin;
    for (const ByteRange match : m_pattern.find(text.substr(word.begin, word.size()))) {
        const ByteRange found{word.begin + match.begin, word.begin + match.end};
        if (done < found.begin) {
            pieces.add({done, found.begin}, m_options.invert);
        }
        pieces.add(found, !m_options.invert);
        done = found.end;
    }
    if (done < word.end) {
        pieces.add({done, word.end}, m_options.invert);
    }
}

} // namespace maskscope
