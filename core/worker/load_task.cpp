// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/load_task.h"

#include "core/guard/file_hash.h"
#include "core/guard/model_file.h"
#include "core/guard/tokenizer_files.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

Result<std::shared_ptr<const Tokenizer>>
readTokenizer(const OpenedFile& file, const std::optional<std::filesystem::path>& named)
{
    Result<TokenizerFiles> files = findTokenizerFiles(file, named);
    if (files.hasError()) {
        return std::move(files).error();
    }
    return makeTokenizer(files.value());
}

/// Hashing reads the whole file, so it is done only where somebody has said something of a file of
/// that size.
RoleOverrides rolesFor(OpenedFile& file, const LoadJob& job, const std::stop_token& stop)
{
    const bool isKnownSize
        = std::any_of(job.remembered.begin(), job.remembered.end(),
                      [&](const RememberedRoles& known) { return known.bytes == file.bytes; });
    if (job.roles || isKnownSize) {
        file.sha256 = sha256Of(file.descriptor, file.bytes, stop);
    }
    if (job.roles) {
        return *job.roles;
    }
    const auto known = std::find_if(job.remembered.begin(), job.remembered.end(),
                                    [&](const RememberedRoles& entry) {
                                        return !file.sha256.empty() && entry.sha256 == file.sha256;
                                    });
    return known == job.remembered.end() ? RoleOverrides() : known->roles;
}

/// Puts the two together if they fit.
OpenModel join(std::unique_ptr<TracedModel> model,
               Result<std::shared_ptr<const Tokenizer>> tokenizer)
{
    OpenModel open;
    open.lm.model = std::move(model);
    if (tokenizer.hasError()) {
        open.tokenizerError = std::move(tokenizer).error();
        return open;
    }
    Status fits = checkVocabulary(*tokenizer.value(), open.lm.model->summary());
    if (fits.hasError()) {
        open.tokenizerError = std::move(fits).error();
        return open;
    }
    open.lm.tokenizer = std::move(tokenizer).value();
    return open;
}

} // namespace

Result<OpenModel> loadModel(const LoadJob& job, ModelLoader& loader, const Progress& progress,
                            std::stop_token stop)
{
    Result<OpenedFile> file = openModelFile(job.path);
    if (file.hasError()) {
        return std::move(file).error();
    }
    Result<std::shared_ptr<const Tokenizer>> tokenizer = readTokenizer(file.value(), job.tokenizer);
    if (stop.stop_requested()) {
        return Error{ErrorCode::Cancelled, {}, {}};
    }
    LoadOptions options = job.options;
    options.roles = rolesFor(file.value(), job, stop);
    if (tokenizer.hasValue() && tokenizer.value()->padId()) {
        options.padId = tokenizer.value()->padId()->value;
    }
    Result<std::unique_ptr<TracedModel>> model
        = loader.load(std::move(file).value(), options, progress, stop);
    const bool wasRemembered = !job.roles && !options.roles.empty();
    if (model.hasError() && wasRemembered && !model.error().isCancelled()) {
        LoadJob without = job; // what was said once must not lock a file for ever
        without.remembered.clear();
        return loadModel(without, loader, progress, std::move(stop));
    }
    if (model.hasError()) {
        return std::move(model).error();
    }
    OpenModel open = join(std::move(model).value(), std::move(tokenizer));
    open.sharesProcessors = job.options.threads == 0;
    return open;
}

} // namespace maskscope
