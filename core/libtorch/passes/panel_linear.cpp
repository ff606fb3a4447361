// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/panel_linear.h"

#include "core/libtorch/kernels/parallel.h"
#include "core/libtorch/kernels/split_product.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <vector>

namespace maskscope {

namespace {

/// Without AMX oneDNN does it from here on: at 320 rows our kernel is ahead, at 512 as fast for the
/// demo model and behind for BERT-base (tests/bench/bench_roofline.cpp).
constexpr std::int64_t kManyRows = 480;

constexpr std::int64_t kSharesOfPanel = kPanelColumns / kShareColumns;

/// Weights are split anew for each product, which few rows do not repay, and short sums later.
bool suitsSplit(std::int64_t rows, std::int64_t in)
{
    constexpr std::int64_t kShort = 512;
    const std::int64_t fewest = in < kShort ? 96 : 64;
    return rows >= fewest && in % kSplitDepth == 0 && splitKernel() != nullptr;
}

/// Whole panels, which memory gives faster, unless there are so few that threads would wait for
/// each other.
std::int64_t sharesAtOnce(std::int64_t panels)
{
    constexpr std::int64_t kTurns = 2;
    return panels < kTurns * at::get_num_threads() ? 1 : kSharesOfPanel;
}

/// A long sum is made in parts; each wants other parts of x, for several panels.
std::int64_t splitSharesAtOnce(std::int64_t panels, std::int64_t in)
{
    constexpr std::int64_t kLong = 768;
    constexpr std::int64_t kTurns = 2;
    return in > kLong
        ? kSharesOfPanel * std::max<std::int64_t>(1, panels / (kTurns * at::get_num_threads()))
        : sharesAtOnce(panels);
}

bool takeRange(void* from, std::int64_t& begin, std::int64_t& end)
{
    return static_cast<Ranges*>(from)->take(begin, end);
}

struct alignas(64) Line
{
    std::uint16_t numbers[32];
};

/// A thread's own, kept: its pages are there the next time.
std::uint16_t* scratch()
{
    thread_local std::vector<Line> lines(kSplitScratch / std::size(Line().numbers));
    return lines.front().numbers;
}

PanelProduct rowsOf(const PanelProduct& product, std::int64_t row, std::int64_t rows)
{
    PanelProduct part = product;
    part.x += row * product.in;
    part.rows = rows;
    part.add = product.add == nullptr ? nullptr : product.add + row * product.yStep;
    part.y += row * product.yStep;
    return part;
}

void multiplySplit(const SplitKernel& kernel, const PanelProduct& product, std::int64_t panels)
{
    constexpr std::int64_t kTogether = 32; ///< rows that a kernel takes at once
    const std::int64_t blocks = (product.rows + kTogether - 1) / kTogether;
    const std::int64_t chunks = (product.rows + kMostSplitRows - 1) / kMostSplitRows;
    const std::int64_t most = (blocks + chunks - 1) / chunks * kTogether;
    at::Tensor parts
        = at::empty({partsOfRows(std::min(most, product.rows), product.in)}, at::kBFloat16);
    auto* to = static_cast<std::uint16_t*>(parts.mutable_data_ptr());
    for (std::int64_t row = 0; row < product.rows; row += most) {
        const PanelProduct part = rowsOf(product, row, std::min(most, product.rows - row));
        inThreads(part.rows, kSplitGroup, [&](std::int64_t begin, std::int64_t end) {
            kernel.splitRows({part, to, nullptr}, begin, end);
        });
        shareOut(panels * kSharesOfPanel, splitSharesAtOnce(panels, part.in), [&](Ranges& ranges) {
            kernel.multiply({part, to, scratch()}, {takeRange, &ranges});
        });
    }
}

} // namespace

bool suitsPanels(std::int64_t rows, std::int64_t in)
{
    return panelKernel() != nullptr && (rows < kManyRows || suitsSplit(rows, in));
}

void multiplyPanels(const PanelProduct& product, std::int64_t panels)
{
    if (suitsSplit(product.rows, product.in)) {
        multiplySplit(*splitKernel(), product, panels);
        return;
    }
    static const PanelKernel kernel = panelKernel();
    inThreads(panels * kSharesOfPanel, sharesAtOnce(panels),
              [&](std::int64_t begin, std::int64_t end) { kernel(product, begin, end); });
}

} // namespace maskscope
