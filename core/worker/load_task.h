// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"
#include "core/worker/jobs.h"

#include <optional>
#include <stop_token>

namespace maskscope {

/// A model that is ready, and why its tokenizer is null if it is.
struct OpenModel
{
    MaskedLm lm;
    std::optional<Error> tokenizerError;
    bool sharesProcessors = true; ///< nobody asked for a number of threads
    bool hasIdleWork = true; ///< until TracedModel::idleStep says otherwise
};

/// From a path to a model: look at the file, find and read its tokenizer, load, and check that the
/// two belong together. A tokenizer that is missing or of no use does not fail the load: shapes and
/// latency need none. Errors: those of openModelFile and ModelLoader::load.
[[nodiscard]] Result<OpenModel> loadModel(const LoadJob& job, ModelLoader& loader,
                                          const Progress& progress, std::stop_token stop);

} // namespace maskscope
