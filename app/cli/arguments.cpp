// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/command_line.h"
#include "app/cli/help.h"
#include "app/cli/option_values.h"
#include "core/model/engine_report.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace maskscope::cli {

namespace {

constexpr NumberRange kThreadRange{1, 1024};
constexpr NumberRange kCountRange{1, 1'000'000};
constexpr NumberRange kCountOrNoneRange{0, 1'000'000};

/// An option with a few words as values: those that work, and those a later version will know.
struct ChoiceSpec
{
    const char* name;
    std::vector<std::string> works;
    std::vector<std::string> later;
};

Status checkChoice(const GivenOptions& given, const ChoiceSpec& spec)
{
    const auto contains = [](const std::vector<std::string>& list, const std::string& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    const std::string value = given.value(spec.name, spec.works.front());
    if (contains(spec.works, value)) {
        return Ok{};
    }
    if (contains(spec.later, value)) {
        return notInThisVersion(std::string(spec.name) + " " + value);
    }
    std::string allowed = spec.works.front();
    for (std::size_t i = 1; i < spec.works.size(); ++i) {
        allowed += " or " + spec.works[i];
    }
    return usageError(std::string(spec.name) + " takes " + allowed + ", not '" + value + "'");
}

Status checkChoices(const GivenOptions& given)
{
    const std::array<ChoiceSpec, 4> choices{ChoiceSpec{"--engine", {"fast", "plain"}, {}},
                                            ChoiceSpec{"--precision", {"fp32", "bf16", "int8"}, {}},
                                            ChoiceSpec{"--isolate", {"auto"}, {"always", "never"}},
                                            ChoiceSpec{"--input", {"text", "jsonl"}, {}}};
    for (const ChoiceSpec& choice : choices) {
        if (Status status = checkChoice(given, choice); status.hasError()) {
            return status;
        }
    }
    return Ok{};
}

template <typename Number>
Status readNumberInto(Number& target, const GivenOptions& given, const char* name,
                      NumberRange range)
{
    if (!given.has(name)) {
        return Ok{};
    }
    const auto number = readNumber(name, given.value(name), range);
    if (number.hasError()) {
        return number.error();
    }
    target = static_cast<Number>(number.value());
    return Ok{};
}

Status readDepth(Arguments& arguments, const GivenOptions& given)
{
    std::size_t depth = 0;
    Status status = readNumberInto(depth, given, "--depth", kCountOrNoneRange);
    if (status.hasValue() && given.has("--depth")) {
        arguments.depth = depth;
    }
    return status;
}

Status readMaxLength(Arguments& arguments, const GivenOptions& given)
{
    std::size_t length = 0;
    Status status = readNumberInto(length, given, "--max-length", kCountRange);
    if (status.hasValue() && given.has("--max-length")) {
        arguments.maxLength = length;
    }
    return status;
}

Status readTimeout(Arguments& arguments, const GivenOptions& given)
{
    if (!given.has("--timeout")) {
        return Ok{};
    }
    const auto seconds = readSeconds("--timeout", given.value("--timeout"));
    if (seconds.hasError()) {
        return seconds.error();
    }
    arguments.timeoutSeconds = seconds.value();
    return Ok{};
}

Status readEngine(Arguments& arguments, const GivenOptions& given)
{
    const bool isPlain = given.value("--engine", "fast") == "plain";
    const std::string precision = given.value("--precision", "fp32");
    if (isPlain && precision != "fp32") {
        return usageError("--engine plain runs the file as saved; --precision " + precision
                          + " needs --engine fast");
    }
    arguments.engine.engine = isPlain ? Engine::Plain : Engine::Fast;
    for (const Precision known : {Precision::Fp32, Precision::Bf16, Precision::Int8}) {
        if (precision == precisionName(known)) {
            arguments.engine.precision = known;
        }
    }
    return Ok{};
}

Status readBenchLengths(Arguments& arguments, const GivenOptions& given)
{
    if (!given.has("--lengths")) {
        return Ok{};
    }
    auto lengths = readLengths("--lengths", given.value("--lengths"));
    if (lengths.hasError()) {
        return lengths.error();
    }
    arguments.lengths = std::move(lengths).value();
    return Ok{};
}

/// Either one list of words, or words each as it is.
Status readTargets(Arguments& arguments, const GivenOptions& given)
{
    arguments.joint = given.has("--joint");
    arguments.targets = given.targets;
    if (given.targetLists.size() > 1 || (!given.targetLists.empty() && !given.targets.empty())) {
        return usageError("Name words one way: one --targets a,b,c, or --target W for each");
    }
    if (std::find(given.targets.begin(), given.targets.end(), "") != given.targets.end()) {
        return usageError("--target takes a word, not ''");
    }
    if (!given.targetLists.empty()) {
        auto words = readWords("--targets", given.targetLists.front());
        if (words.hasError()) {
            return words.error();
        }
        arguments.targets = std::move(words).value();
    }
    return Ok{};
}

Status readValues(Arguments& arguments, const GivenOptions& given)
{
    const std::array<Status, 10> all{
        readNumberInto(arguments.threads, given, "--threads", kThreadRange),
        readNumberInto(arguments.topK, given, "--top-k", kCountRange),
        readNumberInto(arguments.warmUp, given, "--warmup", kCountOrNoneRange),
        readNumberInto(arguments.repeats, given, "--repeats", kCountRange),
        readDepth(arguments, given),
        readMaxLength(arguments, given),
        readTimeout(arguments, given),
        readEngine(arguments, given),
        readTargets(arguments, given),
        readBenchLengths(arguments, given)};
    for (const Status& status : all) {
        if (status.hasError()) {
            return status;
        }
    }
    return Ok{};
}

Status readPair(SourceArguments& source, const GivenOptions& given)
{
    if (given.pairs.empty()) {
        return Ok{};
    }
    if (given.pairs.size() > 1 || source.texts.size() != 1) {
        return usageError("--pair goes with exactly one --text, and is given once");
    }
    source.pair = given.pairs.front();
    return Ok{};
}

/// MODEL and the text source; `tokenize --tokenizer P -` has no model.
Status readSource(Arguments& arguments, const GivenOptions& given)
{
    std::optional<std::string> dash = given.afterModel;
    if (arguments.command == Command::Tokenize && arguments.tokenizer && !dash
        && arguments.model == "-") {
        dash = std::exchange(arguments.model, std::nullopt);
    }
    if (dash && *dash != "-") {
        return usageError("'" + *dash + "' is one argument too many; texts go after --text");
    }
    SourceArguments& source = arguments.source;
    source.texts = given.texts;
    source.jsonLines = given.value("--input") == "jsonl";
    const int sources
        = int(!source.texts.empty()) + int(given.has("--file")) + int(dash.has_value());
    if (sources != 1) {
        return usageError(sources == 0 ? "Give a text: --text T, --file F, or - for standard input"
                                       : "Give texts one way: --text, --file or -");
    }
    if (!source.texts.empty() && source.jsonLines) {
        return usageError("--input jsonl goes with --file or -, not with --text");
    }
    if (source.texts.empty()) {
        source.file = dash ? *dash : given.value("--file");
    }
    return readPair(source, given);
}

Result<Arguments> interpretPack(Arguments arguments, const GivenOptions& given)
{
    arguments.output = given.value("-o");
    arguments.stripPaths = given.has("--strip-paths");
    arguments.force = given.has("--force");
    if (!arguments.tokenizer) {
        return usageError("pack needs --tokenizer and the tokenizer to put into the model");
    }
    if (arguments.output.empty()) {
        return usageError("pack needs -o and the name of the file to write");
    }
    return arguments;
}

Result<Arguments> interpretInspect(Arguments arguments, const GivenOptions& given)
{
    arguments.force = given.has("--force");
    if (given.has("--html")) {
        arguments.html = given.value("--html");
    }
    if (arguments.html && arguments.html->empty()) {
        return usageError("--html needs the name of the page to write");
    }
    if (arguments.force && !arguments.html) {
        return usageError("--force goes with --html, which writes a file");
    }
    return arguments;
}

Result<Arguments> interpret(Command command, unsigned commandBit, const GivenOptions& given)
{
    if (Status choices = checkChoices(given); choices.hasError()) {
        return choices.error();
    }
    Arguments arguments;
    arguments.command = command;
    arguments.model = given.model;
    if (given.has("--tokenizer")) {
        arguments.tokenizer = given.value("--tokenizer");
    }
    arguments.json = given.has("--json");
    arguments.csv = given.has("--csv");
    arguments.maskAliases = !given.has("--no-mask-aliases");
    if (arguments.json && arguments.csv) {
        return usageError("--json and --csv exclude each other");
    }
    if (Status values = readValues(arguments, given); values.hasError()) {
        return values.error();
    }
    if ((commandBit & kPredicting) != 0) {
        if (Status source = readSource(arguments, given); source.hasError()) {
            return source.error();
        }
    }
    const bool needsModel = command != Command::Tokenize || !arguments.tokenizer;
    if (needsModel && !arguments.model) {
        return usageError("Name a model file (.pt), or demo");
    }
    if (command == Command::Inspect) {
        return interpretInspect(std::move(arguments), given);
    }
    if (command == Command::Pack) {
        return interpretPack(std::move(arguments), given);
    }
    return arguments;
}

struct CommandSpec
{
    std::string_view name;
    Command command;
    unsigned bit;
};
constexpr std::array kCommands{
    CommandSpec{"fill", Command::Fill, kFill},
    CommandSpec{"tokenize", Command::Tokenize, kTokenize},
    CommandSpec{"inspect", Command::Inspect, kInspect},
    CommandSpec{"bench", Command::Bench, kBench},
    CommandSpec{"pack", Command::Pack, kPack},
};

Arguments helpAnswer(std::string text)
{
    Arguments arguments;
    arguments.help = std::move(text);
    return arguments;
}

Result<Arguments> helpOn(const std::vector<std::string>& words)
{
    if (words.size() == 1) {
        return helpAnswer(mainHelp());
    }
    if (words[1] == "errors") {
        return helpAnswer(errorsHelp());
    }
    for (const CommandSpec& spec : kCommands) {
        if (words[1] == spec.name) {
            return helpAnswer(commandHelp(spec.command));
        }
    }
    return usageError("There is no help on '" + words[1] + "'");
}

} // namespace

Result<Arguments> parseArguments(const std::vector<std::string>& words)
{
    if (words.empty()) {
        return usageError("Name a command: fill, tokenize, inspect, bench or pack");
    }
    if (words.front() == "--help" || words.front() == "-h") {
        return helpOn(words);
    }
    if (words.front() == "--version") {
        Arguments arguments;
        arguments.command = Command::Version;
        return arguments;
    }
    const auto spec = std::find_if(kCommands.begin(), kCommands.end(),
                                   [&](const auto& known) { return known.name == words.front(); });
    if (spec == kCommands.end()) {
        return usageError("There is no command '" + words.front() + "'");
    }
    auto given = sortWords({words.begin() + 1, words.end()}, spec->bit);
    if (given.hasError()) {
        return given.error();
    }
    if (given.value().wantsHelp) {
        return helpAnswer(commandHelp(spec->command));
    }
    return interpret(spec->command, spec->bit, given.value());
}

} // namespace maskscope::cli
