// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AMX. It calls nothing of the standard library; see panel_tiles.h.
#include "core/libtorch/kernels/after_product.h"
#include "core/libtorch/kernels/amx_tiles.h"
#include "core/libtorch/kernels/weight_splitter.h"

namespace maskscope {

namespace {

/// Up to 32 rows of x with one slab. `HasSecond`: there are more than 16.
template <bool HasSecond>
class TileSum
{
public:
    static void add(const Number* x, std::int64_t groupStep, const Number* weights,
                    std::int64_t depth, WeightSplitter& splitter)
    {
        for (std::int64_t tile = 0; tile < depth; ++tile) {
            // The small ones first; each load serves two products or three.
            loadX(x, kHigh, groupStep);
            addProduct(weights, kLow, splitter);
            addProduct(weights, kMiddle, splitter);
            loadX(x, kMiddle, groupStep);
            addLoaded(splitter);
            addProduct(weights, kHigh, splitter);
            loadX(x, kLow, groupStep);
            addLoaded(splitter);
            loadX(x, kHigh, groupStep);
            addLoaded(splitter);
            x += kXStep;
            weights += kWeightStep;
        }
    }

    static void start(const float* y, std::int64_t yStep, bool isFirst)
    {
        const std::int64_t step = yStep * kBytes;
        if (isFirst) {
            _tile_zero(0);
            _tile_zero(1);
        } else {
            _tile_loadd(0, y, step);
            _tile_loadd(1, y + kTileRows, step);
        }
        if (HasSecond && isFirst) {
            _tile_zero(2);
            _tile_zero(3);
        } else if (HasSecond) {
            _tile_loadd(2, y + kTileRows * yStep, step);
            _tile_loadd(3, y + kTileRows * yStep + kTileRows, step);
        }
    }

    static void store(float* y, std::int64_t yStep)
    {
        const std::int64_t step = yStep * kBytes;
        _tile_stored(0, y, step);
        _tile_stored(1, y + kTileRows, step);
        if (HasSecond) {
            _tile_stored(2, y + kTileRows * yStep, step);
            _tile_stored(3, y + kTileRows * yStep + kTileRows, step);
        }
    }

private:
    static constexpr std::int64_t kBytes = sizeof(float);

    static void loadX(const Number* x, int part, std::int64_t groupStep)
    {
        _tile_loadd(4, x + part * kTile, kTileRowBytes);
        if (HasSecond) {
            _tile_loadd(5, x + groupStep + part * kTile, kTileRowBytes);
        }
    }

    static void addProduct(const Number* weights, int part, WeightSplitter& splitter)
    {
        const Number* from = weights + part * kColumnTiles * kTile;
        _tile_loadd(6, from, kTileRowBytes);
        _tile_loadd(7, from + kTile, kTileRowBytes);
        addLoaded(splitter);
    }

    static void addLoaded(WeightSplitter& splitter)
    {
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
        if (HasSecond) {
            _tile_dpbf16ps(2, 5, 6);
            _tile_dpbf16ps(3, 5, 7);
        }
        splitter.takeTurn();
    }
};

constexpr std::int64_t kTurnsOfTile = 6;

class AmxSplit
{
public:
    AmxSplit(const SplitProduct& of, ShareSource shares)
        : m_split(of)
        , m_p(of.product)
        , m_shares(shares)
        , m_depth(of.product.in / kSplitDepth)
    {
        const std::int64_t slabs = (m_depth + kMostDepth - 1) / kMostDepth;
        m_step = (m_depth + slabs - 1) / slabs;
    }

    void multiply()
    {
        Number* now = m_split.scratch;
        Number* next = m_split.scratch + kMostDepth * kWeightStep;
        Slab slab = firstOfRange();
        WeightSplitter splitter;
        if (slab.depth > 0) {
            splitter.begin(m_p, slab, ahead(slab), 1, now);
            splitter.finish();
        }
        while (slab.depth > 0) {
            const Slab following = after(slab);
            const std::int64_t blocks = (m_p.rows + kMostRows - 1) / kMostRows;
            splitter.begin(m_p, following, ahead(following), blocks * slab.depth * kTurnsOfTile,
                           next);
            for (std::int64_t row = 0; row < m_p.rows; row += kMostRows) {
                const std::int64_t left = m_p.rows - row;
                work(slab, now, row, left < kMostRows ? left : kMostRows, splitter);
            }
            splitter.finish();
            Number* const free = now;
            now = next;
            next = free;
            slab = following;
        }
        _tile_release();
    }

private:
    static constexpr std::int64_t kMostRows = 2 * kTileRows;

