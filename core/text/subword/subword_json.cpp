// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/subword_json.h"

#include "core/text/subword/bpe.h"
#include "core/text/subword/unigram.h"
#include "core/text/subword/word_level.h"
#include "core/text/subword/wordpiece.h"

#include <utility>

namespace maskscope {

namespace {

using Form = ModelTables::Form;

/// Files written before 2020 have no type; the members tell, in the order `tokenizers` tries them.
std::string modelType(const JsonPart& part, const ModelTables& tables)
{
    if (findMember(part.json(), "type") != nullptr) {
        return part.string("type");
    }
    if (tables.vocabulary == Form::List) {
        return "Unigram";
    }
    if (tables.hasMerges) {
        return "BPE";
    }
    const bool isWordPiece = findMember(part.json(), "max_input_chars_per_word") != nullptr;
    return isWordPiece ? "WordPiece" : "WordLevel";
}

/// Missing or null: empty.
std::string optionalString(const JsonPart& part, const char* key)
{
    const Json* member = findMember(part.json(), key);
    return member == nullptr || member->is_null() ? std::string() : part.string(key);
}

Vocabulary readVocabulary(const JsonPart& part, ModelTables& tables, Form form)
{
    if (tables.vocabulary != form) {
        const char* expected = form == Form::Object ? "an object" : "a list of tokens and scores";
        part.errors().bad("'" + part.path() + ".vocab' should be " + expected);
        return {};
    }
    // SentencePiece models do have tokens twice; the later one is found.
    auto made = Vocabulary::make(std::move(tables.tokens), part.errors().source(),
                                 form == Form::List ? Vocabulary::Repeated::LastCounts
                                                    : Vocabulary::Repeated::Refused);
    if (made.hasError()) {
        part.errors().take(std::move(made).error());
        return {};
    }
    return std::move(made).value();
}

/// The id of a token that must be there: `tokenizers` fails at the first word that needs it.
TokenId unknownIdOf(const JsonPart& part, const Vocabulary& vocabulary, const std::string& token)
{
    const auto id = vocabulary.find(token);
    if (!id.has_value()) {
        part.bad("the unknown token '" + token + "' is not in the vocabulary");
    }
    return id.value_or(TokenId{0});
}

std::unique_ptr<SubwordModel> readWordPiece(const JsonPart& part, ModelTables& tables)
{
    part.allowOnly(
        {"type", "vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word"});
    WordPieceOptions options;
    options.unknownToken = part.string("unk_token");
    options.continuingPrefix = part.string("continuing_subword_prefix");
    options.longestWord
        = static_cast<std::size_t>(part.integer("max_input_chars_per_word", kIdLimit));
    Vocabulary vocabulary = readVocabulary(part, tables, Form::Object);
    (void)unknownIdOf(part, vocabulary, options.unknownToken);
    return std::make_unique<WordPiece>(std::move(vocabulary), std::move(options));
}

std::unique_ptr<SubwordModel> readWordLevel(const JsonPart& part, ModelTables& tables)
{
    part.allowOnly({"type", "vocab", "unk_token"});
    const std::string unknown = part.string("unk_token");
    Vocabulary vocabulary = readVocabulary(part, tables, Form::Object);
    const TokenId id = unknownIdOf(part, vocabulary, unknown);
    return std::make_unique<WordLevel>(std::move(vocabulary), id);
}

/// Dropout gives other pieces each time.
void refuseDropout(const JsonPart& part)
{
    const Json* dropout = findMember(part.json(), "dropout");
    if (dropout != nullptr && !dropout->is_null() && *dropout != 0.0) {
        part.errors().unsupported("the field of " + part.path(), "dropout");
    }
}

MergeTable readMerges(const JsonPart& part, const ModelTables& tables, const Vocabulary& vocabulary,
                      std::size_t prefixSize)
{
    if (!tables.hasMerges) {
        part.errors().bad("'" + part.path() + ".merges' should be a list");
        return {};
    }
    if (part.errors().any()) {
        return {};
    }
    auto made = MergeTable::make(tables.merges, vocabulary, prefixSize, part.errors().source());
    if (made.hasError()) {
        part.errors().take(std::move(made).error());
        return {};
    }
    return std::move(made).value();
}

std::unique_ptr<SubwordModel> readBpe(const JsonPart& part, ModelTables& tables)
{
    part.allowOnly({"type", "dropout", "unk_token", "continuing_subword_prefix",
                    "end_of_word_suffix", "fuse_unk", "byte_fallback", "ignore_merges", "vocab",
                    "merges"});
    refuseDropout(part);
    BpeOptions options;
    options.continuingPrefix = optionalString(part, "continuing_subword_prefix");
    options.endSuffix = optionalString(part, "end_of_word_suffix");
    options.fuseUnknown = part.optionalBoolean("fuse_unk").value_or(false);
    options.byteFallback = part.optionalBoolean("byte_fallback").value_or(false);
    options.ignoreMerges = part.optionalBoolean("ignore_merges").value_or(false);
    Vocabulary vocabulary = readVocabulary(part, tables, Form::Object);
    const Json* unknown = findMember(part.json(), "unk_token");
    if (unknown != nullptr && !unknown->is_null()) {
        options.unknown = unknownIdOf(part, vocabulary, part.string("unk_token"));
    }
    MergeTable merges = readMerges(part, tables, vocabulary, options.continuingPrefix.size());
    return std::make_unique<Bpe>(std::move(vocabulary), std::move(merges), std::move(options));
}

std::unique_ptr<SubwordModel> readUnigram(const JsonPart& part, ModelTables& tables)
{
    part.allowOnly({"type", "unk_id", "byte_fallback", "vocab"});
    const Json* unknown = findMember(part.json(), "unk_id");
    if (unknown == nullptr || unknown->is_null()) {
        part.errors().unsupported(part.path(), "Unigram without unk_id");
        return nullptr;
    }
    const TokenId unknownId{static_cast<std::int32_t>(part.integer("unk_id", kIdLimit))};
    const bool byteFallback = part.optionalBoolean("byte_fallback").value_or(false);
    Vocabulary vocabulary = readVocabulary(part, tables, Form::List);
    if (static_cast<std::size_t>(unknownId.value) >= vocabulary.idEnd()) {
        part.bad("its vocabulary does not have the id 'unk_id'");
    }
    return std::make_unique<Unigram>(std::move(vocabulary), std::move(tables.scores), unknownId,
                                     byteFallback);
}

} // namespace

std::unique_ptr<SubwordModel> readSubwordModel(const JsonPart& part, ModelTables tables)
{
    const std::string type = modelType(part, tables);
    if (type == "WordPiece") {
        return readWordPiece(part, tables);
    }
    if (type == "BPE") {
        return readBpe(part, tables);
    }
    if (type == "Unigram") {
        return readUnigram(part, tables);
    }
    if (type == "WordLevel") {
        return readWordLevel(part, tables);
    }
    part.unsupportedType(type);
    return nullptr;
}

} // namespace maskscope
