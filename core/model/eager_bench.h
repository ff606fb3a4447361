// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// The extra file in which export_masked_lm.py --bench writes how long the model took in Python.
inline constexpr std::string_view kEagerBenchName = "eager_bench.json";

struct EagerTiming
{
    SequenceLength length;
    double medianMs = 0;
    double p25Ms = 0;
    double p75Ms = 0;
    std::int64_t runs = 0;
};

/// What the export script measured: the model as Python runs it, on the machine that exported it.
struct EagerBench
{
    std::string machine;
    std::string torch;
    std::string transformers;
    int threads = 0;
    std::vector<EagerTiming> lengths; ///< ascending, each once
};

/// Nothing if a text is not such a file: it may be hostile, so it is either as the script writes it
/// or not believed at all.
[[nodiscard]] std::optional<EagerBench> readEagerBench(std::string_view text);

} // namespace maskscope