    const SplitProduct& m_split;
    const PanelProduct& m_p;
    ShareSource m_shares;
    std::int64_t m_depth; ///< tiles
    std::int64_t m_begin = 0; ///< of the range whose weights are being split: shares
    std::int64_t m_end = 0;
    std::int64_t m_step = 0; ///< tiles of a slab
    std::int64_t m_rowsSet = 0; ///< for which the tiles are configured

    Slab slabAt(std::int64_t share, std::int64_t first) const
    {
        const std::int64_t left = m_depth - first;
        return {share, first, left < m_step ? left : m_step};
    }

    /// Depth 0: there is none.
    Slab firstOfRange()
    {
        return m_shares.take(m_shares.from, m_begin, m_end) ? slabAt(m_begin, 0) : Slab{};
    }

    /// All shares of the range with the first part of x, then with the next one.
    Slab after(const Slab& slab)
    {
        if (slab.share + 1 < m_end) {
            return slabAt(slab.share + 1, slab.first);
        }
        const std::int64_t next = slab.first + slab.depth;
        return next < m_depth ? slabAt(m_begin, next) : firstOfRange();
    }

    /// Of the panel that comes after this one.
    Slab ahead(const Slab& slab) const
    {
        constexpr std::int64_t kShares = kPanelColumns / kShareColumns;
        const std::int64_t share = slab.share / kShares * kShares + kShares;
        const std::int64_t next = slab.first + slab.depth;
        if (share < m_end) {
            return slabAt(share, slab.first);
        }
        return next < m_depth ? slabAt(m_begin / kShares * kShares, next) : slabAt(share, 0);
    }

    void work(const Slab& slab, const Number* weights, std::int64_t row, std::int64_t rows,
              WeightSplitter& splitter)
    {
        if (m_rowsSet != rows) {
            m_rowsSet = rows;
            const std::int64_t first = rows < kTileRows ? rows : kTileRows;
            configureTiles(first, rows - first);
        }
        if (rows > kTileRows) {
            sumUp<true>(slab, weights, row, rows, splitter);
        } else {
            sumUp<false>(slab, weights, row, rows, splitter);
        }
    }

    template <bool HasSecond>
    void sumUp(const Slab& slab, const Number* weights, std::int64_t row, std::int64_t rows,
               WeightSplitter& splitter) const
    {
        const std::int64_t groupStep = m_depth * kXStep;
        const Number* x = m_split.parts + row / kTileRows * groupStep + slab.first * kXStep;
        const std::int64_t at = row * m_p.yStep + slab.share * kShareColumns;
        float* y = m_p.y + at;
        TileSum<HasSecond>::start(y, m_p.yStep, slab.first == 0);
        TileSum<HasSecond>::add(x, groupStep, weights, slab.depth, splitter);
        TileSum<HasSecond>::store(y, m_p.yStep);
        if (slab.first + slab.depth == m_depth) {
            finish(at, rows, slab.share * kShareColumns);
        }
    }

    void finish(std::int64_t at, std::int64_t rows, std::int64_t column) const
    {
        using V = Vectors<16>;
        constexpr std::int64_t kLanes = 16;
        for (std::int64_t row = 0; row < rows; ++row) {
            for (std::int64_t lane = 0; lane < kShareColumns; lane += kLanes) {
                const std::int64_t place = at + row * m_p.yStep + lane;
                V::Vector value = V::load(m_p.y + place);
                if (m_p.bias != nullptr) {
                    value += V::load(m_p.bias + column + lane);
                }
                if (m_p.add != nullptr) {
                    value += V::load(m_p.add + place);
                }
                V::store(m_p.y + place, activated<16>(m_p.after, value));
            }
        }
    }
};

} // namespace

void splitRowsAmx(const SplitProduct& product, std::int64_t begin, std::int64_t end)
{
    constexpr std::int64_t kLanes = 16;
    const PanelProduct& p = product.product;
    const std::int64_t depth = p.in / kSplitDepth;
    for (std::int64_t row = begin; row < end; ++row) {
        const float* x = p.x + row * p.in;
        Number* to
            = product.parts + row / kTileRows * depth * kXStep + row % kTileRows * kSplitDepth;
        for (std::int64_t tile = 0; tile < depth; ++tile) {
            const Parts first = partsOf(x);
            const Parts second = partsOf(x + kLanes);
#pragma GCC unroll 3
            for (int part = 0; part < kParts; ++part) {
                _mm512_store_si512(to + part * kTile, inRow(first.part[part], second.part[part]));
            }
            x += kSplitDepth;
            to += kXStep;
        }
    }
}

void multiplySplitAmx(const SplitProduct& product, ShareSource shares)
{
    AmxSplit(product, shares).multiply();
}

} // namespace maskscope
