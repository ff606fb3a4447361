// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"
#include "core/text/json_part.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// What to look for in a text: a text as it stands, or a regular expression, with the meaning that
/// Hugging Face's `tokenizers` (Oniguruma) gives to it. Immutable, cheap to copy, may be used by
/// several threads at once.
class RegexPattern
{
public:
    [[nodiscard]] static RegexPattern literal(std::string text);
    /// UnsupportedTokenizer, naming `component` and the piece that is not supported.
    [[nodiscard]] static Result<RegexPattern> compile(const std::string& expression,
                                                      const std::string& component);

    /// The matches, left to right, not overlapping. They may be empty, but not right behind
    /// another one. An empty text has none. An expression that takes too long or too much memory
    /// for the text finds nothing in the rest of it.
    [[nodiscard]] std::vector<ByteRange> find(std::string_view validUtf8) const;

private:
    struct Compiled;

    std::string m_literal;
    std::shared_ptr<const Compiled> m_compiled; ///< null: a literal
};

/// The member `key` of a part: {"String": "..."} or {"Regex": "..."}. A harmless pattern when it is
/// wrong or not supported, which is then noted in the part's errors.
[[nodiscard]] RegexPattern readPattern(const JsonPart& part, const char* key);

} // namespace maskscope
