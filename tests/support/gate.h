// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace maskscope {

/// A door that fakes pass on the worker thread: open at first. A test closes it, waits until
/// someone stands before it, looks, and opens it again; so tests need no sleeps. Any thread.
/// Every wait gives up after half a minute, so a broken test fails instead of hanging.
class Gate
{
public:
    void close();
    void open();
    /// Lets `count` of those that wait, or that come next, through a closed gate.
    void letThrough(std::size_t count);

    /// Counts an arrival, then waits for its turn.
    void pass();

    /// False if fewer than `count` arrived since the start.
    [[nodiscard]] bool waitForArrivals(std::size_t count);
    [[nodiscard]] std::size_t arrivals() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    // guarded by m_mutex
    bool m_isOpen = true;
    std::size_t m_allowed = 0;
    std::size_t m_arrivals = 0;
};

} // namespace maskscope
