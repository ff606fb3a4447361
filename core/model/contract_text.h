// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/batch_contract.h"
#include "core/model/length_contract.h"

#include <string>

namespace maskscope {

// English sentences about what a model takes, for the command line and its reports. They begin
// small and have no full stop.

/// "recorded with 14 tokens; takes any length up to 512 tokens".
[[nodiscard]] std::string englishLengths(const LengthContract& contract);
/// What happens to shorter text; empty if it is taken as it is.
[[nodiscard]] std::string englishPadding(const LengthContract& contract);
/// "takes several texts at once".
[[nodiscard]] std::string englishBatch(const BatchContract& contract);
/// "modeling_bert.py:238, in bert.embeddings: the number 12 is written down here (aten::expand)".
/// It names parts of the file as they are.
[[nodiscard]] std::string englishEvidence(const Evidence& place);

} // namespace maskscope
