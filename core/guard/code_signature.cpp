// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/code_signature.h"

#include "core/base/utf.h"

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::size_t kMostArguments = 255;
constexpr std::size_t kMostDevices = 64;
constexpr std::size_t kLongestDevice = 32;
constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kBlanks);
    return begin == std::string_view::npos
        ? std::string_view()
        : text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

/// The lines of a class: from after its head to the next line that is not indented.
std::string_view bodyOfClass(std::string_view code, std::string_view className)
{
    const std::string head = "class " + std::string(className) + "(";
    std::size_t at = code.find(head);
    while (at != std::string_view::npos && at > 0 && code[at - 1] != '\n') {
        at = code.find(head, at + 1);
    }
    const std::size_t begin = code.find('\n', at);
    if (at == std::string_view::npos || begin == std::string_view::npos) {
        return {};
    }
    std::size_t end = code.find('\n', begin);
    while (end + 1 < code.size() && (code[end + 1] == ' ' || code[end + 1] == '\n')) {
        end = std::min(code.size(), code.find('\n', end + 1));
    }
    return code.substr(begin, end - begin);
}

bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

/// The place of the quote that ends a text, or of the text's end. `at` is its first quote.
std::size_t endOfQuoted(std::string_view text, std::size_t at)
{
    const char quote = text[at];
    for (++at; at < text.size() && text[at] != quote; ++at) {
        at += text[at] == '\\' ? 1U : 0U;
    }
    return std::min(at, text.size());
}

/// The first of `wanted` outside of brackets and quotes; npos if there is none.
std::size_t findOutside(std::string_view text, std::string_view wanted, std::size_t from = 0)
{
    int depth = 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        const char c = text[at];
        if (depth == 0 && wanted.find(c) != std::string_view::npos) {
            return at;
        }
        if (isQuote(c)) {
            at = endOfQuoted(text, at);
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
            --depth;
        }
    }
    return std::string_view::npos;
}

/// "mask: Optional[Tensor]=None"
CodeArgument readArgument(std::string_view text)
{
    const std::size_t equals = findOutside(text, "=");
    const std::string_view declared = text.substr(0, equals);
    const std::size_t colon = declared.find(':');
    CodeArgument argument;
    argument.name = toValidUtf8(trimmed(declared.substr(0, colon)));
    if (colon != std::string_view::npos) {
        argument.type = toValidUtf8(trimmed(declared.substr(colon + 1)));
    }
    argument.hasDefault = equals != std::string_view::npos;
    return argument;
}

std::vector<CodeArgument> readArguments(std::string_view list)
{
    std::vector<CodeArgument> arguments;
    bool isFirst = true;
    while (!list.empty() && arguments.size() < kMostArguments) {
        const std::size_t comma = findOutside(list, ",");
        if (!isFirst && !trimmed(list.substr(0, comma)).empty()) {
            arguments.push_back(readArgument(list.substr(0, comma)));
        }
        isFirst = false;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return arguments;
}

} // namespace

std::string codeRecordOf(std::string_view qualifiedName)
{
    std::string path(qualifiedName.substr(0, qualifiedName.rfind('.')));
    std::replace(path.begin(), path.end(), '.', '/');
    return path + ".py";
}

std::optional<CodeSignature> forwardSignature(std::string_view code, std::string_view className)
{
    constexpr std::string_view kHead = "\n  def forward(";
    constexpr std::string_view kArrow = "->";
    std::string_view text = bodyOfClass(code, className);
    const std::size_t head = text.find(kHead);
    if (head == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(head + kHead.size());
    const std::size_t close = findOutside(text, ")");
    const std::size_t colon
        = close == std::string_view::npos ? close : findOutside(text, ":", close + 1);
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    CodeSignature signature;
    signature.arguments = readArguments(text.substr(0, close));
    const std::string_view after = trimmed(text.substr(close + 1, colon - close - 1));
    if (after.starts_with(kArrow)) {
        signature.returnType = toValidUtf8(trimmed(after.substr(kArrow.size())));
    }
    return signature;
}

void collectDevices(std::string_view code, std::set<std::string>& devices)
{
    constexpr std::string_view kCall = "torch.device(\"";
    for (std::size_t at = code.find(kCall); at != std::string_view::npos;
         at = code.find(kCall, at)) {
        at += kCall.size();
        const std::size_t end = code.find('"', at);
        if (end != std::string_view::npos && end - at <= kLongestDevice
            && devices.size() < kMostDevices) {
            devices.insert(toValidUtf8(code.substr(at, end - at)));
        }
    }
}

} // namespace maskscope
