// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <functional>
#include <istream>
#include <optional>

namespace maskscope {

/// What the system counted since it started, in ticks of its own.
struct ProcessorTimes
{
    double busy = 0; ///< of all processors and programs
    double total = 0; ///< busy or not; grows by `processors` a tick
    double own = 0; ///< what this process has of `busy`
    int processors = 1;
};

/// The first lines of Linux's /proc/stat; nothing if they say something else. `own` is left 0.
[[nodiscard]] std::optional<ProcessorTimes> parseProcessorTimes(std::istream& stat);
/// As they are now; nothing where the system does not tell.
[[nodiscard]] std::optional<ProcessorTimes> readProcessorTimes();

/// How many threads find a processor of their own beside other programs. The threads of a forward
/// wait for each other after every operator, so where one of them has to wait for a processor all
/// do: two threads beside two busy programs on 2 cores answer in 18 to 140 ms, one in 18. Used by
/// one thread.
class ProcessorShare
{
public:
    using Read = std::function<std::optional<ProcessorTimes>()>;

    explicit ProcessorShare(Read read = readProcessorTimes);

    /// Of `wanted` as many as there is room for, at least 1; by the time since the last call, or by
    /// the one before if that is too short to tell. `wanted` where the system does not tell.
    [[nodiscard]] int threads(int wanted);

private:
    Read m_read;
    std::optional<ProcessorTimes> m_last;
    double m_busyElsewhere = 0; ///< processors
};

} // namespace maskscope
