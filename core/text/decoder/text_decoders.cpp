// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/text_decoders.h"

#include "core/base/utf.h"
#include "core/text/decoder/replace_all.h"

#include <numeric>
#include <utility>

namespace maskscope {

namespace {

std::string asUtf8(char32_t c)
{
    std::string text;
    appendUtf8(text, c);
    return text;
}

} // namespace

MetaspaceDecoder::MetaspaceDecoder(char32_t replacement, bool dropsFirst)
    : m_replacement(asUtf8(replacement))
    , m_dropsFirst(dropsFirst)
{}

void MetaspaceDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    for (std::string& token : tokens) {
        const bool drops = m_dropsFirst && &token == &tokens.front();
        token = replaceAll(token, m_replacement, drops ? "" : " ");
    }
}

WordPart MetaspaceDecoder::markOf(std::string_view token) const
{
    return token.starts_with(m_replacement) ? WordPart::Begin : WordPart::RestOfWord;
}

void FuseDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    tokens.assign(1, std::accumulate(tokens.begin(), tokens.end(), std::string()));
}

ReplaceDecoder::ReplaceDecoder(RegexPattern pattern, std::string content)
    : m_pattern(std::move(pattern))
    , m_content(std::move(content))
{}

void ReplaceDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    for (std::string& token : tokens) {
        token = replaced(token);
    }
}

std::string ReplaceDecoder::replaced(std::string_view token) const
{
    std::string result;
    std::size_t done = 0;
    for (const ByteRange match : m_pattern.find(token)) {
        result += token.substr(done, match.begin - done);
        result += m_content;
        done = match.end;
    }
    result += token.substr(done);
    return result;
}

/// One that writes spaces stands for the mark of a word's begin.
WordPart ReplaceDecoder::markOf(std::string_view token) const
{
    if (m_content != " ") {
        return WordPart::Unmarked;
    }
    const std::vector<ByteRange> marks = m_pattern.find(token);
    return !marks.empty() && marks.front().begin == 0 ? WordPart::Begin : WordPart::RestOfWord;
}

StripDecoder::StripDecoder(const StripDecoderOptions& options)
    : m_content(asUtf8(options.content))
    , m_start(options.start)
    , m_stop(options.stop)
{}

void StripDecoder::rewrite(std::vector<std::string>& tokens, BadBytes /*badBytes*/) const
{
    for (std::string& token : tokens) {
        std::string_view rest = token;
        for (std::size_t i = 0; i < m_start && rest.starts_with(m_content); ++i) {
            rest.remove_prefix(m_content.size());
        }
        for (std::size_t i = 0; i < m_stop && rest.ends_with(m_content); ++i) {
            rest.remove_suffix(m_content.size());
        }
        token = std::string(rest);
    }
}

SequenceDecoder::SequenceDecoder(std::vector<std::unique_ptr<Decoder>> steps)
    : m_steps(std::move(steps))
{}

void SequenceDecoder::rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const
{
    for (const auto& step : m_steps) {
        step->rewrite(tokens, badBytes);
    }
}

WordPart SequenceDecoder::markOf(std::string_view token) const
{
    WordPart part = WordPart::Unmarked;
    for (auto step = m_steps.begin(); part == WordPart::Unmarked && step != m_steps.end(); ++step) {
        part = (*step)->markOf(token);
    }
    return part;
}

} // namespace maskscope
