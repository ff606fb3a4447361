// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/export_doctor.h"

#include <string>
#include <vector>

namespace maskscope {

/// What a new export of a model would do better, and how it is made.
struct ExportAdvice
{
    std::vector<Fault> faults;
    std::string command; ///< runs the script that comes with the program
    std::string program; ///< in Python, without that script
};

/// `faults` as faultsOf() finds them, `script` as it is called in a shell.
[[nodiscard]] ExportAdvice exportAdvice(const ModelSummary& summary, std::vector<Fault> faults,
                                        const std::string& script);

} // namespace maskscope
