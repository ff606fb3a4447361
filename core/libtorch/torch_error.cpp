// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_error.h"

#include "core/base/translate_noop.h"
#include "core/libtorch/interpreter_traceback.h"
#include "core/libtorch/torch_model_loader.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace maskscope {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// Texts of LibTorch, as it writes them.
constexpr std::string_view kUnknownOperator = "Unknown builtin op: ";
constexpr std::string_view kNewerFormat = "maximum supported version";
constexpr std::string_view kTraceback = "Traceback of TorchScript";
constexpr std::string_view kReaderFailed = "PytorchStreamReader ";
constexpr std::array<std::string_view, 3> kNoMemory{"std::bad_alloc", "can't allocate memory",
                                                    "Storage size calculation overflowed"};
constexpr std::array<std::string_view, 6> kShapesDiffer{
    "must match the existing size", "must match the size of tensor b",
    "is invalid for input of size", "Sizes of tensors must match",
    "shapes cannot be multiplied",  "split_with_sizes expects"};
constexpr std::string_view kBeyondTable = "index out of range in self";
constexpr std::string_view kUnknownType = "Unknown type name '__torch__.torch.classes.";

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

template <std::size_t N>
bool containsOneOf(std::string_view text, const std::array<std::string_view, N>& parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [text](std::string_view part) { return contains(text, part); });
}

std::string_view lastLine(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(kBlanks);
    if (end == std::string_view::npos) {
        return {};
    }
    text = text.substr(0, end + 1);
    const std::size_t begin = text.find_last_of('\n');
    return begin == std::string_view::npos ? text : text.substr(begin + 1);
}

std::string_view firstLine(std::string_view text)
{
    const std::size_t begin = std::min(text.size(), text.find_first_not_of(kBlanks));
    text = text.substr(begin);
    return text.substr(0, text.find('\n'));
}

/// "builtins.ValueError: the text" -> "the text".
std::string_view withoutExceptionName(std::string_view line)
{
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) {
        return line;
    }
    const std::string_view name = line.substr(0, colon);
    const bool isName = name.find(' ') == std::string_view::npos
        && (name.ends_with("Error") || name.ends_with("Exception"));
    return isName ? line.substr(colon + 2) : line;
}

/// All whole numbers in a text, in order.
std::vector<std::int64_t> numbersIn(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789";
    std::vector<std::int64_t> numbers;
    for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;
         at = text.find_first_of(kDigits, at)) {
        const std::size_t end = std::min(text.size(), text.find_first_not_of(kDigits, at));
        std::int64_t number = 0;
        if (std::from_chars(text.data() + at, text.data() + end, number).ec == std::errc()) {
            numbers.push_back(number);
        }
        at = end;
    }
    return numbers;
}

std::string operatorName(std::string_view text)
{
    text.remove_prefix(text.find(kUnknownOperator) + kUnknownOperator.size());
    text = text.substr(0, text.find_first_of(kBlanks));
    return std::string(text.substr(0, text.find_last_not_of('.') + 1));
}

Facts newerFormatFacts(std::string_view text, const FailureContext& context)
{
    Facts facts{{"file", context.file}, {"torch", torchVersion()}};
    const std::vector<std::int64_t> numbers
        = numbersIn(text.substr(std::min(text.size(), text.find("version"))));
    if (numbers.size() >= 2) {
        facts["found"] = numbers[0];
        facts["limit"] = numbers[1];
    }
    return facts;
}

/// The length that a text about shapes asks for. A trace of one length names both: "The expanded
/// size of the tensor (3) must match the existing size (7)". Where the numbers are not lengths, the
/// recorded one is taken. Nothing: the length is not to blame.
std::optional<std::int64_t> expectedLength(std::string_view text, const FailureContext& context)
{
    if (!context.length || context.length == context.tracedLength
        || !containsOneOf(text, kShapesDiffer)) {
        return std::nullopt;
    }
    const std::vector<std::int64_t> numbers = numbersIn(lastLine(text));
    if (numbers.size() >= 2 && numbers[0] != numbers[1]) {
        if (numbers[0] == *context.length) {
            return numbers[1];
        }
        if (numbers[1] == *context.length) {
            return numbers[0];
        }
    }
    return context.tracedLength;
}

/// A length beyond the recorded one that is refused in favour of a third one has met a limit, e.g.
/// the rows of a position table: recorded with 14, given 128, 64 wanted.
Error lengthError(std::int64_t expected, const std::string& text, const FailureContext& context)
{
    const std::int64_t found = *context.length;
    if (context.tracedLength && *context.tracedLength < expected && expected < found) {
        return {ErrorCode::TooLong, {{"found", found}, {"limit", expected}}, text};
    }
    return {ErrorCode::LengthNotAccepted, {{"found", found}, {"expected", expected}}, text};
}

