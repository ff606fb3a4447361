// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_advice.h"

#include "app/program_files.h"

namespace maskscope::cli {

ExportAdvice adviceFor(const ModelSummary& summary, bool hasTokenizer)
{
    const std::string script = exportScriptPath().value_or("export_masked_lm.py").string();
    return exportAdvice(summary, faultsOf(summary, hasTokenizer), script);
}

std::string adviceText(const ExportAdvice& advice)
{
    if (advice.faults.empty()) {
        return {};
    }
    std::string text = "\nTo make it better\n";
    for (const Fault& fault : advice.faults) {
        text += "  " + englishFault(fault) + "\n";
    }
    return text + "  This makes such a file; MODEL is a folder or a name on the Hugging Face hub:\n"
        + "    " + advice.command + "\n";
}

} // namespace maskscope::cli
