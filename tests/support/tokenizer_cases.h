// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/text/tokenizer.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// A text with what Hugging Face's `tokenizers` answers to it; see tests/data/README.md.
struct TokenizerCase
{
    std::string text;
    Json answer; ///< ids, type_ids, offsets, special, sequence
};

/// The recorded corpus, which ./test makes. Everything is empty if it was not made.
class TokenizerCorpus
{
public:
    /// All texts, in the recorded order.
    [[nodiscard]] static std::vector<std::string> texts();
    /// Names of the recorded tokenizers, sorted.
    [[nodiscard]] static std::vector<std::string> names();
    [[nodiscard]] static std::vector<TokenizerCase> cases(const std::string& name);
    /// What stands in a file of the corpus, e.g. "demo.vocab.txt".
    [[nodiscard]] static std::string file(const std::string& name);
    /// The recorded tokenizer of that name.
    [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> make(const std::string& name);
};

/// An encoding in the recorded form.
[[nodiscard]] Json asRecorded(const Encoding& encoding);

} // namespace maskscope
