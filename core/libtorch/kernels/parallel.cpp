// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled with OpenMP: without it at::parallel_for, being inline, would silently take one thread.
#include "core/libtorch/kernels/parallel.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <vector>

namespace maskscope {

namespace {

using Work = std::function<void(std::int64_t, std::int64_t)>;

constexpr std::size_t kApart = 128; ///< bytes: two cores writing nearer would wait for each other

struct alignas(kApart) Part
{
    std::atomic<std::int64_t> next = 0;
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

} // namespace

void inThreads(std::int64_t count, std::int64_t step, const Work& work)
{
    const std::int64_t steps = (count + step - 1) / step;
    const std::int64_t threads
        = at::in_parallel_region() ? 1 : std::min<std::int64_t>(at::get_num_threads(), steps);
    if (threads < 2) {
        if (count > 0) {
            work(0, count);
        }
        return;
    }
    std::vector<Part> parts = partsOf(steps, threads);
    const auto empty = [&](Part& part) {
        while (part.next.load(std::memory_order_relaxed) < part.end) {
            const std::int64_t taken = part.next.fetch_add(1, std::memory_order_relaxed);
            if (taken < part.end) {
                work(taken * step, std::min((taken + 1) * step, count));
            }
        }
    };
    at::parallel_for(0, threads, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t own = begin; own < end; ++own) {
            for (std::int64_t i = 0; i < threads; ++i) {
                empty(parts[static_cast<std::size_t>((own + i) % threads)]);
            }
        }
    });
}

} // namespace maskscope
