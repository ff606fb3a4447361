// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer_config.h"

#include "core/text/json_part.h"

namespace maskscope {

namespace {

/// Either "[MASK]" or {"content": "[MASK]", ...}.
std::string tokenNamed(const Json& config, const char* key)
{
    const Json* member = findMember(config, key);
    if (member == nullptr) {
        return {};
    }
    return member->is_string() ? member->get<std::string>()
                               : stringMember(*member, "content").value_or(std::string());
}

} // namespace

Result<TokenizerConfig> readTokenizerConfig(const std::string& json, const std::string& source)
{
    TokenizerConfig config;
    if (json.empty()) {
        return config;
    }
    const std::string what = source + " (tokenizer_config.json)";
    const auto parsed = parseJson(json, what);
    if (parsed.hasError()) {
        return parsed.error();
    }
    TokenizerErrors errors(what);
    const JsonPart part(parsed.value(), "tokenizer_config", errors);
    config.bert.lowercase = part.optionalBoolean("do_lower_case").value_or(true);
    config.bert.stripAccents = part.optionalBoolean("strip_accents");
    config.bert.handleChineseChars = part.optionalBoolean("tokenize_chinese_chars").value_or(true);
    config.maskToken = tokenNamed(parsed.value(), "mask_token");
    config.padToken = tokenNamed(parsed.value(), "pad_token");
    if (errors.any()) {
        return errors.first();
    }
    return config;
}

} // namespace maskscope
