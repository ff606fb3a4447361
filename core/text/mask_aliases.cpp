// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/mask_aliases.h"

#include <algorithm>

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
    std::string replaced;
    std::size_t done = 0;
    for (const MaskPlace& place : findMaskPlaces(text, maskToken)) {
        replaced += text.substr(done, place.bytes.begin - done);
        replaced += maskToken;
        done = place.bytes.end;
    }
    replaced += text.substr(done);
    return replaced;
}

} // namespace maskscope
