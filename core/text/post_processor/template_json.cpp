// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/post_processor/template_json.h"

#include "core/text/post_processor/template_processor.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

constexpr std::int64_t kTypeIdLimit = 256;
/// A hostile file must not make a long text of a short one.
constexpr std::size_t kLongestTemplate = 64;

std::vector<SpecialToken> readSpecialToken(const JsonPart& tokens, const std::string& name)
{
    const JsonPart token = tokens.part(name.c_str());
    const Json& ids = token.array("ids");
    const Json& texts = token.array("tokens");
    if (ids.size() != texts.size()) {
        token.bad("'ids' and 'tokens' differ in length");
        return {};
    }
    std::vector<SpecialToken> read;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!isTokenId(ids[i]) || !texts[i].is_string()) {
            token.bad("an id or a token is not as it should be");
            return {};
        }
        read.push_back({TokenId{ids[i].get<std::int32_t>()}, texts[i].get<std::string>()});
    }
    return read;
}

std::size_t readText(const JsonPart& sequence)
{
    const std::string id = sequence.string("id");
    if (id != "A" && id != "B") {
        sequence.errors().unsupported(sequence.path(), "Sequence " + id);
    }
    return id == "B" ? 1 : 0;
}

TemplatePiece readPiece(const JsonPart& part, const JsonPart& tokens)
{
    TemplatePiece piece;
    const bool isText = findMember(part.json(), "Sequence") != nullptr;
    const char* key = isText ? "Sequence" : "SpecialToken";
    part.allowOnly({key});
    const JsonPart body = part.part(key);
    body.allowOnly({"id", "type_id"});
    piece.typeId = body.integer("type_id", kTypeIdLimit);
    if (isText) {
        piece.text = readText(body);
    } else if (const std::string name = body.string("id"); !part.errors().any()) {
        piece.tokens = readSpecialToken(tokens, name);
    }
    return piece;
}

Template readTemplate(const JsonPart& part, const char* key)
{
    const JsonPart tokens = part.part("special_tokens");
    const std::string path = part.path() + "." + key;
    Template pieces;
    std::size_t length = 0;
    for (const Json& json : part.array(key)) {
        if (part.errors().any()) {
            break;
        }
        pieces.push_back(readPiece({json, path, part.errors()}, tokens));
        length += std::max<std::size_t>(pieces.back().tokens.size(), 1);
        if (length > kLongestTemplate) {
            part.bad(std::string("'") + key + "' is very long");
        }
    }
    return pieces;
}

} // namespace

std::unique_ptr<PostProcessor> readTemplateProcessing(const JsonPart& part)
{
    part.allowOnly({"type", "single", "pair", "special_tokens"});
    Template single = readTemplate(part, "single");
    for (const TemplatePiece& piece : single) {
        if (piece.text.value_or(0) != 0) {
            part.bad("'single' has a place for a second text");
        }
    }
    return std::make_unique<TemplateProcessor>(std::move(single), readTemplate(part, "pair"));
}

bool isTokenId(const Json& json)
{
    return json.is_number_integer() && json.get<std::int64_t>() >= 0
        && json.get<std::int64_t>() < kIdLimit;
}

} // namespace maskscope
