// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/text/pre_tokenizer/split_behavior.h"
#include "core/text/regex_pattern.h"

namespace maskscope {

struct PatternSplitOptions
{
    SplitBehavior behavior = SplitBehavior::Isolated;
    bool invert = false; ///< what lies between the matches counts as matched, and they do not
};

/// Splits at the matches of a text or a regular expression.
class PatternSplit final : public PreTokenizer
{
public:
    PatternSplit(RegexPattern pattern, const PatternSplitOptions& options);

    void split(Words& words) const override;

private:
    void splitOne(std::string_view text, ByteRange word, PieceJoiner& pieces) const;

    RegexPattern m_pattern;
    PatternSplitOptions m_options;
};

} // namespace maskscope
