// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <functional>

namespace maskscope {

/// What one thread is to do, a range at a time: its own part of the work, one range behind the
/// other; then what other threads have left of theirs.
class Ranges
{
public:
    Ranges() = default;
    virtual ~Ranges() = default;
    Ranges(const Ranges&) = delete;
    Ranges& operator=(const Ranges&) = delete;

    /// False: all is taken.
    [[nodiscard]] virtual bool take(std::int64_t& begin, std::int64_t& end) = 0;
};

/// Calls `work` once in each of LibTorch's own threads that takes part, as many as it is set to
/// (threads.h). The ranges of all are together [0, count), each `step` long but for the last.
/// Throws what `work` throws.
void shareOut(std::int64_t count, std::int64_t step, const std::function<void(Ranges&)>& work);

/// The same with a call of `work` for each range.
void inThreads(std::int64_t count, std::int64_t step,
               const std::function<void(std::int64_t begin, std::int64_t end)>& work);

} // namespace maskscope
