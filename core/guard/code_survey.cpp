// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/code_survey.h"

#include "core/base/utf.h"
#include "core/guard/code_signature.h"

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::size_t kMostNames = 4096; // a BERT calls some 40 operators
constexpr std::size_t kLongestName = 120;

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view nameAt(std::string_view code, std::size_t at)
{
    const auto begin = code.begin() + static_cast<std::ptrdiff_t>(std::min(at, code.size()));
    const auto end = std::find_if_not(begin, code.end(), isNamePart);
    return code.substr(std::min(at, code.size()), static_cast<std::size_t>(end - begin));
}

void insert(std::set<std::string>& names, const std::string& name)
{
    if (names.size() < kMostNames && name.size() <= kLongestName) {
        names.insert(toValidUtf8(name));
    }
}

/// Calls `use` with the place after each `word` that no longer name ends with.
template <typename Use>
void forEachWord(std::string_view code, std::string_view word, const Use& use)
{
    for (std::size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at)) {
        const bool isWhole = at == 0 || (!isNamePart(code[at - 1]) && code[at - 1] != '.');
        at += word.size();
        if (isWhole) {
            use(at);
        }
    }
}

/// "torch.add(a, b)" calls aten::add, "ops.prim.NumToTensor(a)" prim::NumToTensor.
void collectOperators(std::string_view code, std::set<std::string>& operators)
{
    const auto isCall = [code](std::size_t end) { return end < code.size() && code[end] == '('; };
    forEachWord(code, "torch.", [&](std::size_t at) {
        const std::string_view name = nameAt(code, at);
        if (isCall(at + name.size())) {
            insert(operators, "aten::" + std::string(name));
        }
    });
    forEachWord(code, "ops.", [&](std::size_t at) {
        const std::string_view space = nameAt(code, at);
        const std::size_t dot = at + space.size();
        const std::string_view name = nameAt(code, dot + 1);
        if (dot < code.size() && code[dot] == '.' && isCall(dot + 1 + name.size())) {
            insert(operators, std::string(space) + "::" + std::string(name));
        }
    });
}

/// The class that stands last before a place of the code.
std::string_view classBefore(std::string_view code, std::size_t place)
{
    constexpr std::string_view kClass = "class ";
    const std::size_t at = code.rfind(kClass, place);
    return at == std::string_view::npos ? std::string_view() : nameAt(code, at + kClass.size());
}

void collectLoadTimeClasses(std::string_view code, std::set<std::string>& classes)
{
    forEachWord(code, "def __setstate__(",
                [&](std::size_t at) { insert(classes, std::string(classBefore(code, at))); });
}

} // namespace

void surveyCode(std::string_view code, CodeSurvey& survey)
{
    collectOperators(code, survey.operators);
    collectDevices(code, survey.devices);
    collectLoadTimeClasses(code, survey.loadTimeClasses);
}

} // namespace maskscope
