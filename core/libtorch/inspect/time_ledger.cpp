// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/inspect/time_ledger.h"

#include <ATen/core/ivalue.h>

#include <algorithm>

namespace maskscope {

TimeLedger::TimeLedger(std::size_t places)
    : m_places(places)
{}

void TimeLedger::begin()
{
    m_milliseconds.emplace_back(m_places, 0.0F);
    m_last = Clock::now();
}

void TimeLedger::note(std::size_t place, std::span<const c10::IValue> /*values*/)
{
    const Clock::time_point now = Clock::now();
    m_milliseconds.back().at(place)
        += std::chrono::duration<float, std::milli>(now - m_last).count();
    m_last = Clock::now();
}

std::vector<double> TimeLedger::medians() const
{
    std::vector<double> medians;
    std::vector<float> times(m_milliseconds.size());
    for (std::size_t place = 0; place < m_places && !times.empty(); ++place) {
        for (std::size_t run = 0; run < times.size(); ++run) {
            times[run] = m_milliseconds[run][place];
        }
        const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
        std::nth_element(times.begin(), middle, times.end());
        medians.push_back(double{*middle});
    }
    return medians;
}

} // namespace maskscope
