// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/decoder/decoder.h"

namespace maskscope {

/// Joins continuing pieces to the word before them and puts spaces between words: "sing", "##ing",
/// "on" -> "singing on".
class WordPieceDecoder final : public Decoder
{
public:
    /// `cleanUp`: without the spaces before punctuation and English contractions.
    WordPieceDecoder(std::string prefix, bool cleanUp);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
    [[nodiscard]] WordPart markOf(std::string_view token) const override;

private:
    std::string m_prefix;
    bool m_cleanUp = true;
};

/// Turns the mark of a word's end into a space: "hello</w>" -> "hello ".
class BpeDecoder final : public Decoder
{
public:
    explicit BpeDecoder(std::string suffix);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
    [[nodiscard]] WordPart markOf(std::string_view token) const override;

private:
    std::string m_suffix;
};

struct CtcDecoderOptions
{
    std::string padToken = "<pad>";
    std::string wordDelimiter = "|";
    bool cleanUp = true;
};

/// Drops repeated tokens and padding, for models that write a token for each slice of time.
class CtcDecoder final : public Decoder
{
public:
    explicit CtcDecoder(CtcDecoderOptions options);

    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;

private:
    CtcDecoderOptions m_options;
};

} // namespace maskscope
