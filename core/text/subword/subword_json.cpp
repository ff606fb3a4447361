// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/subword/subword_json.h"

#include "core/text/subword/wordpiece.h"

#include <utility>

namespace maskscope {

namespace {

/// Files written before 2020 have no type; only WordPiece has this member.
std::string modelType(const JsonPart& part)
{
    const bool isOldWordPiece = findMember(part.json(), "type") == nullptr
        && findMember(part.json(), "max_input_chars_per_word") != nullptr;
    return isOldWordPiece ? "WordPiece" : part.string("type");
}

Vocabulary readVocabulary(const JsonPart& part)
{
    std::vector<Vocabulary::Entry> entries;
    const Json& vocabulary = part.object("vocab");
    entries.reserve(vocabulary.size());
    for (const auto& [token, id] : vocabulary.items()) {
        if (!id.is_number_integer()) {
            part.bad("the id of '" + token + "' in 'vocab' is not a whole number");
            return {};
        }
        // Unsigned numbers above the signed range come out negative and are refused as such.
        entries.push_back({token, id.get<std::int64_t>()});
    }
    auto made = Vocabulary::make(std::move(entries), part.errors().source());
    if (made.hasError()) {
        part.errors().take(std::move(made).error());
        return {};
    }
    return std::move(made).value();
}

std::unique_ptr<SubwordModel> readWordPiece(const JsonPart& part)
{
    part.allowOnly(
        {"type", "vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word"});
    WordPieceOptions options;
    options.unknownToken = part.string("unk_token");
    options.continuingPrefix = part.string("continuing_subword_prefix");
    options.longestWord
        = static_cast<std::size_t>(part.integer("max_input_chars_per_word", kIdLimit));
    Vocabulary vocabulary = readVocabulary(part);
    if (!vocabulary.find(options.unknownToken).has_value()) {
        part.bad("the unknown token '" + options.unknownToken + "' is not in the vocabulary");
    }
    return std::make_unique<WordPiece>(std::move(vocabulary), std::move(options));
}

} // namespace

std::unique_ptr<SubwordModel> readSubwordModel(const JsonPart& part)
{
    const std::string type = modelType(part);
    if (type == "WordPiece") {
        return readWordPiece(part);
    }
    part.unsupportedType(type);
    return nullptr;
}

} // namespace maskscope
