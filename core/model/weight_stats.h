// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace maskscope {

/// A parameter or buffer in numbers. NaN and infinities are counted, not summed.
struct WeightStats
{
    static constexpr std::size_t kBins = 40;

    std::string path; ///< "bert.encoder.layer.0.attention.self.query.weight"
    std::size_t module = 0; ///< that holds it, in ModelSummary::modules
    std::string elementType;
    std::vector<std::int64_t> shape;
    std::uint64_t bytes = 0;
    double min = 0;
    double max = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation, of all numbers (not of a sample)
    std::int64_t zeros = 0;
    std::int64_t notFinite = 0;
    std::array<std::int64_t, kBins> histogram{}; ///< from min to max, bins of one width
    std::vector<std::string> sameBytesAs{}; ///< other names of it or of equal ones
};

} // namespace maskscope
