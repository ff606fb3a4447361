// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/unicode_form.h"

#include "core/base/utf.h"
#include "core/text/char_class.h"
#include "core/text/normalizer/code_point_change.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

UChar32 toIcu(char32_t c)
{
    return static_cast<UChar32>(c);
}

/// What one form does, over ICU's data. Code points that Unicode 9 did not have stay as they are.
class FormData
{
public:
    explicit FormData(UnicodeForm form)
        : m_composes(form == UnicodeForm::Nfc || form == UnicodeForm::Nfkc)
    {
        UErrorCode status = U_ZERO_ERROR;
        const bool isCompatible = form == UnicodeForm::Nfkc || form == UnicodeForm::Nfkd;
        m_nfc = icu::Normalizer2::getNFCInstance(status);
        const auto* nfd = icu::Normalizer2::getNFDInstance(status);
        const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
        const auto* nfkd = icu::Normalizer2::getNFKDInstance(status);
        m_isUsable = U_SUCCESS(status) != 0;
        m_decomposer = isCompatible ? nfkd : nfd;
        m_form = m_composes ? (isCompatible ? nfkc : m_nfc) : m_decomposer;
        m_flags.resize(0x10000);
        for (char32_t c = 0; c < m_flags.size(); ++c) {
            m_flags[c] = makeFlags(c);
        }
    }

    struct Flags
    {
        bool isBoundary : 1 = true; ///< nothing before it changes or moves it
        bool isStable : 1 = true; ///< stays as it is when nothing joins it from behind
    };
    [[nodiscard]] Flags flags(char32_t c) const
    {
        return c < m_flags.size() ? m_flags[c] : makeFlags(c);
    }
    [[nodiscard]] bool composes() const { return m_composes; }

    void addDecomposed(char32_t c, std::vector<CodePointChange>& out) const
    {
        icu::UnicodeString parts;
        if (!isKnown(c) || m_decomposer->getDecomposition(toIcu(c), parts) == 0) {
            out.push_back({c, 0});
            return;
        }
        for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            out.push_back({static_cast<char32_t>(parts.char32At(i)), i == 0 ? 0 : 1});
        }
    }

    [[nodiscard]] std::uint8_t combiningClass(char32_t c) const
    {
        return isKnown(c) ? maskscope::combiningClass(c) : std::uint8_t{0};
    }

    [[nodiscard]] std::optional<char32_t> composed(char32_t first, char32_t second) const
    {
        const UChar32 c = m_nfc->composePair(toIcu(first), toIcu(second));
        const auto result = static_cast<char32_t>(c);
        const bool isPair = c >= 0 && isKnown(first) && isKnown(second) && isKnown(result);
        return isPair ? std::optional(result) : std::nullopt;
    }

private:
    [[nodiscard]] bool isKnown(char32_t c) const { return m_isUsable && isUpToUnicode(c, 9); }

    [[nodiscard]] Flags makeFlags(char32_t c) const
    {
        if (!isKnown(c)) {
            return {};
        }
        UErrorCode status = U_ZERO_ERROR;
        const bool isStable = m_form->isNormalized(icu::UnicodeString(toIcu(c)), status) != 0;
        return {m_form->hasBoundaryBefore(toIcu(c)) != 0, isStable && U_SUCCESS(status) != 0};
    }

    bool m_composes;
    bool m_isUsable = false;
    const icu::Normalizer2* m_nfc = nullptr;
    const icu::Normalizer2* m_decomposer = nullptr;
    const icu::Normalizer2* m_form = nullptr;
    std::vector<Flags> m_flags; ///< the Basic Multilingual Plane
};

template <UnicodeForm form>
const FormData& dataOf()
{
    static const FormData kData(form);
    return kData;
}

const FormData& dataOf(UnicodeForm form)
{
    switch (form) {
    case UnicodeForm::Nfc:
        return dataOf<UnicodeForm::Nfc>();
    case UnicodeForm::Nfd:
        return dataOf<UnicodeForm::Nfd>();
    case UnicodeForm::Nfkc:
        return dataOf<UnicodeForm::Nfkc>();
    case UnicodeForm::Nfkd:
        break;
    }
    return dataOf<UnicodeForm::Nfkd>();
}

