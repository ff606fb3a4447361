// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/tokenizer_bpe_files.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/text/decoder/decoder_json.h"
#include "core/text/post_processor/post_processor_json.h"
#include "core/text/pre_tokenizer/pre_tokenizer_json.h"
#include "core/text/role_tokens.h"
#include "core/text/subword/model_tables_json.h"
#include "core/text/subword/subword_json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maskscope {

namespace {

/// What has the files and the parts of RoBERTa. Other classes with such files do otherwise.
constexpr std::array<std::string_view, 4> kClasses{"RobertaTokenizer", "BartTokenizer",
                                                   "LongformerTokenizer", "LEDTokenizer"};

void checkClass(const Json& config, TokenizerErrors& errors)
{
    const auto named = stringMember(config, "tokenizer_class");
    if (!named.has_value()) {
        return;
    }
    std::string_view name = *named;
    if (name.ends_with("Fast")) {
        name.remove_suffix(4);
    }
    if (std::find(kClasses.begin(), kClasses.end(), name) == kClasses.end()) {
        errors.unsupported("tokenizer_class", *named);
    }
}

Json readFile(const std::string& text, const char* name, TokenizerErrors& errors)
{
    if (text.empty()) {
        return nullptr;
    }
    auto parsed = parseJson(text, errors.source() + " (" + name + ")");
    if (parsed.hasError()) {
        errors.take(std::move(parsed).error());
        return nullptr;
    }
    if (!parsed.value().is_object()) {
        errors.bad(std::string(name) + " should be an object");
    }
    return std::move(parsed).value();
}

void readVocabJson(const std::string& text, ModelTables& tables, TokenizerErrors& errors)
{
    TokenIdEvents events(tables);
    auto read = readJson(text, errors.source() + " (vocab.json)", events);
    if (read.hasError()) {
        errors.take(std::move(read).error());
    }
}

/// Lines end at LF, one CR before it is dropped; "#version" lines say nothing.
void readMergesTxt(std::string_view text, ModelTables& tables, TokenizerErrors& errors)
{
    tables.hasMerges = true;
    if (toValidUtf8(text) != text) {
        errors.bad(QT_TRANSLATE_NOOP("Phrase", "its merges.txt is not UTF-8"));
        return;
    }
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (!line.starts_with("#version") && !addMergeLine(line, tables.merges)) {
            errors.bad("line " + std::to_string(number) + " of merges.txt should be two tokens");
            return;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// A part, from what tokenizer.json would have said.
template <typename Part>
std::unique_ptr<Part> makePart(const Json& json, const char* path, TokenizerErrors& errors,
                               std::unique_ptr<Part> (*read)(const JsonPart&))
{
    return read(JsonPart(json, path, errors));
}

/// The token of a role and its id, as RobertaProcessing has them.
Json roleWithId(const RoleTokens& roles, const char* key, TokenizerErrors& errors)
{
    const auto role = roles.byRole.find(key);
    const auto found
        = std::find_if(roles.all.begin(), roles.all.end(), [&](const AddedToken& token) {
              return role != roles.byRole.end() && token.content == role->second.content;
          });
    if (found == roles.all.end()) {
        errors.bad(std::string("it has no ") + key);
        return {"", 0};
    }
    return {found->content, found->id.value};
}

void addParts(const Json& config, const RoleTokens& roles, TokenizerParts& parts,
              TokenizerErrors& errors)
{
    const JsonPart options(config, "tokenizer_config", errors);
    const bool addPrefixSpace = options.optionalBoolean("add_prefix_space").value_or(false);
    const bool trimOffsets = options.optionalBoolean("trim_offsets").value_or(true);
    parts.preTokenizer = makePart({{"type", "ByteLevel"},
                                   {"add_prefix_space", addPrefixSpace},
                                   {"trim_offsets", true},
                                   {"use_regex", true}},
                                  "pre_tokenizer", errors, &readPreTokenizer);
    parts.postProcessor = makePart({{"type", "RobertaProcessing"},
                                    {"sep", roleWithId(roles, "sep_token", errors)},
                                    {"cls", roleWithId(roles, "cls_token", errors)},
                                    {"trim_offsets", trimOffsets},
                                    {"add_prefix_space", addPrefixSpace}},
                                   "post_processor", errors, &readPostProcessor);
    parts.decoder = makePart({{"type", "ByteLevel"},
                              {"add_prefix_space", true},
                              {"trim_offsets", true},
                              {"use_regex", true}},
                             "decoder", errors, &readDecoder);
}

} // namespace

Result<TokenizerParts> readBpeFiles(const TokenizerFiles& files)
{
    TokenizerErrors errors(files.source);
    RoleFiles roleFiles{readFile(files.tokenizerConfigJson, "tokenizer_config.json", errors),
                        readFile(files.specialTokensMapJson, "special_tokens_map.json", errors),
                        readFile(files.addedTokensJson, "added_tokens.json", errors)};
    checkClass(roleFiles.config, errors);
    ModelTables tables;
    readVocabJson(files.vocabJson, tables, errors);
    readMergesTxt(files.mergesTxt, tables, errors);
    if (errors.any()) {
        return errors.first();
    }
    TokenizerParts parts;
    const Json model{{"type", "BPE"}};
    parts.model = readSubwordModel(JsonPart(model, "model", errors), std::move(tables));
    if (errors.any()) {
        return errors.first();
    }
    RoleTokens roles = readRoleTokens(roleFiles, parts.model->vocabulary(), errors);
    const Json none = Json::object();
    addParts(roleFiles.config.is_null() ? none : roleFiles.config, roles, parts, errors);
    if (errors.any()) {
        return errors.first();
    }
    const auto mask = roles.byRole.find("mask_token");
    const auto pad = roles.byRole.find("pad_token");
    parts.maskToken = mask == roles.byRole.end() ? std::string() : mask->second.content;
    parts.padToken = pad == roles.byRole.end() ? std::string() : pad->second.content;
    parts.addedTokens = std::move(roles.all);
    return parts;
}

} // namespace maskscope
