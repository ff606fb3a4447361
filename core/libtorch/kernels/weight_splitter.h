// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files compiled for AMX; see panel_tiles.h.
#pragma once

#include "core/libtorch/kernels/amx_tiles.h"
#include "core/libtorch/kernels/split_parts.h"

namespace maskscope {

namespace {

using Number = std::uint16_t; ///< bf16

constexpr std::int64_t kTile = kTileRows * kSplitDepth; ///< numbers
constexpr std::int64_t kXStep = kParts * kTile; ///< of 16 rows, 32 deep: [part][row][32]
constexpr std::int64_t kColumnTiles = 2; ///< of a share
constexpr std::int64_t kWeightStep
    = kParts * kColumnTiles * kTile; ///< [part][tile][row][column][2]
/// Tiles; a longer sum is made in several slabs, between which y keeps it.
constexpr std::int64_t kMostDepth = 24;
static_assert(2 * kMostDepth * kWeightStep == kSplitScratch);

/// Some of the weights of a share.
struct Slab
{
    std::int64_t share = 0;
    std::int64_t first = 0; ///< tiles of the depth before it
    std::int64_t depth = 0; ///< tiles
};

/// Splits the weights of a slab bit by bit, between the products with the slab before it: the
/// vector units have nothing else to do then. Meanwhile it fetches what is wanted next: of both
/// shares of a panel, one behind the other, which memory gives faster; half of them with each.
class WeightSplitter
{
public:
    /// Turns: how often `takeTurn` will be called at least.
    void begin(const PanelProduct& p, const Slab& slab, const Slab& ahead, std::int64_t turns,
               Number* to)
    {
        m_weights = weightsOf(p, slab);
        m_to = to;
        m_row = 0;
        m_rows = slab.depth * kTileRows;
        const bool isSecond = slab.share % (kPanelColumns / kShareColumns) != 0;
        m_ahead = weightsOf(p, ahead) + (isSecond ? m_rows * kPanelColumns : 0);
        m_ofTurn = (m_rows * kWhole + turns - 1) / turns;
        m_credit = 0;
    }

    void takeTurn()
    {
        m_credit += m_ofTurn;
        for (; m_credit >= kWhole; m_credit -= kWhole) {
            splitRow();
        }
    }

    void finish()
    {
        while (m_row < m_rows) {
            splitRow();
        }
    }

private:
    static constexpr std::int64_t kWhole = 256; ///< of a row, in the unit of `m_credit`
    static constexpr std::int64_t kLanes = 16;
    static constexpr int kSecondCache = 2; ///< of __builtin_prefetch

    const float* m_weights = nullptr;
    const float* m_ahead = nullptr;
    Number* m_to = nullptr;
    std::int64_t m_row = 0; ///< of a tile, over all tiles of the slab: two of the weights
    std::int64_t m_rows = 0;
    std::int64_t m_ofTurn = 0;
    std::int64_t m_credit = 0;

    static const float* weightsOf(const PanelProduct& p, const Slab& slab)
    {
        const std::int64_t column = slab.share * kShareColumns;
        return p.panels + column / kPanelColumns * p.panelStep + column % kPanelColumns
            + slab.first * kSplitDepth * kPanelColumns;
    }

    void splitRow()
    {
        if (m_row == m_rows) {
            return;
        }
#pragma GCC unroll 4
        for (std::int64_t line = 0; line < kPanelColumns; line += kLanes) {
            __builtin_prefetch(m_ahead + line, 0, kSecondCache);
        }
#pragma GCC unroll 2
        for (std::int64_t tile = 0; tile < kColumnTiles; ++tile) {
            const Parts even = partsOf(m_weights + tile * kLanes);
            const Parts odd = partsOf(m_weights + kPanelColumns + tile * kLanes);
#pragma GCC unroll 3
            for (int part = 0; part < kParts; ++part) {
                _mm512_store_si512(m_to + (part * kColumnTiles + tile) * kTile,
                                   inTurn(even.part[part], odd.part[part]));
            }
        }
        m_weights += 2 * kPanelColumns;
        m_ahead += kPanelColumns;
        m_to += kSplitDepth;
        ++m_row;
        if (m_row % kTileRows == 0) {
            m_to += kWeightStep - kTile;
        }
    }
};

} // namespace

} // namespace maskscope
