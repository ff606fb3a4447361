// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/normalizer/normalizer_json.h"

#include "core/text/normalizer/bert_normalizer.h"

namespace maskscope {

std::unique_ptr<Normalizer> readNormalizer(const JsonPart& part)
{
    const std::string type = part.string("type");
    if (type != "BertNormalizer") {
        part.unsupportedType(type);
        return nullptr;
    }
    part.allowOnly({"type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase"});
    return std::make_unique<BertNormalizer>(
        BertNormalizerOptions{.cleanText = part.boolean("clean_text"),
                              .handleChineseChars = part.boolean("handle_chinese_chars"),
                              .stripAccents = part.optionalBoolean("strip_accents"),
                              .lowercase = part.boolean("lowercase")});
}

} // namespace maskscope
