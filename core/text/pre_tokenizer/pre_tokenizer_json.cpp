// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/pre_tokenizer/pre_tokenizer_json.h"

#include "core/text/pre_tokenizer/bert_pre_tokenizer.h"

namespace maskscope {

std::unique_ptr<PreTokenizer> readPreTokenizer(const JsonPart& part)
{
    const std::string type = part.string("type");
    if (type != "BertPreTokenizer") {
        part.unsupportedType(type);
        return nullptr;
    }
    part.allowOnly({"type"});
    return std::make_unique<BertPreTokenizer>();
}

} // namespace maskscope
