// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/pre_tokenizer.h"

#include <string>

namespace maskscope {

/// Which words get a mark in front if they have none.
enum class PrependScheme : unsigned char
{
    Always,
    First, ///< only at the begin of the text as given
    Never,
};

struct MetaspaceOptions
{
    char32_t replacement = U'\u2581';
    PrependScheme prepend = PrependScheme::Always;
    bool split = true;
};

/// Writes spaces as a mark and begins a word at each mark: "Hey you" -> "\u2581Hey", "\u2581you".
class Metaspace final : public PreTokenizer
{
public:
    explicit Metaspace(const MetaspaceOptions& options);

    void split(Words& words) const override;

private:
    [[nodiscard]] bool getsMark(const NormalizedText& text, ByteRange word) const;
    void splitOne(const NormalizedText& text, ByteRange word, Words& out) const;

    MetaspaceOptions m_options;
    std::string m_mark;
};

} // namespace maskscope
