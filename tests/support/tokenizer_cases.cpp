// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tokenizer_cases.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace maskscope {

namespace {

const std::filesystem::path kFolder = MASKSCOPE_TOKENIZER_CASES;
constexpr std::string_view kCasesEnd = ".cases.jsonl";

TokenizerCase readCase(Json line)
{
    TokenizerCase read;
    read.text = line["text"].get<std::string>();
    if (line.contains("pair")) {
        read.pair = line["pair"].get<std::string>();
    }
    if (line.contains("max_length")) {
        read.maxLength = line["max_length"].get<std::size_t>();
    }
    for (const char* key : {"text", "pair", "max_length"}) {
        line.erase(key);
    }
    read.answer = std::move(line);
    return read;
}

} // namespace

std::vector<Json> TokenizerCorpus::lines(const std::string& file)
{
    std::vector<Json> values;
    std::istringstream content(TokenizerCorpus::file(file));
    for (std::string line; std::getline(content, line);) {
        values.push_back(Json::parse(line));
    }
    return values;
}

std::vector<std::string> TokenizerCorpus::texts()
{
    std::vector<std::string> texts;
    for (const Json& text : lines("texts.jsonl")) {
        texts.push_back(text.get<std::string>());
    }
    return texts;
}

std::vector<std::string> TokenizerCorpus::names()
{
    std::vector<std::string> names;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(kFolder, missing)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(kCasesEnd)) {
            names.push_back(name.substr(0, name.size() - kCasesEnd.size()));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<TokenizerCase> TokenizerCorpus::cases(const std::string& name)
{
    std::vector<TokenizerCase> cases;
    for (Json& line : lines(name + std::string(kCasesEnd))) {
        cases.push_back(readCase(std::move(line)));
    }
    return cases;
}

std::string TokenizerCorpus::file(const std::string& name)
{
    std::ifstream file(kFolder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Result<std::shared_ptr<const Tokenizer>> TokenizerCorpus::make(const std::string& name)
{
    return makeTokenizer({.tokenizerJson = file(name + ".tokenizer.json"),
                          .vocabTxt = {},
                          .tokenizerConfigJson = {},
                          .source = name + ".tokenizer.json"});
}

Json answerOf(const Tokenizer& tokenizer, const TokenizerCase& asked)
{
    const Encoding encoding
        = tokenizer.encode(asked.text, {.pair = asked.pair, .maxLength = asked.maxLength});
    Json ids = Json::array();
    Json tokens = Json::object();
    Json offsets = Json::array();
    std::string typeIds;
    std::string special;
    std::string sequence;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        ids.push_back(encoding.ids[i].value);
        if (encoding.tokens[i] != tokenizer.idToToken(encoding.ids[i])) {
            tokens[std::to_string(i)] = encoding.tokens[i];
        }
        offsets.push_back(encoding.offsets[i].begin);
        offsets.push_back(encoding.offsets[i].end);
        typeIds += std::to_string(encoding.typeIds[i]);
        special += encoding.special[i] ? '1' : '0';
        const auto& place = encoding.sequence[i];
        sequence += place.has_value() ? std::to_string(*place) : "-";
    }
    return {{"ids", ids},
            {"tokens", tokens},
            {"offsets", offsets},
            {"type_ids", typeIds},
            {"special", special},
            {"sequence", sequence},
            {"decoded", tokenizer.decode(encoding.ids, SpecialTokens::Skipped)},
            {"decoded_all", tokenizer.decode(encoding.ids, SpecialTokens::Shown)}};
}

} // namespace maskscope
