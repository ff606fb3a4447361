// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>
#include <string_view>

namespace maskscope {

/// How tokens read. Immutable.
class Decoder
{
public:
    virtual ~Decoder() = default;

    /// A token on its own, as a person reads it.
    [[nodiscard]] virtual std::string textOf(std::string_view token) const = 0;
};

/// Takes the mark of a continuing piece off: "##ing" -> "ing".
class WordPieceDecoder final : public Decoder
{
public:
    WordPieceDecoder(std::string prefix, bool cleanUp);

    [[nodiscard]] std::string textOf(std::string_view token) const override;

private:
    std::string m_prefix;
    bool m_cleanUp = true;
};

} // namespace maskscope
