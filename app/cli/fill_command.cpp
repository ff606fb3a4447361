// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fill_command.h"

#include "app/cli/each_text.h"
#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"
#include "core/inference/many_texts.h"

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
    const auto shown = [&](const Result<Prediction>& prediction) -> Result<std::string> {
        if (prediction.hasError()) {
            return prediction.error();
        }
        const Engine engine = lm.model->summary().engine.used.engine;
        return arguments.json ? fillJson(prediction.value(), engine) : fillText(prediction.value());
    };
    answerEachText(arguments, console, [&](std::span<const SourceText> texts) {
        std::vector<AskedText> asked;
        for (const SourceText& text : texts) {
            asked.push_back({text.text, text.pair});
        }
        std::vector<Result<std::string>> answers;
        for (const auto& prediction : predictMany(*lm.model, *lm.tokenizer, asked, options, {})) {
            answers.push_back(shown(prediction));
        }
        return answers;
    });
}

} // namespace maskscope::cli
