// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/byte_level.h"

#include "core/text/byte_alphabet.h"
#include "core/text/pre_tokenizer/gpt2_words.h"

#include <utility>

namespace maskscope {

void ByteLevel::split(Words& words) const
{
    Words out;
    const std::size_t bytes = words.text.text().size();
    out.text.reserve(bytes + bytes / 2);
    out.ranges.reserve(words.ranges.size() + bytes / 4);
    for (const ByteRange word : words.ranges) {
        if (!word.isEmpty()) {
            splitOne(words.text, word, out);
        }
    }
    words = std::move(out);
}

void ByteLevel::splitOne(const NormalizedText& text, ByteRange word, Words& out) const
{
    const std::string& bytes = text.text();
    bool prefix = m_options.addPrefixSpace && bytes[word.begin] != ' ';
    for (std::size_t at = word.begin; at < word.end; prefix = false) {
        const std::size_t end
            = m_options.useRegex ? endOfGpt2Word(bytes, {at, word.end}, prefix) : word.end;
        const std::size_t begin = out.text.text().size();
        if (prefix) {
            out.text.append(letterOfByte(' '), text.placeAt(word.begin));
        }
        for (; at < end; ++at) {
            out.text.append(letterOfByte(static_cast<unsigned char>(bytes[at])), text.placeAt(at));
        }
        out.ranges.push_back({begin, out.text.text().size()});
    }
}

} // namespace maskscope
