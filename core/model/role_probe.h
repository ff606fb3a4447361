// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_probe.h"
#include "core/model/signature.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace maskscope {

/// One text: a value for each token, for each input in the order of the call.
using InputValues = std::vector<std::vector<std::int64_t>>;
/// One forward on given values; [tokens, width].
using ValuesForward = std::function<Result<ProbeAnswer>(const InputValues&)>;

struct RoleProbeFacts
{
    std::size_t length = 8; ///< tokens to try with, at least 4
    std::int64_t vocabulary = 0; ///< a word's id is below this; 0: not known
};

/// Finds out by trying what the inputs mean whose names tell nothing (InputSpec::isGuessed). One
/// value of one input is changed at a time:
/// - ids take the largest id, and another word at a place changes the answer there;
/// - a mask hides: where it is 0, another word changes no other token's answer;
/// - positions carry their words: two words that change places together with their positions
///   change answers, too;
/// - types are few: 0 and 1 answer differently, a larger number is refused.
/// What is none of these stays Other. Roles that are taken are not given again. A program that does
/// not run keeps the guess. Worker thread only.
[[nodiscard]] std::vector<InputSpec> probeRoles(std::vector<InputSpec> inputs,
                                                const RoleProbeFacts& facts,
                                                const ValuesForward& forward, std::stop_token stop);

/// Is there an input that trying could tell more about?
[[nodiscard]] bool needsRoleProbe(const std::vector<InputSpec>& inputs);

} // namespace maskscope
