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

std::vector<Json> jsonLines(const std::string& name)
{
    std::vector<Json> values;
    std::istringstream lines(TokenizerCorpus::file(name));
    for (std::string line; std::getline(lines, line);) {
        values.push_back(Json::parse(line));
    }
    return values;
}

} // namespace

std::vector<std::string> TokenizerCorpus::texts()
{
    std::vector<std::string> texts;
    for (const Json& text : jsonLines("texts.jsonl")) {
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
    for (Json& line : jsonLines(name + std::string(kCasesEnd))) {
        if (line.contains("pair") || line.contains("max_length")) {
            continue;
        }
        TokenizerCase read{line["text"].get<std::string>(), std::move(line)};
        for (const char* key : {"text", "decoded", "decoded_all"}) {
            read.answer.erase(key);
        }
        cases.push_back(std::move(read));
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

Json asRecorded(const Encoding& encoding)
{
    Json ids = Json::array();
    Json offsets = Json::array();
    std::string typeIds;
    std::string special;
    std::string sequence;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        ids.push_back(encoding.ids[i].value);
        offsets.push_back(encoding.offsets[i].begin);
        offsets.push_back(encoding.offsets[i].end);
        typeIds += std::to_string(encoding.typeIds[i]);
        special += encoding.special[i] ? '1' : '0';
        const auto& place = encoding.sequence[i];
        sequence += place.has_value() ? std::to_string(*place) : "-";
    }
    return {{"ids", ids},
            {"offsets", offsets},
            {"type_ids", typeIds},
            {"special", special},
            {"sequence", sequence}};
}

} // namespace maskscope
