// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalization_changes.h"

#include "core/base/graphemes.h"
#include "core/base/utf.h"
#include "core/text/char_class.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr char32_t kMetaspace = U'\u2581'; // some normalizers write a space like this

bool isSpace(char32_t c)
{
    return c == kMetaspace || charClass(c).isSpace;
}

std::u32string trimmed(const std::u32string& text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
    return first < last ? std::u32string(first, last) : std::u32string();
}

bool isSameCharacter(const std::u32string& a, const std::u32string& b)
{
    if (a == b) {
        return true;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) {
        return false;
    }
    const auto composed = [&](const std::u32string& text) {
        return nfc->normalize(icu::UnicodeString::fromUTF8(toUtf8(text)), status);
    };
    return composed(a) == composed(b) && U_SUCCESS(status) != 0;
}

/// What each code point of `given` was made into.
std::vector<std::u32string> becomings(const NormalizedText& normalized, std::size_t firstSource,
                                      std::size_t count)
{
    std::vector<std::u32string> became(count);
    const std::string& text = normalized.text();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t source = normalized.sourceAt(at) - firstSource;
        const char32_t c = readCodePoint(text, at);
        if (source < count) {
            became[source] += c;
        }
    }
    return became;
}

} // namespace

void addNormalizationChanges(const NormalizedText& given, const NormalizedText& normalized,
                             std::vector<NormalizationChange>& changes)
{
    if (given.text().empty() || given.text() == normalized.text()) {
        return;
    }
    const std::size_t first = given.sourceAt(0);
    const std::u32string codePoints = toCodePoints(given.text());
    const std::vector<std::u32string> became = becomings(normalized, first, codePoints.size());
    for (const CodePointRange cluster : graphemeClusters(given.text())) {
        const std::u32string before = codePoints.substr(cluster.begin, cluster.size());
        std::u32string after;
        for (std::size_t i = cluster.begin; i < cluster.end; ++i) {
            after += became[i];
        }
        const bool isBlank = std::all_of(before.begin(), before.end(), isSpace);
        if (!isBlank && !isSameCharacter(before, trimmed(after))) {
            changes.push_back(
                {{first + cluster.begin, first + cluster.end}, toUtf8(trimmed(after))});
        }
    }
}

} // namespace maskscope
