// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a text or a pair (the part behind the first 0xFF), for one of the recorded
// tokenizers (the first byte says which): offsets in order and inside the text, ids in the
// vocabulary, the same answer as for the characters that the bytes stand for.
#include "core/base/utf.h"
#include "tests/support/tokenizer_cases.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace maskscope;

namespace {

using Tokenizers = std::vector<std::shared_ptr<const Tokenizer>>;

Tokenizers recordedTokenizers()
{
    Tokenizers tokenizers;
    for (const std::string& name : TokenizerCorpus::names()) {
        tokenizers.push_back(TokenizerCorpus::make(name).value());
    }
    if (tokenizers.empty()) {
        std::fputs("build/test-data is missing: ./test makes it\n", stderr);
        std::exit(1);
    }
    return tokenizers;
}

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

void requireOrder(const Encoding& encoding, int number, std::size_t length)
{
    std::size_t end = 0;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (encoding.sequence[i] == number) {
            require(encoding.offsets[i].begin <= encoding.offsets[i].end);
            require(encoding.offsets[i].end >= end && encoding.offsets[i].end <= length);
            end = encoding.offsets[i].end;
        }
    }
}

void checkText(const Tokenizer& tokenizer, const std::string& text, const std::string& pair)
{
    const Encoding encoding = tokenizer.encode(text, {.pair = pair});
    const std::string validText = toValidUtf8(text);
    const std::string validPair = toValidUtf8(pair);
    requireOrder(encoding, 0, codePointCount(validText));
    requireOrder(encoding, 1, codePointCount(validPair));
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        require(static_cast<std::size_t>(encoding.ids[i].value) < tokenizer.vocabularySize());
    }
    const Encoding valid = tokenizer.encode(validText, {.pair = validPair});
    require(valid.ids == encoding.ids && valid.offsets == encoding.offsets);
    (void)tokenizer.decode(encoding.ids, SpecialTokens::Shown);
    (void)tokenizer.normalizationChanges(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Tokenizers tokenizers = recordedTokenizers();
    if (size == 0) {
        return 0;
    }
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::size_t cut = std::min(text.find('\xFF'), text.size());
    checkText(*tokenizers[data[0] % tokenizers.size()], text.substr(0, cut), text.substr(cut));
    return 0;
}
