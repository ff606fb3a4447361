// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/warning.h"
#include "core/model/evidence.h"
#include "core/model/export_doctor.h"
#include "ui/detail_level.h"

#include <QString>

namespace maskscope {

/// The sentence of an error in the language of the window: the template of core/base/messages.cpp
/// looked up in the translations (context "Message"), its facts put in. Plain text. At level Show
/// without tokens, where they say what people meet while typing.
[[nodiscard]] QString errorText(const Error& error, DetailLevel level = DetailLevel::Inspect);

/// What stands under "Details": the code's name and the raw text of the library, capped.
[[nodiscard]] QString errorDetails(const Error& error);

/// The same for what is odd about an open model, and for what a new export would do better
/// (contexts "Warning" and "Fault").
[[nodiscard]] QString warningText(const Warning& warning);
/// What stands before it: a warning sign, or the letter i for what is only worth knowing.
[[nodiscard]] QString warningSign(WarningCode code);
[[nodiscard]] QString faultText(const Fault& fault);

/// What pins a size down (context "Phrase").
[[nodiscard]] QString evidenceText(const Evidence& evidence);

/// What core says of the engine (context "Engine").
[[nodiscard]] QString engineText(const char* english);

} // namespace maskscope
