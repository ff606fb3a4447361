// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/bert_normalizer.h"

#include "core/base/utf.h"
#include "core/text/char_class.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// The pass over one text. With `stripAccents`, code points wait in `m_run` until the next starter
/// so that NFD can put the marks between two starters in order.
class Pass
{
public:
    Pass(const BertNormalizerOptions& options, const NormalizedText& text)
        : m_options(options)
        , m_stripAccents(options.stripAccents.value_or(options.lowercase))
        , m_out(text.emptied())
    {
        m_out.reserve(text.text().size() + text.text().size() / 8);
    }

    void addAscii(char c, std::uint32_t source)
    {
        const bool isControl = c < ' ' || c == '\x7F';
        if (isControl) {
            add(static_cast<char32_t>(c), source);
        } else {
            const bool isCapital = m_options.lowercase && c >= 'A' && c <= 'Z';
            addStarter(isCapital ? static_cast<char>(c - 'A' + 'a') : c, source);
        }
    }

    void add(char32_t c, std::uint32_t source)
    {
        const CharClass kind = charClass(c);
        if (m_options.cleanText && kind.isDropped) {
            return;
        }
        if (m_options.cleanText && kind.isSpace) {
            addStarter(' ', source);
        } else if (m_options.handleChineseChars && kind.isChinese) {
            addStarter(' ', source);
            addKept(c, kind, source);
            addStarter(' ', source);
        } else {
            addKept(c, kind, source);
        }
    }

    NormalizedText finish()
    {
        flush();
        return std::move(m_out);
    }

private:
    /// One code point of the decomposed text. `isFirst`: it takes over the place of a code point
    /// before NFD; the others share the place of the one before them.
    struct Mark
    {
        char32_t codePoint = 0;
        std::uint8_t combiningClass = 0;
        bool isFirst = true;
    };

    void addKept(char32_t c, CharClass kind, std::uint32_t source)
    {
        if (!m_stripAccents || kind.isNfdInert) {
            flush();
            m_lastSource = source;
            if (!(m_stripAccents && kind.isAccent)) {
                emit(c, source);
            }
            return;
        }
        m_sources.push_back(source);
        const Decomposition parts = decompose(c);
        for (std::size_t i = 0; i < parts.size; ++i) {
            addMark(Mark{parts.codePoints[i], combiningClass(parts.codePoints[i]), i == 0});
        }
    }

    void addStarter(char c, std::uint32_t source)
    {
        flush();
        m_lastSource = source;
        m_out.appendAscii(c, source);
    }

    void addMark(Mark mark)
    {
        if (mark.combiningClass == 0) {
            flushMarks();
        }
        m_run.push_back(mark);
    }

    void flush()
    {
        if (m_run.empty()) {
            return;
        }
        flushMarks();
        m_sources.clear();
        m_usedSources = 0;
    }

    /// NFD moves the marks, not the places: after sorting, places are dealt out in the old order.
    void flushMarks()
    {
        std::stable_sort(m_run.begin(), m_run.end(), [](const Mark& a, const Mark& b) {
            return a.combiningClass < b.combiningClass;
        });
        for (const Mark& mark : m_run) {
            if (mark.isFirst && m_usedSources < m_sources.size()) {
                m_lastSource = m_sources[m_usedSources++];
            }
            if (!charClass(mark.codePoint).isAccent) {
                emit(mark.codePoint, m_lastSource);
            }
        }
        m_run.clear();
    }

    void emit(char32_t c, std::uint32_t source)
    {
        if (!m_options.lowercase) {
            m_out.append(c, source);
            return;
        }
        const LowerCase lower = lowerCase(c);
        m_out.append(lower.first, source);
        if (lower.second != 0) {
            m_out.append(lower.second, source);
        }
    }

    BertNormalizerOptions m_options;
    bool m_stripAccents = false;
    NormalizedText m_out;
    std::vector<Mark> m_run; ///< a starter (or none) and the marks after it
    std::vector<std::uint32_t> m_sources; ///< places of the code points that m_run comes from
    std::size_t m_usedSources = 0;
    std::uint32_t m_lastSource = 0;
};

} // namespace

NormalizedText BertNormalizer::normalize(const NormalizedText& text) const
{
    Pass pass(m_options, text);
    const std::string& bytes = text.text();
    for (std::size_t at = 0; at < bytes.size();) {
        const std::uint32_t source = text.placeAt(at);
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            pass.addAscii(bytes[at++], source);
        } else {
            pass.add(readCodePoint(bytes, at), source);
        }
    }
    return pass.finish();
}

} // namespace maskscope
