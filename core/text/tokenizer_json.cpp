// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer_json.h"

#include "core/text/added_tokens_json.h"
#include "core/text/decoder/decoder_json.h"
#include "core/text/normalizer/normalizer_json.h"
#include "core/text/post_processor/post_processor_json.h"
#include "core/text/pre_tokenizer/pre_tokenizer_json.h"
#include "core/text/subword/subword_json.h"
#include "core/text/tokenizer_json_events.h"

#include <utility>

namespace maskscope {

namespace {

/// A part that is missing or null stays null.
template <typename Part>
std::unique_ptr<Part> readOptional(const Json& root, const char* key, TokenizerErrors& errors,
                                   std::unique_ptr<Part> (*read)(const JsonPart&))
{
    const Json* member = findMember(root, key);
    if (member == nullptr || member->is_null()) {
        return nullptr;
    }
    const JsonPart part(*member, key, errors);
    return errors.any() ? nullptr : read(part);
}

void checkRoot(const JsonPart& root)
{
    root.allowOnly({"version", "truncation", "padding", "added_tokens", "normalizer",
                    "pre_tokenizer", "post_processor", "decoder", "model"});
    const Json* version = findMember(root.json(), "version");
    if (version != nullptr && *version != "1.0") {
        root.errors().unsupported("version", dumpJson(*version));
    }
}

} // namespace

Result<TokenizerParts> readTokenizerJson(const std::string& json, const std::string& source)
{
    auto read = readTokenizerJsonText(json, source);
    if (read.hasError()) {
        return std::move(read).error();
    }
    TokenizerErrors errors(source);
    const JsonPart root(read.value().root, "tokenizer", errors);
    checkRoot(root);

    TokenizerParts parts;
    parts.normalizer = readOptional(root.json(), "normalizer", errors, &readNormalizer);
    parts.preTokenizer = readOptional(root.json(), "pre_tokenizer", errors, &readPreTokenizer);
    parts.postProcessor = readOptional(root.json(), "post_processor", errors, &readPostProcessor);
    parts.decoder = readOptional(root.json(), "decoder", errors, &readDecoder);
    const JsonPart model(root.object("model"), "model", errors);
    if (errors.any()) {
        return errors.first();
    }
    parts.model = readSubwordModel(model, std::move(read.value().tables));
    if (parts.model != nullptr) {
        parts.addedTokens = readAddedTokens(root.json(), parts.model->vocabulary(),
                                            parts.normalizer.get(), errors);
    }
    if (errors.any()) {
        return errors.first();
    }
    return parts;
}

} // namespace maskscope
