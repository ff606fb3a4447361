// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/each_text.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"
#include "app/cli/text_source.h"

namespace maskscope::cli {

void answerEachText(const Arguments& arguments, Console& console,
                    const std::function<Result<std::string>(const std::string&)>& answer)
{
    auto source = TextSource::open(arguments.source);
    if (source.hasError()) {
        console.report(source.error());
        return;
    }
    while (true) {
        const auto next = source.value().next();
        if (next.hasError()) {
            console.report(next.error());
            return;
        }
        if (!next.value()) {
            return;
        }
        const SourceText& text = *next.value();
        const auto result = text.error ? Result<std::string>(*text.error) : answer(text.text);
        if (result.hasError()) {
            console.report(result.error());
        }
        const std::string shown = result.hasValue() ? result.value()
            : arguments.json                        ? failedTextJson(text.text, result.error())
                                                    : failedText(text.text);
        if (!console.print(shown)) {
            return;
        }
    }
}

} // namespace maskscope::cli
