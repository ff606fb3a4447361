// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/decoder/decoder.h"

namespace maskscope {

/// Letters of the byte alphabet back to bytes, all tokens joined: "\u0120hello" -> " hello". A
/// token with any other letter counts as the text that it is.
class ByteLevelDecoder final : public Decoder
{
public:
    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
    [[nodiscard]] WordPart markOf(std::string_view token) const override;
};

/// Runs of tokens such as "<0xE6>" become the characters that their bytes are.
class ByteFallbackDecoder final : public Decoder
{
public:
    void rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const override;
};

} // namespace maskscope
