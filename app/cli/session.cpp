// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/demo_model.h"
#include "app/engine.h"
#include "core/guard/model_file.h"
#include "core/guard/tokenizer_files.h"

#include <cmath>
#include <optional>
#include <utility>

namespace maskscope::cli {

namespace {

using TokenizerResult = Result<std::shared_ptr<const Tokenizer>>;

Result<OpenedFile> openFile(const std::string& model)
{
    if (model != "demo") {
        return openModelFile(model);
    }
    const auto path = demoModelPath();
    if (!path) {
        return Error{ErrorCode::NoDemoModel, {}, {}};
    }
    return openModelFile(*path);
}

std::optional<std::filesystem::path> namedTokenizer(const Arguments& arguments)
{
    if (!arguments.tokenizer) {
        return std::nullopt;
    }
    return std::filesystem::path(*arguments.tokenizer);
}

TokenizerResult tokenizerFrom(const Result<TokenizerFiles>& files)
{
    if (files.hasError()) {
        return files.error();
    }
    return makeTokenizer(files.value());
}

Progress progressOn(Console& console)
{
    return [&console](double fraction) {
        console.showProgress("Opening the model: " + std::to_string(std::lround(100 * fraction))
                             + " %");
    };
}

Result<std::unique_ptr<TracedModel>> load(OpenedFile file, const Arguments& arguments,
                                          Console& console,
                                          const InspectionOptions& inspection = {})
{
    LoadOptions options;
    options.threads = arguments.threads;
    options.engine = arguments.engine;
    // Measuring must not meet a proof on its way.
    options.proof = arguments.command == Command::Bench ? Proof::AtOnce : Proof::AsNeeded;
    options.inspection = inspection;
    return makeEngineLoader()->load(std::move(file), options, progressOn(console), {});
}

Error noLmHead(const TokenizerResult& tokenizer)
{
    Fact limit = std::string("an unknown number of");
    if (tokenizer.hasValue()) {
        limit = static_cast<std::int64_t>(tokenizer.value()->vocabularySize());
    }
    return Error{ErrorCode::NoLmHead, {{"limit", limit}}, {}};
}

struct ModelAndTokenizer
{
    std::unique_ptr<TracedModel> model;
    TokenizerResult tokenizer;
};

/// The tokenizer is looked for first, while the file's small parts are at hand, but the model's
/// error, if there is one, tells more.
Result<ModelAndTokenizer> openBoth(const Arguments& arguments, Console& console,
                                   const InspectionOptions& inspection = {})
{
    auto file = openFile(arguments.model.value_or(std::string()));
    if (file.hasError()) {
        return file.error();
    }
    auto tokenizer = tokenizerFrom(findTokenizerFiles(file.value(), namedTokenizer(arguments)));
    auto model = load(std::move(file).value(), arguments, console, inspection);
    if (model.hasError()) {
        return model.error();
    }
    return ModelAndTokenizer{std::move(model).value(), std::move(tokenizer)};
}

/// May a model be measured alone because of this? A tokenizer that was named must work.
bool isExcused(const Error& error, const Arguments& arguments)
{
    return !arguments.tokenizer
        && (error.code == ErrorCode::NoTokenizer || error.code == ErrorCode::UnsupportedTokenizer);
}

} // namespace

Result<std::unique_ptr<TracedModel>> openModel(const Arguments& arguments, Console& console,
                                               const InspectionOptions& inspection)
{
    auto file = openFile(arguments.model.value_or(std::string()));
    if (file.hasError()) {
        return file.error();
    }
    return load(std::move(file).value(), arguments, console, inspection);
}

bool hasTokenizer(const Arguments& arguments)
{
    const auto file = openFile(arguments.model.value_or(std::string()));
    return file.hasValue()
        && findTokenizerFiles(file.value(), namedTokenizer(arguments)).hasValue();
}

Result<OpenedFile> openModelFileOf(const Arguments& arguments)
{
    return openFile(arguments.model.value_or(std::string()));
}

TokenizerResult openNamedTokenizer(const Arguments& arguments)
{
    return tokenizerFrom(readTokenizerFiles(arguments.tokenizer.value_or(std::string())));
}

TokenizerResult openTokenizer(const Arguments& arguments)
{
    if (!arguments.model) {
        return openNamedTokenizer(arguments);
    }
    const auto file = openFile(*arguments.model);
    if (file.hasError()) {
        return file.error();
    }
    return tokenizerFrom(findTokenizerFiles(file.value(), namedTokenizer(arguments)));
}

Result<MaskedLm> openMaskedLm(const Arguments& arguments, Console& console)
{
    auto both = openBoth(arguments, console);
    if (both.hasError()) {
        return both.error();
    }
    auto& [model, tokenizer] = both.value();
    if (!model->summary().output.hasLmHead) {
        return noLmHead(tokenizer);
    }
    if (tokenizer.hasError()) {
        return tokenizer.error();
    }
    if (!tokenizer.value()->maskId()) {
        return Error{ErrorCode::NoMaskToken, {}, {}};
    }
    if (Status fits = checkVocabulary(*tokenizer.value(), model->summary()); fits.hasError()) {
        return fits.error();
    }
    return MaskedLm{std::move(model), tokenizer.value()};
}

Result<MaskedLm> openForMeasuring(const Arguments& arguments, Console& console)
{
    // The saved program's operations are counted before it is given up for a faster one.
    auto both = openBoth(arguments, console, {.scope = InspectionScope::Shapes, .whileIdle = true});
    if (both.hasError()) {
        return both.error();
    }
    auto& [model, tokenizer] = both.value();
    if (tokenizer.hasError() && !isExcused(tokenizer.error(), arguments)) {
        return tokenizer.error();
    }
    if (tokenizer.hasError()) {
        return MaskedLm{std::move(model), nullptr};
    }
    if (model->summary().output.hasLmHead) {
        if (Status fits = checkVocabulary(*tokenizer.value(), model->summary()); fits.hasError()) {
            return fits.error();
        }
    }
    return MaskedLm{std::move(model), tokenizer.value()};
}

} // namespace maskscope::cli
