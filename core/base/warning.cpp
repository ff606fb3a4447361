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
        break;
    }
    return "SIGNATURE_MISMATCH";
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
        break;
    }
    return QT_TRANSLATE_NOOP("Warning",
                             "The file's records tell of {recorded}, its program of {found}. "
                             "Maskscope goes by the program.");
}

std::string englishWarning(const Warning& warning)
{
    return fillTemplate(warningTemplate(warning.code), warning.facts);
}

} // namespace maskscope
