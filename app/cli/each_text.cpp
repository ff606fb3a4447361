// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/each_text.h"

#include "app/cli/human_output.h"
#include "app/cli/json_output.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>

namespace maskscope::cli {

namespace {

/// Enough that many have the same length. The first windows hold 1, 2, 4 ... texts, so that answers
/// come soon; not as many as their time allows: the same input then gives the same output.
constexpr std::size_t kMostTexts = 128;

/// Texts of the source in a row, the unreadable ones among them.
struct Window
{
    std::vector<SourceText> texts;
    std::optional<Error> failure; ///< there is nothing to read after them
    bool isLast = false;
};

/// Waits for one text, and takes those after it that are there.
Window nextWindow(TextSource& source, std::size_t mostTexts)
{
    Window window;
    do {
        auto next = source.next();
        if (next.hasError()) {
            window.failure = std::move(next).error();
        } else if (next.value()) {
            window.texts.push_back(*std::move(next).value());
        } else {
            window.isLast = true;
        }
    } while (!window.failure && !window.isLast && window.texts.size() < mostTexts
             && source.isReady());
    return window;
}

/// Until a text is there or nothing is left to do. Texts that come one after another are answered
/// without delay: it begins after a pause.
void useTheWait(TextSource& source, Meanwhile& meanwhile)
{
    constexpr std::chrono::milliseconds kPause{500};
    std::chrono::milliseconds wait = kPause;
    while (meanwhile && !source.isReady(wait)) {
        if (!meanwhile()) {
            meanwhile = {};
        }
        wait = {};
    }
}

/// Answers in the order of `texts`; those that could not be read keep their error.
std::vector<Result<std::string>> answersTo(const std::vector<SourceText>& texts,
                                           const AnswerTexts& answer)
{
    std::vector<SourceText> readable;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(readable),
                 [](const SourceText& text) { return !text.error; });
    auto answered = answer(readable);
    auto next = answered.begin();
    std::vector<Result<std::string>> answers;
    for (const SourceText& text : texts) {
        answers.push_back(text.error ? Result<std::string>(*text.error) : std::move(*next++));
    }
    return answers;
}

/// The answer, or what stands in its place.
std::string shownAnswer(const SourceText& text, const Result<std::string>& answer,
                        const Arguments& arguments, Console& console)
{
    if (answer.hasValue()) {
        return answer.value();
    }
    console.report(answer.error());
    return arguments.json ? failedTextJson(text.text, answer.error()) : failedText(text.text);
}

/// False if nobody reads any more.
bool printAnswers(const Window& window, const Arguments& arguments, Console& console,
                  const AnswerTexts& answer)
{
    const auto answers = answersTo(window.texts, answer);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!console.print(shownAnswer(window.texts[i], answers[i], arguments, console))) {
            return false;
        }
    }
    return true;
}

} // namespace

void answerEachText(const Arguments& arguments, Console& console, const AnswerTexts& answer,
                    Windows windows, const Meanwhile& meanwhile)
{
    Meanwhile left = meanwhile;
    const std::size_t most = windows == Windows::OneByOne ? 1 : kMostTexts;
    auto source = TextSource::open(arguments.source);
    if (source.hasError()) {
        console.report(source.error());
        return;
    }
    for (std::size_t size = 1;; size = std::min(2 * size, most)) {
        const Window window = nextWindow(source.value(), size);
        if (!printAnswers(window, arguments, console, answer)) {
            return;
        }
        if (window.failure) {
            console.report(*window.failure);
        }
        if (window.failure || window.isLast) {
            return;
        }
        useTheWait(source.value(), left);
    }
}

} // namespace maskscope::cli
