// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// A text or a pair, perhaps cut, with what Hugging Face's `tokenizers` answers to it; see
/// tests/data/README.md.
struct TokenizerCase
{
    std::string text;
    std::optional<std::string> pair;
    std::optional<std::size_t> maxLength;
    Json answer; ///< ids, tokens, type_ids, offsets, special, sequence
};

/// The recorded corpus, which ./test makes. Everything is empty if it was not made.
class TokenizerCorpus
{
public:
    /// All texts, in the recorded order.
    [[nodiscard]] static std::vector<std::string> texts();
    /// Names of the recorded tokenizers, sorted.
    [[nodiscard]] static std::vector<std::string> names();
    /// The values of a file of JSON lines.
    [[nodiscard]] static std::vector<Json> lines(const std::string& file);
    [[nodiscard]] static std::vector<TokenizerCase> cases(const std::string& name);
    /// What stands in a file of the corpus, e.g. "demo.vocab.txt".
    [[nodiscard]] static std::string file(const std::string& name);
    /// The recorded tokenizer of that name.
    [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> make(const std::string& name);
};

/// What our tokenizer answers, in the recorded form.
[[nodiscard]] Json answerOf(const Tokenizer& tokenizer, const TokenizerCase& asked);

} // namespace maskscope
