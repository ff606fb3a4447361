// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/metaspace.h"

#include "core/base/utf.h"

#include <utility>

namespace maskscope {

Metaspace::Metaspace(const MetaspaceOptions& options)
    : m_options(options)
{
    appendUtf8(m_mark, options.replacement);
}

void Metaspace::split(Words& words) const
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

bool Metaspace::getsMark(const NormalizedText& text, ByteRange word) const
{
    const std::string& bytes = text.text();
    if (bytes[word.begin] == ' ' || bytes.compare(word.begin, m_mark.size(), m_mark) == 0) {
        return false;
    }
    return m_options.prepend == PrependScheme::Always
        || (m_options.prepend == PrependScheme::First && text.sourceAt(word.begin) == 0);
}

void Metaspace::splitOne(const NormalizedText& text, ByteRange word, Words& out) const
{
    const std::string_view bytes = std::string_view(text.text()).substr(0, word.end);
    std::size_t begin = out.text.text().size();
    if (getsMark(text, word)) {
        out.text.append(m_mark, text.placeAt(word.begin));
    }
    for (std::size_t at = word.begin; at < word.end;) {
        const std::uint32_t place = text.placeAt(at);
        const bool isSpace = bytes[at] == ' ';
        const bool isMark = isSpace || bytes.substr(at).starts_with(m_mark);
        const std::size_t here = out.text.text().size();
        if (isMark && m_options.split && begin < here) {
            out.ranges.push_back({begin, here});
            begin = here;
        }
        if (isMark) {
            out.text.append(m_mark, place);
            at += isSpace ? 1 : m_mark.size();
        } else {
            out.text.appendAscii(bytes[at++], place);
        }
    }
    out.ranges.push_back({begin, out.text.text().size()});
}

} // namespace maskscope