/// "Unknown type name '__torch__.torch.classes.torchtext.RegexTokenizer'": a class that only a
/// library beside LibTorch can bring.
Error missingExtension(const std::string& text, const FailureContext& context)
{
    const std::size_t begin = text.find(kUnknownType) + kUnknownType.size();
    const std::string name = text.substr(begin, text.find('\'', begin) - begin);
    const std::size_t dot = name.find('.');
    return {ErrorCode::MissingExtension,
            {{"file", context.file},
             {"library", name.substr(0, dot)},
             {"class", dot == std::string::npos ? name : name.substr(dot + 1)},
             {"torch", torchVersion()}},
            text};
}

/// A number looked up in a table that is too short: a token of another vocabulary, if one is.
Error beyondTable(const std::string& text, const FailureContext& context)
{
    const auto isForeign = [&context](std::int64_t id) { return id < 0 || id >= context.wordRows; };
    const auto guilty = context.wordRows
        ? std::find_if(context.ids.begin(), context.ids.end(), isForeign)
        : context.ids.end();
    if (guilty != context.ids.end()) {
        return {ErrorCode::ForeignToken,
                {{"token", std::string("#").append(std::to_string(*guilty))},
                 {"found", *guilty},
                 {"limit", *context.wordRows}},
                text};
    }
    return {context.otherwise,
            {{"file", context.file},
             {"reason",
              std::string(QT_TRANSLATE_NOOP(
                  "Phrase", "one of its inputs is a number that its tables do not have"))}},
            text};
}

Error stoppedError(const std::string& text, const FailureContext& context)
{
    return contains(text, kBeyondTable)
        ? beyondTable(text, context)
        : Error{context.otherwise, {{"file", context.file}, {"reason", shortReason(text)}}, text};
}

/// Where the program stopped, for whoever wants to mend it.
Error withPlace(Error error)
{
    if (!contains(error.raw, kTraceback)) {
        return error;
    }
    StoppedAt place = stoppedAt(error.raw);
    for (auto& [name, text] : {std::pair<const char*, std::string&>{"operator", place.op},
                               {"module", place.module},
                               {"source", place.source}}) {
        if (!text.empty()) {
            error.facts.try_emplace(name, std::move(text));
        }
    }
    return error;
}

} // namespace

std::string shortReason(const std::string& text)
{
    std::string_view line = contains(text, kTraceback) ? lastLine(text) : firstLine(text);
    line = withoutExceptionName(line);
    const std::size_t begin = line.find_first_not_of(kBlanks);
    const std::size_t end = line.find_last_not_of(" .:\r\t"); // the sentence brings its own stop
    if (begin == std::string_view::npos || end == std::string_view::npos) {
        return "it gave no reason";
    }
    return std::string(line.substr(begin, end + 1 - begin));
}

Error errorOfText(const std::string& text, const FailureContext& context)
{
    if (contains(text, kUnknownOperator)) {
        return {
            ErrorCode::UnknownOperator,
            {{"file", context.file}, {"operator", operatorName(text)}, {"torch", torchVersion()}},
            text};
    }
    if (contains(text, kUnknownType)) {
        return missingExtension(text, context);
    }
    if (contains(text, kNewerFormat)) {
        return {ErrorCode::NewerFormat, newerFormatFacts(text, context), text};
    }
    if (containsOneOf(text, kNoMemory)) {
        return {ErrorCode::OutOfMemory, {{"file", context.file}}, text};
    }
    if (const auto expected = expectedLength(text, context)) {
        return withPlace(lengthError(*expected, text, context));
    }
    const std::string reason = shortReason(text);
    if (reason.starts_with(kReaderFailed)) {
        return {ErrorCode::DamagedFile,
                {{"file", context.file},
                 {"bytes", static_cast<std::int64_t>(context.bytes)},
                 {"reason", reason.substr(kReaderFailed.size())}},
                text};
    }
    return withPlace(stoppedError(text, context));
}

Error errorOfCurrentException(const FailureContext& context)
{
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return errorOfText("std::bad_alloc", context);
    } catch (const c10::Error& error) {
        return errorOfText(error.what_without_backtrace(), context);
    } catch (const std::exception& error) {
        return errorOfText(error.what(), context);
    } catch (...) {
        return errorOfText("an exception of an unknown type", context);
    }
}

} // namespace maskscope
