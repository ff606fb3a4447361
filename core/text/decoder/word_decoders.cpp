// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/word_decoders.h"

#include "core/text/decoder/replace_all.h"

#include <algorithm>
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

std::string cleanedUp(std::string text)
{
    for (const auto& [from, to] : kCleanUps) {
        text = replaceAll(text, from, to);
    }
    return text;
}

} // namespace

WordPieceDecoder::WordPieceDecoder(std::string prefix, bool cleanUp)
    : m_prefix(std::move(prefix))
    , m_cleanUp(cleanUp)
{}

void WordPieceDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    bool isFirst = true;
    for (std::string& token : tokens) {
        if (!isFirst) {
            if (token.starts_with(m_prefix)) {
                token.erase(0, m_prefix.size());
            } else {
                token.insert(0, 1, ' ');
            }
        }
        isFirst = false;
        if (m_cleanUp) {
            token = cleanedUp(std::move(token));
        }
    }
}

WordPart WordPieceDecoder::markOf(std::string_view token) const
{
    const bool continues = token.size() > m_prefix.size() && token.starts_with(m_prefix);
    return continues ? WordPart::Rest : WordPart::Begin;
}

BpeDecoder::BpeDecoder(std::string suffix)
    : m_suffix(std::move(suffix))
{}

void BpeDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    for (std::string& token : tokens) {
        token = replaceAll(token, m_suffix, &token == &tokens.back() ? "" : " ");
    }
}

WordPart BpeDecoder::markOf(std::string_view token) const
{
    return token.ends_with(m_suffix) ? WordPart::Last : WordPart::NotLast;
}

CtcDecoder::CtcDecoder(CtcDecoderOptions options)
    : m_options(std::move(options))
{}

void CtcDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    for (std::string& token : tokens) {
        token = replaceAll(token, m_options.padToken, "");
        if (m_options.cleanUp) {
            token = replaceAll(cleanedUp(std::move(token)), m_options.wordDelimiter, " ");
        }
    }
    std::erase_if(tokens, [](const std::string& token) { return token.empty(); });
}

} // namespace maskscope
