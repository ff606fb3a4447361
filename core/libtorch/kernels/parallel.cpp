// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled with OpenMP: without it at::parallel_for, being inline, would silently take one thread.
#include "core/libtorch/kernels/parallel.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <vector>

namespace maskscope {

namespace {

constexpr std::size_t kApart = 128; ///< bytes: two cores writing nearer would wait for each other

struct alignas(kApart) Part
{
    std::atomic<std::int64_t> next = 0; ///< step
    std::int64_t end = 0;
};

std::vector<Part> partsOf(std::int64_t steps, std::int64_t threads)
{
    std::vector<Part> parts(static_cast<std::size_t>(threads));
    std::int64_t begin = 0;
    for (Part& part : parts) {
        part.next = begin;
        begin += steps / threads + (&part - parts.data() < steps % threads ? 1 : 0);
        part.end = begin;
    }
    return parts;
}

class RangesOfThread : public Ranges
{
public:
    RangesOfThread(std::vector<Part>& parts, std::size_t own, std::int64_t count, std::int64_t step)
        : m_parts(parts)
        , m_own(own)
        , m_count(count)
        , m_step(step)
    {}

    bool take(std::int64_t& begin, std::int64_t& end) override
    {
        for (; m_done < m_parts.size(); ++m_done) {
            Part& part = m_parts[(m_own + m_done) % m_parts.size()];
            if (part.next.load(std::memory_order_relaxed) >= part.end) {
                continue;
            }
            const std::int64_t taken = part.next.fetch_add(1, std::memory_order_relaxed);
            if (taken < part.end) {
                begin = taken * m_step;
                end = std::min(begin + m_step, m_count);
                return true;
            }
        }
        return false;
    }

private:
    std::vector<Part>& m_parts;
    std::size_t m_own;
    std::size_t m_done = 0; ///< parts that are empty, from its own on
    std::int64_t m_count;
    std::int64_t m_step;
};

} // namespace

void shareOut(std::int64_t count, std::int64_t step, const std::function<void(Ranges&)>& work)
{
    const std::int64_t steps = (count + step - 1) / step;
    const std::int64_t most = at::in_parallel_region() ? 1 : at::get_num_threads();
    const std::int64_t threads = std::max<std::int64_t>(1, std::min(most, steps));
    std::vector<Part> parts = partsOf(steps, threads);
    const auto workAs = [&](std::int64_t own) {
        RangesOfThread ranges(parts, static_cast<std::size_t>(own), count, step);
        work(ranges);
    };
    if (threads == 1) {
        workAs(0);
        return;
    }
    at::parallel_for(0, threads, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t own = begin; own < end; ++own) {
            workAs(own);
        }
    });
}

void inThreads(std::int64_t count, std::int64_t step,
               const std::function<void(std::int64_t, std::int64_t)>& work)
{
    shareOut(count, step, [&](Ranges& ranges) {
        std::int64_t begin = 0;
        std::int64_t end = 0;
        while (ranges.take(begin, end)) {
            work(begin, end);
        }
    });
}

} // namespace maskscope
