// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/processor_share.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <numeric>
#include <string>
#include <utility>

#ifdef __linux__
#include <sys/times.h>
#endif

namespace maskscope {

namespace {

/// Ticks are 10 ms, so a shorter time tells too little.
constexpr double kLeastTicks = 10;

bool isOneProcessor(const std::string& name)
{
    return name.size() > 3 && name.starts_with("cpu");
}

} // namespace

std::optional<ProcessorTimes> parseProcessorTimes(std::istream& stat)
{
    // "cpu user nice system idle iowait irq softirq steal ...", then the same of "cpu0", "cpu1" ...
    // What guests use is in user already.
    std::string name;
    std::array<double, 8> ticks{};
    stat >> name;
    for (double& value : ticks) {
        stat >> value;
    }
    if (!stat || name != "cpu") {
        return std::nullopt;
    }
    ProcessorTimes times;
    times.total = std::accumulate(ticks.begin(), ticks.end(), 0.0);
    times.busy = times.total - ticks[3] - ticks[4];
    times.processors = 0;
    std::string rest;
    std::getline(stat, rest);
    while (stat >> name && isOneProcessor(name)) {
        ++times.processors;
        std::getline(stat, rest);
    }
    return times.processors > 0 ? std::optional(times) : std::nullopt;
}

std::optional<ProcessorTimes> readProcessorTimes()
{
#ifdef __linux__
    std::ifstream stat("/proc/stat");
    std::optional<ProcessorTimes> times = parseProcessorTimes(stat);
    tms own{};
    if (times && ::times(&own) != static_cast<clock_t>(-1)) {
        times->own = static_cast<double>(own.tms_utime + own.tms_stime);
    }
    return times;
#else
    return std::nullopt;
#endif
}

ProcessorShare::ProcessorShare(Read read)
    : m_read(std::move(read))
    , m_last(m_read())
{}

int ProcessorShare::threads(int wanted)
{
    const std::optional<ProcessorTimes> now = m_read();
    if (!now || !m_last) {
        return wanted;
    }
    const double ticks = (now->total - m_last->total) / now->processors;
    if (ticks >= kLeastTicks) {
        const double others = (now->busy - m_last->busy) - (now->own - m_last->own);
        m_busyElsewhere = std::clamp(others / ticks, 0.0, static_cast<double>(now->processors));
        m_last = now;
    }
    const auto free = static_cast<int>(std::lround(now->processors - m_busyElsewhere));
    return std::clamp(free, 1, std::max(wanted, 1));
}

} // namespace maskscope
