// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strong_types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace maskscope::cli {

/// `problem` is a sentence without its full stop.
[[nodiscard]] Error usageError(const std::string& problem);

/// Whole numbers a person may give an option, both ends included.
struct NumberRange
{
    std::int64_t min = 0;
    std::int64_t max = 0;
};

// The value of one option, read strictly: no blanks, no trailing letters. `option` names it in the
// error (Usage).
[[nodiscard]] Result<std::int64_t> readNumber(const std::string& option, const std::string& value,
                                              NumberRange range);
[[nodiscard]] Result<double> readSeconds(const std::string& option, const std::string& value);
[[nodiscard]] Result<std::vector<SequenceLength>> readLengths(const std::string& option,
                                                              const std::string& value);

/// Words with commas between them, without the blanks around each.
[[nodiscard]] Result<std::vector<std::string>> readWords(const std::string& option,
                                                         const std::string& value);

} // namespace maskscope::cli
