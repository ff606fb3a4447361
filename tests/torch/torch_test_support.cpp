// SPDX-License-Identifier: GPL-3.0-or-later
#include "torch_test_support.h"

#include "core/guard/model_file.h"
#include "core/guard/tokenizer_files.h"
#include "core/libtorch/torch_model_loader.h"

#include <utility>

namespace maskscope::test {

std::filesystem::path modelPath(const std::string& name)
{
    return std::filesystem::path(MASKSCOPE_TEST_DATA) / "models" / name;
}

Json readTestJson(const std::string& name)
{
    const auto text = readSmallFile(std::filesystem::path(MASKSCOPE_TEST_DATA) / name);
    if (text.hasError()) {
        return {};
    }
    auto json = parseJson(text.value(), name);
    return json.hasValue() ? std::move(json).value() : Json{};
}

Result<std::unique_ptr<TracedModel>> loadTestModel(const std::string& name,
                                                   const Progress& progress, std::stop_token stop)
{
    Result<OpenedFile> file = openModelFile(modelPath(name));
    if (file.hasError()) {
        return std::move(file).error();
    }
    LoadOptions options;
    options.threads = 1;
    return makeTorchModelLoader()->load(std::move(file).value(), options, progress,
                                        std::move(stop));
}

Result<MaskedLm> openMaskedLm(const std::filesystem::path& path, Engine engine)
{
    Result<OpenedFile> file = openModelFile(path);
    if (file.hasError()) {
        return std::move(file).error();
    }
    const auto files = findTokenizerFiles(file.value(), {});
    auto tokenizer = files.hasValue() ? makeTokenizer(files.value())
                                      : Result<std::shared_ptr<const Tokenizer>>(files.error());
    LoadOptions options;
    options.threads = 1;
    options.engine.engine = engine;
    if (tokenizer.hasValue()) {
        options.padId = tokenizer.value()->padId().value_or(TokenId{0}).value;
    }
    auto model = makeTorchModelLoader()->load(std::move(file).value(), options, {}, {});
    if (model.hasError()) {
        return std::move(model).error();
    }
    if (tokenizer.hasError()) {
        return std::move(tokenizer).error();
    }
    Status fits = checkVocabulary(*tokenizer.value(), model.value()->summary());
    if (model.value()->summary().output.hasLmHead && fits.hasError()) {
        return std::move(fits).error();
    }
    return MaskedLm{std::move(model).value(), std::move(tokenizer).value()};
}

Batch oneRow(const std::vector<std::int64_t>& ids)
{
    return {.rows = 1,
            .length = ids.size(),
            .ids = ids,
            .attentionMask = std::vector<std::int64_t>(ids.size(), 1),
            .typeIds = std::vector<std::int64_t>(ids.size(), 0)};
}

std::string textFact(const Error& error, const std::string& name)
{
    const auto fact = error.facts.find(name);
    const auto* text
        = fact == error.facts.end() ? nullptr : std::get_if<std::string>(&fact->second);
    return text != nullptr ? *text : std::string();
}

std::int64_t numberFact(const Error& error, const std::string& name)
{
    const auto fact = error.facts.find(name);
    const auto* number
        = fact == error.facts.end() ? nullptr : std::get_if<std::int64_t>(&fact->second);
    return number != nullptr ? *number : -1;
}

} // namespace maskscope::test
