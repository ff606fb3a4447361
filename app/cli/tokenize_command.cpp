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
    answerEachText(arguments, console, [&](const SourceText& text) -> Result<std::string> {
        const Encoding encoding = tokenizer.value()->encode(text.text, {.pair = text.pair});
        return arguments.json ? tokenizeJson(text, encoding) : tokenizeText(text, encoding);
    });
}

} // namespace maskscope::cli
