// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/tokenizer_files.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/guard/file_name.h"

#include <string_view>
#include <system_error>
#include <utility>

namespace maskscope {

namespace {

namespace fs = std::filesystem;

constexpr const char* kTokenizerJson = "tokenizer.json";
constexpr const char* kVocabTxt = "vocab.txt";
constexpr const char* kVocabJson = "vocab.json";
constexpr const char* kMergesTxt = "merges.txt";
constexpr const char* kConfigJson = "tokenizer_config.json";
constexpr const char* kSpecialTokensMapJson = "special_tokens_map.json";
constexpr const char* kAddedTokensJson = "added_tokens.json";

enum class Form
{
    TokenizerJson,
    VocabTxt,
    VocabJson,
};

Error noTokenizer(const fs::path& where)
{
    return {ErrorCode::NoTokenizer, {{"file", fileNameForPeople(where)}}, {}};
}

Error sentencePiece()
{
    return {
        ErrorCode::UnsupportedTokenizer, {{"component", "model"}, {"found", "SentencePiece"}}, {}};
}

bool isMissing(const Error& error)
{
    return error.code == ErrorCode::FileNotFound;
}

/// Reads a file into `text`, which stays empty if there is none; one that is there but unreadable
/// is an error, for the ids depend on it.
Status readIfThere(const fs::path& path, std::string& text)
{
    auto read = readSmallFile(path);
    if (read.hasValue()) {
        text = std::move(read).value();
    } else if (!isMissing(read.error())) {
        return std::move(read).error();
    }
    return Ok{};
}

/// What says which tokens are special. An added_tokens.json counts with vocab.json only: a
/// tokenizer.json has its own.
Status readCompanions(const fs::path& folder, Form form, TokenizerFiles& files)
{
    Status config = readIfThere(folder / kConfigJson, files.tokenizerConfigJson);
    if (config.hasError()) {
        return config;
    }
    Status map = readIfThere(folder / kSpecialTokensMapJson, files.specialTokensMapJson);
    if (map.hasError() || form != Form::VocabJson) {
        return map;
    }
    auto merges = readSmallFile(folder / kMergesTxt);
    if (merges.hasError()) {
        return std::move(merges).error();
    }
    files.mergesTxt = std::move(merges).value();
    return readIfThere(folder / kAddedTokensJson, files.addedTokensJson);
}

std::string& mainText(TokenizerFiles& files, Form form)
{
    switch (form) {
    case Form::VocabTxt:
        return files.vocabTxt;
    case Form::VocabJson:
        return files.vocabJson;
    case Form::TokenizerJson:
        break;
    }
    return files.tokenizerJson;
}

Result<TokenizerFiles> readFile(const fs::path& path, Form form)
{
    auto text = readSmallFile(path);
    if (text.hasError()) {
        return text.error();
    }
    if (text.value().empty()) {
        return Error{ErrorCode::BadTokenizer,
                     {{"what", fileNameForPeople(path)},
                      {"reason", std::string(QT_TRANSLATE_NOOP("Phrase", "it is empty"))}},
                     {}};
    }
    TokenizerFiles files;
    files.source = toValidUtf8(path.string());
    mainText(files, form) = std::move(text).value();
    Status companions = readCompanions(path.parent_path(), form, files);
    if (companions.hasError()) {
        return std::move(companions).error();
    }
    return files;
}

/// The first of the two that is there, else FileNotFound.
Result<TokenizerFiles> readFirst(const fs::path& tokenizerJson, const fs::path& vocabTxt)
{
    auto files = readFile(tokenizerJson, Form::TokenizerJson);
    if (files.hasError() && isMissing(files.error())) {
        return readFile(vocabTxt, Form::VocabTxt);
    }
    return files;
}

Result<TokenizerFiles> readFolder(const fs::path& folder)
{
    auto files = readFirst(folder / kTokenizerJson, folder / kVocabTxt);
    if (!files.hasError() || !isMissing(files.error())) {
        return files;
    }
    std::error_code ignored;
    return fs::exists(folder / kVocabJson, ignored) ? readFile(folder / kVocabJson, Form::VocabJson)
                                                    : noTokenizer(folder);
}

/// By its name, where that says it; else a file that begins as JSON is taken for tokenizer.json.
Result<TokenizerFiles> readNamedFile(const fs::path& path)
{
    const std::string name = path.filename().string();
    if (name.ends_with(".txt")) {
        return readFile(path, Form::VocabTxt);
    }
    if (name.ends_with(kVocabJson)) {
        return readFile(path, Form::VocabJson);
    }
    auto files = readFile(path, Form::TokenizerJson);
    if (files.hasError()) {
        return files;
    }
    if (name.ends_with(".model")) {
        return sentencePiece();
    }
    const std::string& text = files.value().tokenizerJson;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool looksLikeJson = first != std::string::npos && text[first] == '{';
    return name.ends_with(".json") || looksLikeJson ? std::move(files)
                                                    : readFile(path, Form::VocabTxt);
}

std::string embeddedText(const OpenedFile& model, const char* name)
{
    const auto text = model.texts.find(name);
    return text == model.texts.end() ? std::string() : text->second;
}

Result<TokenizerFiles> readEmbedded(const OpenedFile& model)
{
    TokenizerFiles files;
    files.source = QT_TRANSLATE_NOOP("Phrase", "inside the model");
    files.tokenizerConfigJson = embeddedText(model, kConfigJson);
    files.specialTokensMapJson = embeddedText(model, kSpecialTokensMapJson);
    files.tokenizerJson = embeddedText(model, kTokenizerJson);
    if (!files.tokenizerJson.empty()) {
        return files;
    }
    files.vocabTxt = embeddedText(model, kVocabTxt);
    if (!files.vocabTxt.empty()) {
        return files;
    }
    files.vocabJson = embeddedText(model, kVocabJson);
    files.mergesTxt = embeddedText(model, kMergesTxt);
    files.addedTokensJson = embeddedText(model, kAddedTokensJson);
    if (files.vocabJson.empty() || files.mergesTxt.empty()) {
        return noTokenizer(model.path);
    }
    return files;
}

Result<TokenizerFiles> readBeside(const fs::path& model)
{
    const fs::path folder = model.parent_path();
    const std::string stem = model.stem().string();
    auto own = readFirst(folder / (stem + "." + kTokenizerJson), folder / (stem + "." + kVocabTxt));
    if (!own.hasError() || !isMissing(own.error())) {
        return own;
    }
    auto shared = readFirst(folder / kTokenizerJson, folder / kVocabTxt);
    if (shared.hasError() && isMissing(shared.error())) {
        return noTokenizer(model);
    }
    return shared;
}

} // namespace

Result<TokenizerFiles> findTokenizerFiles(const OpenedFile& model,
                                          const std::optional<fs::path>& named)
{
    if (named.has_value()) {
        return readTokenizerFiles(*named);
    }
    auto embedded = readEmbedded(model);
    if (embedded.hasError() && embedded.error().code == ErrorCode::NoTokenizer) {
        return readBeside(model.path);
    }
    return embedded;
}

Result<TokenizerFiles> readTokenizerFiles(const fs::path& fileOrFolder)
{
    std::error_code ignored;
    return fs::is_directory(fileOrFolder, ignored) ? readFolder(fileOrFolder)
                                                   : readNamedFile(fileOrFolder);
}

} // namespace maskscope
