// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace maskscope {

/// `count` equal pieces of `period` values, one behind the other.
struct Repeat
{
    std::size_t begin = 0;
    std::size_t period = 0;
    std::size_t count = 0;
    std::size_t slack = 0; ///< it could as well begin up to so many values later

    friend bool operator==(const Repeat&, const Repeat&) = default;
};

/// The pieces of a sequence that come again and again, in order, without overlap: first the one
/// that saves most, then those before and behind it. `isWanted` may refuse one.
///
/// Example: 7 1 2 3 1 2 3 1 2 3 9 has {1, 3, 3, 0}.
[[nodiscard]] std::vector<Repeat> findRepeats(const std::vector<std::uint64_t>& values,
                                              const std::function<bool(const Repeat&)>& isWanted);

} // namespace maskscope
