// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/model/model_summary.h"

#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// What a better export of the same model would do away with.
enum class FaultCode
{
    NoHead, ///< fact `class`: to export instead
    NoTokenizer,
    FixedLength, ///< fact `length`
    FewLengths, ///< facts `shortest`, `longest`
    UnsafeLengths, ///< fact `length`
    NoAttentionMask,
    DropoutOn,
    OtherName, ///< fact `key`: of the logits in the dict
    OtherDevice, ///< fact `devices`
    OneTextAtATime,
};

struct Fault
{
    FaultCode code = FaultCode::NoHead;
    Facts facts;
};

/// As scripts see it: "FIXED_LENGTH".
[[nodiscard]] std::string_view faultName(FaultCode code);
/// What is so and what to do, in English, with `{fact}` places; translation context "Fault".
[[nodiscard]] const char* faultTemplate(FaultCode code);
[[nodiscard]] std::string englishFault(const Fault& fault);

/// The worst first; empty: an export could not do better.
[[nodiscard]] std::vector<Fault> faultsOf(const ModelSummary& summary, bool hasTokenizer);

/// Whether a new export does away with this error; `summary` of the model that is open, or null.
[[nodiscard]] bool isSolvedByExport(ErrorCode error, const ModelSummary* summary);

/// How to export the model of a file again, well.
struct ExportPlan
{
    /// Of transformers: "BertForMaskedLM"; "AutoModelForMaskedLM" where the file does not tell.
    std::string modelClass = "AutoModelForMaskedLM";
    bool hasTypeIds = false; ///< it tells first and second texts apart
};

/// Of a file, or of any model if `summary` is null.
[[nodiscard]] ExportPlan exportPlanOf(const ModelSummary* summary);

/// The command that runs `script` (export_masked_lm.py), for a POSIX shell.
[[nodiscard]] std::string exportCommand(const ExportPlan& plan, const std::string& script);
/// The same by a Python program of its own, with torch and transformers alone.
[[nodiscard]] std::string exportProgram(const ExportPlan& plan);

} // namespace maskscope
