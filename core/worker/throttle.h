// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <chrono>

namespace maskscope {

/// Lets something happen at most once in an interval. The last of a row is not its business: who
/// ends the row says it without asking.
class Throttle
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Throttle(Clock::duration interval)
        : m_interval(interval)
    {}

    /// True if it may happen now; then it counts as happened.
    [[nodiscard]] bool isDue(Clock::time_point now = Clock::now())
    {
        if (now < m_next) {
            return false;
        }
        m_next = now + m_interval;
        return true;
    }

private:
    Clock::duration m_interval;
    Clock::time_point m_next = Clock::time_point::min();
};

/// For all progress events: as often as an eye can follow.
inline constexpr std::chrono::milliseconds kProgressInterval{60};

} // namespace maskscope
