// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/warning.h"

#include "core/base/messages.h"
#include "core/base/translate_noop.h"

namespace maskscope {

bool isNote(WarningCode code)
{
    return code == WarningCode::GuessedRoles || code == WarningCode::MaskIsSecond;
}

std::string_view warningName(WarningCode code)
{
    switch (code) {
    case WarningCode::LoadTimeCode:
        return "LOAD_TIME_CODE";
    case WarningCode::DeviceConstants:
        return "DEVICE_CONSTANTS";
    case WarningCode::SignatureMismatch:
        return "SIGNATURE_MISMATCH";
    case WarningCode::AnswersDiffer:
        return "ANSWERS_DIFFER";
    case WarningCode::GuessedRoles:
        return "GUESSED_ROLES";
    case WarningCode::UnknownRoles:
        return "UNKNOWN_ROLES";
    case WarningCode::MaskIsSecond:
        return "MASK_IS_SECOND";
    case WarningCode::FlatAnswers:
        return "FLAT_ANSWERS";
    case WarningCode::UnsafeLengths:
        break;
    }
    return "UNSAFE_LENGTHS";
}

const char* warningTemplate(WarningCode code)
{
    switch (code) {
    case WarningCode::LoadTimeCode:
        return QT_TRANSLATE_NOOP(
            "Warning",
            "This file runs code of its own already while it is opened ({classes}: __setstate__). "
            "Open it only if you trust whoever made it.");
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
    case WarningCode::GuessedRoles:
        return QT_TRANSLATE_NOOP("Warning",
                                 "The names of this file's inputs do not tell what they are. Found "
                                 "by trying: {inputs}.");
    case WarningCode::UnknownRoles:
        return QT_TRANSLATE_NOOP("Warning",
                                 "The input {inputs} could be anything: its name does not tell, "
                                 "and trying told nothing. "
                                 "It is filled with zeros, so answers may be wrong.");
    case WarningCode::MaskIsSecond:
        return QT_TRANSLATE_NOOP(
            "Warning",
            "The second input is the attention mask; sentence types cannot be given. A script that "
            "passes segments second, as Hugging Face's old TorchScript page does (with 14 tokens; "
            "this file was recorded with {length}), hides the first sentence. Maskscope passes a "
            "mask.");
    case WarningCode::FlatAnswers:
        return QT_TRANSLATE_NOOP(
            "Warning",
            "Every word is about as likely as any other: the word head looks as if it had never "
            "been trained. Export a model whose weights hold a trained head.");
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
