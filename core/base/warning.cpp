// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/warning.h"

#include "core/base/messages.h"
#include "core/base/translate_noop.h"

namespace maskscope {

std::string_view warningName(WarningCode code)
{
    switch (code) {
    case WarningCode::DeviceConstants:
        return "DEVICE_CONSTANTS";
    case WarningCode::SignatureMismatch:
        return "SIGNATURE_MISMATCH";
    case WarningCode::AnswersDiffer:
        return "ANSWERS_DIFFER";
    case WarningCode::UnsafeLengths:
        break;
    }
    return "UNSAFE_LENGTHS";
}

const char* warningTemplate(WarningCode code)
{
    switch (code) {
    case WarningCode::DeviceConstants:
        return QT_TRANSLATE_NOOP(
            "Warning",
            "The program names the device {devices}, but Maskscope calculates on the CPU, so it "
            "may stop. Export the model on the CPU.");
    case WarningCode::SignatureMismatch:
        return QT_TRANSLATE_NOOP("Warning",
                                 "The file's records tell of {recorded}, its program of {found}. "
                                 "Maskscope goes by the program.");
    case WarningCode::AnswersDiffer:
        return QT_TRANSLATE_NOOP(
            "Warning",
            "The same text gets a different answer each time: the model was recorded in training "
            "mode, with dropout on. Call eval() on it and export it again.");
    case WarningCode::UnsafeLengths:
        break;
    }
    return QT_TRANSLATE_NOOP(
        "Warning",
        "This file was recorded with {length} tokens. It also runs with other lengths, but what it "
        "answers there cannot be trusted, so only text of exactly {length} tokens is answered.");
}

std::string englishWarning(const Warning& warning)
{
    return fillTemplate(warningTemplate(warning.code), warning.facts);
}

} // namespace maskscope
