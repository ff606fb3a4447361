// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/precompiled_normalizer.h"

#include "core/base/utf.h"
#include "core/text/normalizer/grapheme_breaks.h"

#include <utility>

namespace maskscope {

namespace {

constexpr std::size_t kLongestCluster = 5; // bytes

} // namespace

struct PrecompiledNormalizer::Pass
{
    std::vector<CodePointChange> changes;
    bool isModified = false;
};

PrecompiledNormalizer::PrecompiledNormalizer(Charsmap charsmap)
    : m_charsmap(std::move(charsmap))
{
    for (std::size_t c = 0; c < m_isKept.size(); ++c) {
        const char byte = static_cast<char>(c);
        m_isKept.at(c) = !m_charsmap.find({&byte, 1}).has_value();
    }
}

/// The changes as `tokenizers` counts them: a part that vanishes counts as removed behind the last
/// code point that is left, if there is one.
bool PrecompiledNormalizer::replace(std::string_view part, Pass& pass) const
{
    const auto found = m_charsmap.find(part);
    if (!found.has_value()) {
        return false;
    }
    pass.isModified = true;
    const std::size_t before = codePointCount(part);
    const std::size_t after = codePointCount(*found);
    std::size_t count = 0;
    for (std::size_t at = 0; at < found->size(); ++count) {
        pass.changes.push_back({readCodePoint(*found, at), count < before ? 0 : 1});
    }
    if (after < before && !pass.changes.empty()) {
        pass.changes.back().change -= static_cast<std::int32_t>(before - after);
    }
    return true;
}

void PrecompiledNormalizer::addCluster(std::string_view cluster, Pass& pass) const
{
    if (cluster.size() == 1 && m_isKept[static_cast<unsigned char>(cluster[0])]) {
        pass.changes.push_back({static_cast<unsigned char>(cluster[0]), 0});
        return;
    }
    if (cluster.size() <= kLongestCluster && replace(cluster, pass)) {
        return;
    }
    for (std::size_t at = 0; at < cluster.size();) {
        const std::size_t begin = at;
        const char32_t c = readCodePoint(cluster, at);
        if (!replace(cluster.substr(begin, at - begin), pass)) {
            pass.changes.push_back({c, 0});
        }
    }
}

NormalizedText PrecompiledNormalizer::normalize(const NormalizedText& text) const
{
    const std::string_view bytes = text.text();
    Pass pass;
    pass.changes.reserve(bytes.size());
    std::vector<std::uint32_t> places;
    places.reserve(bytes.size());
    GraphemeBreaks breaks;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        places.push_back(text.placeAt(at));
        const std::size_t here = at;
        const char32_t c = readCodePoint(bytes, at);
        if (breaks.isBefore(c)) {
            addCluster(bytes.substr(begin, here - begin), pass);
            begin = here;
        }
    }
    addCluster(bytes.substr(begin), pass);
    if (!pass.isModified) {
        return text;
    }
    NormalizedText out = text.emptied();
    out.reserve(bytes.size() + bytes.size() / 8);
    appendChanges(pass.changes, places, out);
    return out;
}

} // namespace maskscope
