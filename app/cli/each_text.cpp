// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/each_text.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"

#include <optional>
#include <utility>

namespace maskscope::cli {

namespace {

using Answer = std::function<Result<std::string>(const SourceText&)>;

/// The answer, or what stands in its place.
std::string shownAnswer(const SourceText& text, const Arguments& arguments, Console& console,
                        const Answer& answer)
{
    auto result = text.error ? Result<std::string>(*text.error) : answer(text);
    if (result.hasValue()) {
        return std::move(result).value();
    }
    console.report(result.error());
    return arguments.json ? failedTextJson(text.text, result.error()) : failedText(text.text);
}

} // namespace

void answerEachText(const Arguments& arguments, Console& console, const Answer& answer)
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
        const std::optional<SourceText>& text = next.value();
        if (!text || !console.print(shownAnswer(*text, arguments, console, answer))) {
            return;
        }
    }
}

} // namespace maskscope::cli
