// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <chrono>
#include <optional>

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
        if (m_last.has_value() && now - *m_last < m_interval) {
            return false;
        }
        m_last = now;
        return true;
    }

private:
    Clock::duration m_interval;
    std::optional<Clock::time_point> m_last;
};

/// For all progress events: as often as an eye can follow.
inline constexpr std::chrono::milliseconds kProgressInterval{60};

} // namespace maskscope
