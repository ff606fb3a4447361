// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gate.h"

#include <chrono>

namespace maskscope {

namespace {

constexpr std::chrono::seconds kPatience{30};

} // namespace

void Gate::close()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = false;
    m_allowed = 0;
}

void Gate::open()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = true;
    m_changed.notify_all();
}

void Gate::letThrough(std::size_t count)
{
    const std::lock_guard lock(m_mutex);
    m_allowed += count;
    m_changed.notify_all();
}

void Gate::pass()
{
    std::unique_lock lock(m_mutex);
    ++m_arrivals;
    m_changed.notify_all();
    m_changed.wait_for(lock, kPatience, [this] { return m_isOpen || m_allowed > 0; });
    if (!m_isOpen && m_allowed > 0) {
        --m_allowed;
    }
}

bool Gate::waitForArrivals(std::size_t count)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_arrivals >= count; });
}

std::size_t Gate::arrivals() const
{
    const std::lock_guard lock(m_mutex);
    return m_arrivals;
}

} // namespace maskscope
