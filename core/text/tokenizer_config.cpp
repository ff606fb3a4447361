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

void takeNames(const Json& json, TokenizerConfig& config)
{
    const auto take = [&json](const char* key, std::string& token) {
        if (token.empty()) {
            token = tokenNamed(json, key);
        }
    };
    take("mask_token", config.maskToken);
    take("pad_token", config.padToken);
    take("unk_token", config.unknownToken);
    take("cls_token", config.clsToken);
    take("sep_token", config.sepToken);
}

/// Without members for an empty text.
Result<Json> readObject(const std::string& json, const std::string& source, const std::string& name)
{
    auto parsed
        = json.empty() ? Result<Json>(Json::object()) : parseJson(json, source + " (" + name + ")");
    if (parsed.hasError() || parsed.value().is_object()) {
        return parsed;
    }
    TokenizerErrors errors(source);
    errors.bad(name + " should be an object");
    return errors.first();
}

} // namespace

Result<TokenizerConfig> readTokenizerConfig(const TokenizerFiles& files)
{
    const auto json = readObject(files.tokenizerConfigJson, files.source, "tokenizer_config.json");
    if (json.hasError()) {
        return json.error();
    }
    const auto map
        = readObject(files.specialTokensMapJson, files.source, "special_tokens_map.json");
    if (map.hasError()) {
        return map.error();
    }
    TokenizerConfig config;
    TokenizerErrors errors(files.source + " (tokenizer_config.json)");
    const JsonPart part(json.value(), "tokenizer_config", errors);
    config.bert.lowercase = part.optionalBoolean("do_lower_case").value_or(true);
    config.bert.stripAccents = part.optionalBoolean("strip_accents");
    config.bert.handleChineseChars = part.optionalBoolean("tokenize_chinese_chars").value_or(true);
    takeNames(json.value(), config);
    takeNames(map.value(), config);
    if (errors.any()) {
        return errors.first();
    }
    return config;
}

} // namespace maskscope
