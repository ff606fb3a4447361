// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder.h"

#include <array>
#include <utility>

namespace maskscope {

namespace {

/// Spaces that English does not write, in the order in which `tokenizers` takes them out.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kCleanUps{
    {{" .", "."},
     {" ?", "?"},
     {" !", "!"},
     {" ,", ","},
     {" ' ", "'"},
     {" n't", "n't"},
     {" 'm", "'m"},
     {" do not", " don't"},
     {" 's", "'s"},
     {" 've", "'ve"},
     {" 're", "'re"}}};

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to)
{
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = text.find(from); at != std::string_view::npos;
         at = text.find(from, done)) {
        result += text.substr(done, at - done);
        result += to;
        done = at + from.size();
    }
    result += text.substr(done);
    return result;
}

} // namespace

WordPieceDecoder::WordPieceDecoder(std::string prefix, bool cleanUp)
    : m_prefix(std::move(prefix))
    , m_cleanUp(cleanUp)
{}

std::string WordPieceDecoder::textOf(std::string_view token) const
{
    if (token.starts_with(m_prefix) && token.size() > m_prefix.size()) {
        token.remove_prefix(m_prefix.size());
    }
    std::string text(token);
    if (!m_cleanUp) {
        return text;
    }
    for (const auto& [from, to] : kCleanUps) {
        text = replaceAll(text, from, to);
    }
    return text;
}

} // namespace maskscope