/// The pass over one text. A segment begins at a boundary, so that each can be worked on alone.
class Pass
{
public:
    Pass(const FormData& data, const NormalizedText& text)
        : m_data(data)
        , m_text(text)
        , m_out(text.emptied())
    {
        m_out.reserve(text.text().size() + text.text().size() / 8);
    }

    NormalizedText run()
    {
        const std::string& bytes = m_text.text();
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t begin = at;
            const char32_t c = readCodePoint(bytes, at);
            const FormData::Flags flags = m_data.flags(c);
            if (flags.isBoundary) {
                flush(begin);
            }
            m_count += 1;
            m_isStable = m_isStable && flags.isStable && m_count == 1;
        }
        flush(bytes.size());
        return std::move(m_out);
    }

private:
    /// Ends the segment before `end`. Stable ones wait in front of it, to be copied together.
    void flush(std::size_t end)
    {
        if (!m_isStable) {
            m_out.append(m_text, {m_done, m_segment});
            rewrite({m_segment, end});
            m_done = end;
        }
        if (end == m_text.text().size()) {
            m_out.append(m_text, {m_done, end});
        }
        m_segment = end;
        m_count = 0;
        m_isStable = true;
    }

    void rewrite(ByteRange segment)
    {
        m_changes.clear();
        m_places.clear();
        for (std::size_t at = segment.begin; at < segment.end;) {
            m_places.push_back(m_text.placeAt(at));
            m_data.addDecomposed(readCodePoint(m_text.text(), at), m_changes);
        }
        sortMarks();
        if (m_data.composes()) {
            compose();
        }
        appendChanges(m_changes, m_places, m_out);
    }

    void sortMarks()
    {
        const auto isStarter
            = [this](const CodePointChange& c) { return m_data.combiningClass(c.codePoint) == 0; };
        for (auto begin = m_changes.begin(); begin != m_changes.end();) {
            begin = std::find_if_not(begin, m_changes.end(), isStarter);
            const auto end = std::find_if(begin, m_changes.end(), isStarter);
            std::stable_sort(
                begin, end, [this](const CodePointChange& a, const CodePointChange& b) {
                    return m_data.combiningClass(a.codePoint) < m_data.combiningClass(b.codePoint);
                });
            begin = end;
        }
    }

    /// What a starter swallows counts as removed behind it.
    void compose()
    {
        std::vector<CodePointChange> composed;
        std::optional<std::size_t> starter;
        std::uint8_t lastClass = 0; // of the code point before, if it is not the starter
        for (const CodePointChange& c : m_changes) {
            const std::uint8_t itsClass = m_data.combiningClass(c.codePoint);
            const bool isNextToStarter = starter.has_value() && *starter + 1 == composed.size();
            if (starter.has_value() && (isNextToStarter || lastClass < itsClass)) {
                CodePointChange& first = composed[*starter];
                if (const auto pair = m_data.composed(first.codePoint, c.codePoint)) {
                    first = {*pair, first.change + c.change - 1};
                    continue;
                }
            }
            if (itsClass == 0) {
                starter = composed.size();
            }
            lastClass = itsClass;
            composed.push_back(c);
        }
        m_changes = std::move(composed);
    }

    const FormData& m_data;
    const NormalizedText& m_text;
    NormalizedText m_out;
    std::size_t m_done = 0; ///< bytes before are in m_out
    std::size_t m_segment = 0; ///< where the segment begins
    std::size_t m_count = 0; ///< code points in it
    bool m_isStable = true;
    std::vector<CodePointChange> m_changes;
    std::vector<std::uint32_t> m_places;
};

} // namespace

NormalizedText UnicodeFormNormalizer::normalize(const NormalizedText& text) const
{
    return Pass(dataOf(m_form), text).run();
}

} // namespace maskscope
