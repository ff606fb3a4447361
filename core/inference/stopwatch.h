// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <chrono>

namespace maskscope {

/// Milliseconds on the steady clock, lap after lap.
class Stopwatch
{
public:
    /// Since the last lap, or since it was made; starts the next lap.
    double lap()
    {
        const Clock::time_point now = Clock::now();
        const std::chrono::duration<double, std::milli> elapsed = now - m_start;
        m_start = now;
        return elapsed.count();
    }

private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point m_start = Clock::now();
};

} // namespace maskscope
