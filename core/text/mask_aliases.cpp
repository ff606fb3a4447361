// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/mask_aliases.h"

#include "core/base/utf.h"

#include <algorithm>
#include <iterator>

namespace maskscope {

namespace {

constexpr std::string_view kAlias = "[MASK]";
constexpr std::size_t kShortestLine = 3;

/// Length of the alias that begins `text`; 0 if there is none.
std::size_t aliasLength(std::string_view text, std::string_view maskToken)
{
    const std::size_t line = std::min(text.find_first_not_of('_'), text.size());
    std::size_t longest = line >= kShortestLine ? line : 0;
    for (const std::string_view name : {kAlias, maskToken}) {
        if (text.starts_with(name)) {
            longest = std::max(longest, name.size());
        }
    }
    return longest;
}

} // namespace

std::vector<MaskPlace> findMaskPlaces(std::string_view text, std::string_view maskToken)
{
    std::vector<MaskPlace> places;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = aliasLength(text.substr(at), maskToken);
        if (length > 0) {
            places.push_back({{at, at + length}});
        }
        at += std::max<std::size_t>(length, 1);
    }
    return places;
}

std::string replaceMaskAliases(std::string_view text, std::string_view maskToken)
{
    return MaskedText(text, maskToken).text();
}

MaskedText::MaskedText(std::string_view typed, std::string_view maskToken)
{
    const std::size_t maskLength = codePointCount(maskToken);
    std::size_t doneBytes = 0;
    CodePointRange here;
    CodePointRange there;
    for (const MaskPlace& place : findMaskPlaces(typed, maskToken)) {
        const std::string_view before = typed.substr(doneBytes, place.bytes.begin - doneBytes);
        const std::size_t skipped = codePointCount(before);
        here = {here.end + skipped, here.end + skipped + maskLength};
        const std::string_view alias = typed.substr(place.bytes.begin, place.bytes.size());
        there = {there.end + skipped, there.end + skipped + codePointCount(alias)};
        m_places.push_back({here, there});
        m_text += before;
        m_text += maskToken;
        doneBytes = place.bytes.end;
    }
    m_text += typed.substr(doneBytes);
}

const MaskedText::Place* MaskedText::lastPlaceBefore(std::size_t codePoint) const
{
    const auto next = std::upper_bound(
        m_places.begin(), m_places.end(), codePoint,
        [](std::size_t at, const Place& place) { return at < place.here.begin; });
    return next == m_places.begin() ? nullptr : &*std::prev(next);
}

CodePointRange MaskedText::typed(CodePointRange range) const
{
    const auto map = [this](std::size_t at, bool isEnd) {
        const Place* const place = lastPlaceBefore(at);
        if (place == nullptr) {
            return at;
        }
        if (at >= place->here.end) {
            return at - place->here.end + place->typed.end;
        }
        const bool isBehind = isEnd && at > place->here.begin;
        return isBehind ? place->typed.end : place->typed.begin;
    };
    return {map(range.begin, false), map(range.end, true)};
}

} // namespace maskscope
