// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace maskscope {

/// What is odd about a model that opens all the same. Names and sentences stand in warning.cpp.
enum class WarningCode
{
    LoadTimeCode, ///< fact `classes`
    DeviceConstants, ///< fact `devices`
    SignatureMismatch, ///< facts `recorded`, `found`
    AnswersDiffer, ///< one text, two answers
    FlatAnswers, ///< of a word head that was never trained
    UnsafeLengths, ///< fact `length`: the one that is right
    GuessedRoles, ///< fact `inputs`: "x = input_ids"
    UnknownRoles, ///< fact `inputs`
    MaskIsSecond, ///< fact `length`, as recorded
};

struct Warning
{
    WarningCode code = WarningCode::LoadTimeCode;
    Facts facts;
};

/// Worth knowing, but nothing is wrong.
[[nodiscard]] bool isNote(WarningCode code);
/// As scripts see it: "DEVICE_CONSTANTS".
[[nodiscard]] std::string_view warningName(WarningCode code);
/// English, with `{fact}` places, of the translation context "Warning".
[[nodiscard]] const char* warningTemplate(WarningCode code);
[[nodiscard]] std::string englishWarning(const Warning& warning);

} // namespace maskscope
