// SPDX-License-Identifier: GPL-3.0-or-later
// A tokenizer.json of anyone's making: an error, or a tokenizer that answers and reads its answer.
#include "core/text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace maskscope;

namespace {

constexpr const char* kTexts[]
    = {"", "Sing [MASK]  \u00e9 <mask>\uFB01\n\u5B57 ab\u0301 \U0001F600.",
       "\xFF\xE1\x80 don't 12 aB"};

void requireIdsInside(const Tokenizer& tokenizer, const Encoding& encoding)
{
    for (const TokenId id : encoding.ids) {
        if (id.value < 0 || static_cast<std::size_t>(id.value) >= tokenizer.vocabularySize()) {
            std::abort();
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto made
        = makeTokenizer({.tokenizerJson = std::string(reinterpret_cast<const char*>(data), size),
                         .vocabTxt = {},
                         .tokenizerConfigJson = {},
                         .source = "fuzz"});
    if (made.hasError()) {
        return 0;
    }
    const Tokenizer& tokenizer = *made.value();
    for (const char* text : kTexts) {
        const Encoding encoding = tokenizer.encode(text, {.pair = "b a", .maxLength = 30});
        requireIdsInside(tokenizer, encoding);
        for (const TokenId id : encoding.ids) {
            (void)tokenizer.tokenText(id);
            (void)tokenizer.wordPart(id);
        }
        (void)tokenizer.decode(encoding.ids, SpecialTokens::Skipped);
        (void)tokenizer.normalizationChanges(text);
    }
    return 0;
}
