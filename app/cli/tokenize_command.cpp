// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tokenize_command.h"

#include "app/cli/each_text.h"
#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/session.h"

namespace maskscope::cli {

void runTokenize(const Arguments& arguments, Console& console)
{
    const auto tokenizer = openTokenizer(arguments);
    if (tokenizer.hasError()) {
        console.reportOpening(tokenizer.error());
        return;
    }
    answerEachText(arguments, console, [&](std::span<const SourceText> texts) {
        std::vector<Result<std::string>> answers;
        for (const SourceText& text : texts) {
            const Encoding encoding = tokenizer.value()->encode(text.text, {.pair = text.pair});
            answers.emplace_back(arguments.json ? tokenizeJson(text, encoding)
                                                : tokenizeText(text, encoding));
        }
        return answers;
    });
}

} // namespace maskscope::cli
