// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/truncation.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

void cut(Encoding& encoding, std::size_t length)
{
    if (length < encoding.ids.size()) {
        encoding.ids.resize(length);
        encoding.tokens.resize(length);
        encoding.offsets.resize(length);
    }
}

/// How long the shorter and the longer text may be.
std::pair<std::size_t, std::size_t> share(std::size_t shorter, std::size_t maxLength)
{
    const bool longerAlone = shorter <= maxLength && shorter <= maxLength - shorter;
    return longerAlone ? std::pair(shorter, maxLength - shorter)
                       : std::pair(maxLength / 2, maxLength - maxLength / 2);
}

} // namespace

bool cutLongestFirst(std::vector<EncodedPart>& texts, std::size_t maxLength)
{
    std::size_t total = 0;
    for (const EncodedPart& text : texts) {
        total += text.size();
    }
    if (total <= maxLength) {
        return false;
    }
    if (texts.size() == 1) {
        cut(texts.front().encoding, maxLength);
        return true;
    }
    EncodedPart* shorter = &texts[0];
    EncodedPart* longer = &texts[1];
    if (shorter->size() > longer->size()) {
        std::swap(shorter, longer);
    }
    const auto [shorterLength, longerLength] = share(shorter->size(), maxLength);
    cut(shorter->encoding, shorterLength);
    cut(longer->encoding, longerLength);
    return true;
}

} // namespace maskscope
