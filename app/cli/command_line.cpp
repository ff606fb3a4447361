// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/option_values.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace maskscope::cli {

namespace {

enum class Takes
{
    Nothing,
    Value,
};

/// One option of the command line. Those not built yet are known, so that they can be refused by
/// their own sentence.
struct OptionSpec
{
    const char* name;
    unsigned commands;
    Takes takes;
    bool isBuilt = true;
};

// Options whose values are texts are missing here: see separateTexts().
constexpr std::array kOptions{
    OptionSpec{"--tokenizer", kEvery, Takes::Value},
    OptionSpec{"--threads", kEvery, Takes::Value},
    OptionSpec{"--engine", kEvery, Takes::Value},
    OptionSpec{"--precision", kEvery, Takes::Value},
    OptionSpec{"--isolate", kEvery, Takes::Value},
    OptionSpec{"--timeout", kEvery, Takes::Value},
    OptionSpec{"--input", kEvery, Takes::Value},
    OptionSpec{"--json", kEvery, Takes::Nothing},
    OptionSpec{"--file", kPredicting, Takes::Value},
    OptionSpec{"--top-k", kFill, Takes::Value},
    OptionSpec{"--max-length", kFill, Takes::Value},
    OptionSpec{"--no-mask-aliases", kFill, Takes::Nothing},
    OptionSpec{"--joint", kFill, Takes::Nothing},
    OptionSpec{"--depth", kInspect, Takes::Value},
    OptionSpec{"--lengths", kBench | kInspect, Takes::Value},
    OptionSpec{"--warmup", kBench, Takes::Value},
    OptionSpec{"--repeats", kBench, Takes::Value},
    OptionSpec{"--csv", kBench, Takes::Nothing},
    OptionSpec{"-o", kPack, Takes::Value},
    OptionSpec{"--strip-paths", kPack, Takes::Nothing},
    OptionSpec{"--force", kPack | kInspect, Takes::Nothing},
    OptionSpec{"--html", kInspect, Takes::Value},

};

/// Takes `--text T` or `--text=T` at word `i` and moves on to its last word. False: another word
/// stands there.
Result<bool> takeText(const std::vector<std::string>& words, std::size_t& i,
                      const std::string& name, std::vector<std::string>& texts)
{
    if (words[i].starts_with(name + "=")) {
        texts.push_back(words[i].substr(name.size() + 1));
        return true;
    }
    if (words[i] != name) {
        return false;
    }
    if (++i == words.size()) {
        return usageError(name + " needs a text after it");
    }
    texts.push_back(words[i]);
    return true;
}

/// An option whose values are texts, and where they go.
struct TextOption
{
    const char* name;
    unsigned commands;
    std::vector<std::string> GivenOptions::*values;
};
constexpr std::array kTextOptions{
    TextOption{"--text", kPredicting, &GivenOptions::texts},
    TextOption{"--pair", kPredicting, &GivenOptions::pairs},
    TextOption{"--target", kFill, &GivenOptions::targets},
    TextOption{"--targets", kFill, &GivenOptions::targetLists},
};

/// Takes the text that may stand at word `i`; false: another word stands there.
Result<bool> takeTextOption(const std::vector<std::string>& words, std::size_t& i, unsigned command,
                            GivenOptions& given)
{
    for (const TextOption& option : kTextOptions) {
        if ((option.commands & command) != 0) {
            const auto taken = takeText(words, i, option.name, given.*option.values);
            if (taken.hasError() || taken.value()) {
                return taken;
            }
        }
    }
    return false;
}

/// Takes the texts out before CLI11 sees them: it would read "[MASK]" as a list, drop an empty
/// `--text=` and judge a leading dash. Returns the other words.
Result<std::vector<std::string>> separateTexts(const std::vector<std::string>& words,
                                               unsigned command, GivenOptions& given)
{
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") {
            rest.insert(rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
            break;
        }
        const auto taken = takeTextOption(words, i, command, given);
        if (taken.hasError()) {
            return taken.error();
        }
        if (!taken.value()) {
            rest.push_back(words[i]);
        }
    }
    return rest;
}

void addOptions(CLI::App& app, unsigned command)
{
    app.set_help_flag("-h,--help");
    app.add_option("MODEL");
    if ((command & kPredicting) != 0) {
        app.add_option("SOURCE");
    }
    for (const OptionSpec& spec : kOptions) {
        if ((spec.commands & command) == 0) {
            continue;
        }
        if (spec.takes == Takes::Value) {
            app.add_option(spec.name)->allow_extra_args(false)->multi_option_policy(
                spec.isBuilt ? CLI::MultiOptionPolicy::Throw : CLI::MultiOptionPolicy::TakeLast);
        } else {
            app.add_flag(spec.name)->disable_flag_override();
        }
    }
}

std::optional<std::string> resultOf(const CLI::App& app, const std::string& name)
{
    const CLI::Option* option = app.get_option_no_throw(name);
    if (option == nullptr || option->count() == 0) {
        return std::nullopt;
    }
    return option->results().front();
}

/// CLI11's message on one line, without the full stop.
std::string problemOf(const CLI::ParseError& error)
{
    std::string problem = error.what();
    std::replace(problem.begin(), problem.end(), '\n', ' ');
    while (!problem.empty() && (problem.back() == ' ' || problem.back() == '.')) {
        problem.pop_back();
    }
    return problem;
}

Result<GivenOptions> collect(std::vector<std::string> words, unsigned command, GivenOptions given)
{
    CLI::App app;
    addOptions(app, command);
    std::reverse(words.begin(), words.end()); // as CLI11 wants it
    try {
        app.parse(std::move(words));
    } catch (const CLI::CallForHelp&) {
        given.wantsHelp = true;
        return given;
    } catch (const CLI::ParseError& error) {
        return usageError(problemOf(error));
    }
    given.model = resultOf(app, "MODEL");
    given.afterModel = resultOf(app, "SOURCE");
    for (const OptionSpec& spec : kOptions) {
        const auto value = resultOf(app, spec.name);
        if ((spec.commands & command) != 0 && value) {
            given.values[spec.name] = *value;
        }
    }
    return given;
}

Status checkBuilt(const GivenOptions& given, unsigned command)
{
    for (const OptionSpec& spec : kOptions) {
        if (!spec.isBuilt && (spec.commands & command) != 0 && given.has(spec.name)) {
            return notInThisVersion(spec.name);
        }
    }
    return Ok{};
}

} // namespace

Error notInThisVersion(const std::string& option)
{
    return Error{ErrorCode::NotInThisVersion, {{"option", option}}, {}};
}

Result<GivenOptions> sortWords(const std::vector<std::string>& words, unsigned command)
{
    GivenOptions texts;
    auto rest = separateTexts(words, command, texts);
    if (rest.hasError()) {
        return rest.error();
    }
    auto given = collect(std::move(rest).value(), command, std::move(texts));
    if (given.hasError()) {
        return given;
    }
    if (Status built = checkBuilt(given.value(), command); built.hasError()) {
        return built.error();
    }
    return given;
}

} // namespace maskscope::cli
