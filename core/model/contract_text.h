// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/batch_contract.h"
#include "core/model/length_contract.h"
#include "core/model/report_words.h"

#include <string>

namespace maskscope {

// Sentences about what a model takes, for the command line and for reports. In English they begin
// small and have no full stop.

/// "recorded with 14 tokens; takes any length up to 512 tokens".
[[nodiscard]] std::string lengthsPhrase(const LengthContract& contract,
                                        const ReportWords& words = {});
/// What happens to shorter text; empty if it is taken as it is.
[[nodiscard]] std::string paddingPhrase(const LengthContract& contract,
                                        const ReportWords& words = {});
/// "takes several texts at once".
[[nodiscard]] std::string batchPhrase(const BatchContract& contract, const ReportWords& words = {});
/// "modeling_bert.py:238, in bert.embeddings: the number 12 is written down here (aten::expand)".
/// It names parts of the file as they are.
[[nodiscard]] std::string evidencePhrase(const Evidence& place, const ReportWords& words = {});

} // namespace maskscope
