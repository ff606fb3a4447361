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
    answerEachText(arguments, console, [&](const std::string& text) -> Result<std::string> {
        auto prediction = predict(*lm.model, *lm.tokenizer, text, options, {});
        if (prediction.hasError()) {
            return prediction.error();
        }
        prediction.value().text = text;
        return arguments.json ? fillJson(prediction.value()) : fillText(prediction.value());
    });
}

} // namespace maskscope::cli
