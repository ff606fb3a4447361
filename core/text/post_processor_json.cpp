// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor_json.h"

#include "core/text/vocabulary.h"

#include <utility>

namespace maskscope {

namespace {

constexpr std::int64_t kTypeIdLimit = 256;
constexpr std::size_t kLongestTemplate = 64;

std::vector<TemplateToken> readSpecialToken(const JsonPart& tokens, const JsonPart& use)
{
    const std::string name = use.string("id");
    const std::int64_t typeId = use.integer("type_id", kTypeIdLimit);
    if (use.errors().any()) {
        return {};
    }
    const JsonPart token = tokens.part(name.c_str());
    const Json& ids = token.array("ids");
    const Json& texts = token.array("tokens");
    if (ids.size() != texts.size()) {
        token.bad("'ids' and 'tokens' differ in length");
        return {};
    }
    std::vector<TemplateToken> read;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool isId = ids[i].is_number_integer() && ids[i].get<std::int64_t>() >= 0
            && ids[i].get<std::int64_t>() < kIdLimit;
        if (!isId || !texts[i].is_string()) {
            token.bad("an id or a token is not as it should be");
            return {};
        }
        read.push_back({TokenId{ids[i].get<std::int32_t>()}, texts[i].get<std::string>(), typeId});
    }
    return read;
}

void readSequence(const JsonPart& sequence, bool isFirst, SingleTemplate& single)
{
    const std::string id = sequence.string("id");
    if (id != "A" || !isFirst) {
        sequence.errors().unsupported("post_processor.single", "Sequence " + id);
    }
    single.typeId = sequence.integer("type_id", kTypeIdLimit);
}

std::unique_ptr<PostProcessor> readTemplate(const JsonPart& part)
{
    part.allowOnly({"type", "single", "pair", "special_tokens"});
    const JsonPart tokens = part.part("special_tokens");
    SingleTemplate single;
    bool hasText = false;
    for (const Json& piece : part.array("single")) {
        const Json* special = findMember(piece, "SpecialToken");
        const Json* sequence = findMember(piece, "Sequence");
        if (special != nullptr) {
            auto& side = hasText ? single.after : single.before;
            const auto read
                = readSpecialToken(tokens, {*special, part.path() + ".single", part.errors()});
            side.insert(side.end(), read.begin(), read.end());
        } else if (sequence != nullptr) {
            readSequence({*sequence, part.path() + ".single", part.errors()}, !hasText, single);
            hasText = true;
        } else {
            part.bad("'single' holds something that is neither SpecialToken nor Sequence");
        }
    }
    if (!hasText || single.before.size() + single.after.size() > kLongestTemplate) {
        part.bad("'single' has no place for the text, or very many tokens");
    }
    return std::make_unique<TemplateProcessor>(std::move(single));
}

/// ["[SEP]", 102]
TemplateToken readPair(const JsonPart& part, const char* key)
{
    const Json& pair = part.array(key);
    if (pair.size() != 2 || !pair[0].is_string() || !pair[1].is_number_integer()
        || pair[1].get<std::int64_t>() < 0 || pair[1].get<std::int64_t>() >= kIdLimit) {
        part.bad(std::string("'") + key + "' should be a token and its id");
        return {};
    }
    return {TokenId{pair[1].get<std::int32_t>()}, pair[0].get<std::string>(), 0};
}

std::unique_ptr<PostProcessor> readBertProcessing(const JsonPart& part)
{
    part.allowOnly({"type", "sep", "cls"});
    return std::make_unique<TemplateProcessor>(
        SingleTemplate{{readPair(part, "cls")}, {readPair(part, "sep")}, 0});
}

} // namespace

std::unique_ptr<PostProcessor> readPostProcessor(const JsonPart& part)
{
    const std::string type = part.string("type");
    if (type == "TemplateProcessing") {
        return readTemplate(part);
    }
    if (type == "BertProcessing") {
        return readBertProcessing(part);
    }
    part.unsupportedType(type);
    return nullptr;
}

} // namespace maskscope
