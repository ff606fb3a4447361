// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/export_doctor.h"

#include <string>
#include <vector>

namespace maskscope::cli {

/// What a new export of a model would do better, and how it is made.
struct ExportAdvice
{
    std::vector<Fault> faults;
    std::string command; ///< runs the script that comes with the program
    std::string program; ///< in Python, without that script
};

[[nodiscard]] ExportAdvice adviceFor(const ModelSummary& summary, bool hasTokenizer);

/// For people: a line a fault and the command. Empty if there are no faults.
[[nodiscard]] std::string adviceText(const ExportAdvice& advice);

} // namespace maskscope::cli
