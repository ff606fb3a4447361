// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/decoder/decoder.h"
#include "core/text/regex_pattern.h"

#include <memory>

namespace maskscope {

/// The mark of a space (U+2581) becomes a space; at the begin of the text it is dropped if the
/// tokenizer puts one there.
class MetaspaceDecoder final : public Decoder
{
public:
    MetaspaceDecoder(char32_t replacement, bool dropsFirst);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
    [[nodiscard]] WordPart markOf(std::string_view token) const override;

private:
    std::string m_replacement;
    bool m_dropsFirst = true;
};

/// Joins all tokens to one.
class FuseDecoder final : public Decoder
{
public:
    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
};

/// Every match of a pattern becomes `content`, token by token.
class ReplaceDecoder final : public Decoder
{
public:
    ReplaceDecoder(RegexPattern pattern, std::string content);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
    [[nodiscard]] WordPart markOf(std::string_view token) const override;

private:
    [[nodiscard]] std::string replaced(std::string_view token) const;

    RegexPattern m_pattern;
    std::string m_content;
};

struct StripDecoderOptions
{
    char32_t content = ' ';
    std::size_t start = 0; ///< how many to take off before the token, at most
    std::size_t stop = 0; ///< and after it
};

/// Takes one kind of character off both ends of each token.
class StripDecoder final : public Decoder
{
public:
    explicit StripDecoder(const StripDecoderOptions& options);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;

private:
    std::string m_content;
    std::size_t m_start = 0;
    std::size_t m_stop = 0;
};

/// One decoder after the other.
class SequenceDecoder final : public Decoder
{
public:
    explicit SequenceDecoder(std::vector<std::unique_ptr<Decoder>> steps);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
    /// Of the first step that tells anything.
    [[nodiscard]] WordPart markOf(std::string_view token) const override;

private:
    std::vector<std::unique_ptr<Decoder>> m_steps;
};

} // namespace maskscope
