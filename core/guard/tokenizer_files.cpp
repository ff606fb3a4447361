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
constexpr const char* kConfigJson = "tokenizer_config.json";

enum class Form
{
    TokenizerJson,
    VocabTxt,
};

Error noTokenizer(const fs::path& where)
{
    return {ErrorCode::NoTokenizer, {{"file", fileNameForPeople(where)}}, {}};
}

/// vocab.json with merges.txt, and SentencePiece models.
Error unsupported(const std::string& component, const std::string& found)
{
    return {ErrorCode::UnsupportedTokenizer, {{"component", component}, {"found", found}}, {}};
}

bool isMissing(const Error& error)
{
    return error.code == ErrorCode::FileNotFound;
}

/// Empty if there is none; one that is there but unreadable is an error, for the ids depend on it.
Result<std::string> readConfigBeside(const fs::path& vocabTxt)
{
    auto config = readSmallFile(vocabTxt.parent_path() / kConfigJson);
    if (config.hasError() && isMissing(config.error())) {
        return std::string();
    }
    return config;
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
    if (form == Form::TokenizerJson) {
        files.tokenizerJson = std::move(text).value();
        return files;
    }
    auto config = readConfigBeside(path);
    if (config.hasError()) {
        return config.error();
    }
    files.vocabTxt = std::move(text).value();
    files.tokenizerConfigJson = std::move(config).value();
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
    if (fs::exists(folder / kVocabJson, ignored)) {
        return unsupported("model", "BPE");
    }
    return noTokenizer(folder);
}

/// By its name, where that says it; else a file that begins as JSON is taken for tokenizer.json.
Result<TokenizerFiles> readNamedFile(const fs::path& path)
{
    const std::string name = path.filename().string();
    if (name.ends_with(".txt")) {
        return readFile(path, Form::VocabTxt);
    }
    auto files = readFile(path, Form::TokenizerJson);
    if (files.hasError()) {
        return files;
    }
    if (name.ends_with(kVocabJson)) {
        return unsupported("model", "BPE");
    }
    if (name.ends_with(".model")) {
        return unsupported("model", "SentencePiece");
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
    files.tokenizerJson = embeddedText(model, kTokenizerJson);
    if (!files.tokenizerJson.empty()) {
        return files;
    }
    files.vocabTxt = embeddedText(model, kVocabTxt);
    if (!files.vocabTxt.empty()) {
        files.tokenizerConfigJson = embeddedText(model, kConfigJson);
        return files;
    }
    if (model.texts.contains(kVocabJson)) {
        return unsupported("model", "BPE");
    }
    return noTokenizer(model.path);
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
