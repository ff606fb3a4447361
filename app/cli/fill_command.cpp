// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fill_command.h"

#include "app/cli/each_text.h"
#include "app/cli/fill_output.h"
#include "app/cli/session.h"
#include "core/inference/chain_steps.h"
#include "core/inference/many_texts.h"

#include <utility>

namespace maskscope::cli {

namespace {

PredictOptions optionsOf(const Arguments& arguments)
{
    PredictOptions options;
    options.topK = arguments.topK;
    options.maskAliases = arguments.maskAliases;
    options.maxLength = arguments.maxLength;
    options.targets = arguments.targets;
    return options;
}

/// What one forward did not tell: words of several pieces, masks filled together.
Result<FillAnswer> completed(const MaskedLm& lm, Result<Prediction> prediction,
                             const PredictOptions& options, bool joint)
{
    if (prediction.hasError()) {
        return std::move(prediction).error();
    }
    auto scored = scoreChains(*lm.model, *lm.tokenizer, std::move(prediction).value(), {});
    if (scored.hasError()) {
        return std::move(scored).error();
    }
    FillAnswer answer{std::move(scored).value(), {}, lm.model->summary().engine.used.engine};
    if (joint) {
        auto fillings = fillTogether(*lm.model, *lm.tokenizer, answer.prediction, options, {});
        if (fillings.hasError()) {
            return std::move(fillings).error();
        }
        answer.joint = std::move(fillings).value();
    }
    return answer;
}

} // namespace

void runFill(const Arguments& arguments, Console& console)
{
    const auto opened = openMaskedLm(arguments, console);
    if (opened.hasError()) {
        console.reportOpening(opened.error());
        return;
    }
    const MaskedLm& lm = opened.value();
    const PredictOptions options = optionsOf(arguments);
    const auto shown
        = [&](Result<Prediction> prediction, const SourceText& text) -> Result<std::string> {
        PredictOptions asked = options;
        asked.pair = text.pair;
        const auto answer = completed(lm, std::move(prediction), asked, arguments.joint);
        if (answer.hasError()) {
            return answer.error();
        }
        return arguments.json ? fillJson(answer.value()) : fillText(answer.value());
    };
    const auto answers = [&](std::span<const SourceText> texts) {
        std::vector<AskedText> asked;
        for (const SourceText& text : texts) {
            asked.push_back({text.text, text.pair});
        }
        auto predictions = predictMany(*lm.model, *lm.tokenizer, asked, options, {});
        std::vector<Result<std::string>> all;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            all.push_back(shown(std::move(predictions[i]), texts[i]));
        }
        return all;
    };
    answerEachText(arguments, console, answers, arguments.joint ? Windows::OneByOne : Windows::Grow,
                   [&lm] { return lm.model->idleStep() == IdleWork::More; });
}

} // namespace maskscope::cli
