// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fill_command.h"

#include "app/cli/each_text.h"
#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"

namespace maskscope::cli {

void runFill(const Arguments& arguments, Console& console)
{
    const auto opened = openMaskedLm(arguments, console);
    if (opened.hasError()) {
        console.reportOpening(opened.error());
        return;
    }
    const MaskedLm& lm = opened.value();
    PredictOptions options;
    options.topK = arguments.topK;
    options.maskAliases = arguments.maskAliases;
    options.maxLength = arguments.maxLength;
    answerEachText(arguments, console, [&](const SourceText& text) -> Result<std::string> {
        options.pair = text.pair;
        auto prediction = predict(*lm.model, *lm.tokenizer, text.text, options, {});
        if (prediction.hasError()) {
            return prediction.error();
        }
        return arguments.json ? fillJson(prediction.value()) : fillText(prediction.value());
    });
}

} // namespace maskscope::cli
