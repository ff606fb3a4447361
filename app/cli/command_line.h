// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace maskscope::cli {

// The commands as a set of bits: one option serves several.
constexpr unsigned kFill = 1;
constexpr unsigned kTokenize = 2;
constexpr unsigned kInspect = 4;
constexpr unsigned kBench = 8;
constexpr unsigned kPack = 16;
constexpr unsigned kPredicting = kFill | kTokenize;
constexpr unsigned kEvery = kFill | kTokenize | kInspect | kBench | kPack;

/// What was given, before it is understood.
struct GivenOptions
{
    std::map<std::string, std::string> values; ///< option name -> value, empty for a flag
    std::optional<std::string> model;
    std::optional<std::string> afterModel;
    std::vector<std::string> texts;
    std::vector<std::string> pairs;
    std::vector<std::string> targets; ///< of --target, each as given
    std::vector<std::string> targetLists; ///< of --targets
    bool wantsHelp = false;

    [[nodiscard]] bool has(const std::string& name) const { return values.count(name) != 0; }
    [[nodiscard]] std::string value(const std::string& name,
                                    const std::string& otherwise = {}) const
    {
        const auto found = values.find(name);
        return found == values.end() ? otherwise : found->second;
    }
};

/// Sorts the words after the command's name into options and positional arguments; values are not
/// judged. Errors: Usage, NotInThisVersion.
[[nodiscard]] Result<GivenOptions> sortWords(const std::vector<std::string>& words,
                                             unsigned command);

/// NotInThisVersion for an option, or an option's value, that a later version will know.
[[nodiscard]] Error notInThisVersion(const std::string& option);

} // namespace maskscope::cli
