// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>

namespace maskscope {

/// How the command line ends when nothing worse happened (CLI: exit codes).
enum class ExitCode
{
    Done = 0,
    Usage = 2,
    OpeningFailed = 3,
    RunningFailed = 4,
    Cancelled = 5,
};

/// One row of the message table. `text` is the English sentence with `{fact}` places.
struct MessageTemplate
{
    ErrorCode code;
    std::string_view name; ///< as scripts see it: "NO_MASK"
    ExitCode exitCode;
    const char* text;
};

/// All rows, one per ErrorCode, in the order of the enumeration.
[[nodiscard]] std::span<const MessageTemplate> messageTemplates();

[[nodiscard]] const MessageTemplate& messageTemplate(ErrorCode code);

/// Puts the facts into a template (English or translated). A place without a fact becomes "?".
/// Control characters and bidirectional overrides in facts (file names are anyone's text) become
/// U+FFFD, and a fact longer than 80 code points is shortened in its middle.
[[nodiscard]] std::string fillTemplate(std::string_view text, const Facts& facts);

/// The English sentence of an error, at most 300 code points.
[[nodiscard]] std::string englishMessage(const Error& error);

/// `error[NO_MASK]: ...`, the form the command line prints after its own name.
[[nodiscard]] std::string errorLine(const Error& error);

} // namespace maskscope
