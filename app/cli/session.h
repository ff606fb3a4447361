// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "core/inference/predictor.h"

#include <memory>

namespace maskscope::cli {

// Opening what a command needs. All on the command's thread, where what was opened is also used and
// freed.

/// The model alone. Errors: those of openModelFile and ModelLoader, NoDemoModel.
[[nodiscard]] Result<std::unique_ptr<TracedModel>>
openModel(const Arguments& arguments, Console& console, const InspectionOptions& inspection = {});

/// Whether there are files of a tokenizer in, beside or named with the model; read or not.
[[nodiscard]] bool hasTokenizer(const Arguments& arguments);

/// The tokenizer alone, without loading the model.
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> openTokenizer(const Arguments& arguments);

/// The model's file alone, and the tokenizer that --tokenizer names.
[[nodiscard]] Result<OpenedFile> openModelFileOf(const Arguments& arguments);
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>>
openNamedTokenizer(const Arguments& arguments);

/// A model that can fill masks, and its tokenizer. Errors: also NoLmHead, NoMaskToken,
/// VocabularyMismatch.
[[nodiscard]] Result<MaskedLm> openMaskedLm(const Arguments& arguments, Console& console);

/// A model to measure, with or without a head. Its tokenizer is null where there is none.
[[nodiscard]] Result<MaskedLm> openForMeasuring(const Arguments& arguments, Console& console);

} // namespace maskscope::cli
