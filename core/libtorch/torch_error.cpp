// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_error.h"

#include "core/libtorch/torch_model_loader.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <new>
#include <string_view>
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
    if (contains(text, kNewerFormat)) {
        return {ErrorCode::NewerFormat, newerFormatFacts(text, context), text};
    }
    if (containsOneOf(text, kNoMemory)) {
        return {ErrorCode::OutOfMemory, {{"file", context.file}}, text};
    }
    if (const auto expected = expectedLength(text, context)) {
        return lengthError(*expected, text, context);
    }
    std::string reason = shortReason(text);
    if (reason.starts_with(kReaderFailed)) {
        return {ErrorCode::DamagedFile,
                {{"file", context.file}, {"reason", reason.substr(kReaderFailed.size())}},
                text};
    }
    return {context.otherwise, {{"file", context.file}, {"reason", reason}}, text};
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
