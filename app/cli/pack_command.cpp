// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pack_command.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"
#include "core/guard/model_packer.h"

#include <cmath>
#include <string>
#include <utility>

namespace maskscope::cli {

namespace {

/// Whether the tokenizer belongs to the model, as far as the model can be run here: one that cannot
/// is packed all the same.
Status checkFits(const Arguments& arguments, const Tokenizer& tokenizer, Console& console)
{
    const auto model = openModel(arguments, console);
    if (model.hasError() || !model.value()->summary().output.hasLmHead) {
        return Ok{};
    }
    return checkVocabulary(tokenizer, model.value()->summary());
}

Result<PackReport> pack(const Arguments& arguments, Console& console)
{
    const auto model = openModelFileOf(arguments);
    if (model.hasError()) {
        return model.error();
    }
    const auto tokenizer = openNamedTokenizer(arguments);
    if (tokenizer.hasError()) {
        return tokenizer.error();
    }
    const auto files = readFilesToEmbed(arguments.tokenizer.value_or(std::string()));
    if (files.hasError()) {
        return files.error();
    }
    if (Status fits = checkFits(arguments, *tokenizer.value(), console); fits.hasError()) {
        return fits.error();
    }
    PackOptions options;
    options.stripPaths = arguments.stripPaths;
    options.replace = arguments.force ? Replace::Yes : Replace::No;
    return packModel(
        model.value(), files.value(), arguments.output, options, [&console](double fraction) {
            console.showProgress("Packing: " + std::to_string(std::lround(100 * fraction)) + " %");
        });
}

} // namespace

void runPack(const Arguments& arguments, Console& console)
{
    const auto report = pack(arguments, console);
    if (report.hasError() && report.error().code == ErrorCode::CannotWrite) {
        console.report(report.error());
        return;
    }
    if (report.hasError()) {
        console.reportOpening(report.error());
        return;
    }
    // Whether it could be written is the exit code's matter.
    static_cast<void>(console.print(arguments.json ? packJson(arguments.output, report.value())
                                                   : packText(arguments.output, report.value())));
}

} // namespace maskscope::cli
