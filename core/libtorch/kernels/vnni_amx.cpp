// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// Compiled for AMX. It calls nothing of the standard library; see panel_tiles.h.
#include "core/libtorch/kernels/amx_tiles.h"
#include "core/libtorch/kernels/vnni_sums.h"

namespace maskscope {

namespace {

constexpr std::int64_t kWord = 4; ///< bytes

struct Bf16Tiles
{
    using Sum = VnniSums::Floats;

    static void addFirst()
    {
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
    }
    static void addSecond()
    {
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
};

struct Int8Tiles
{
    using Sum = VnniSums::Integers;

    static void addFirst()
    {
        _tile_dpbusd(0, 4, 6);
        _tile_dpbusd(1, 4, 7);
    }
    static void addSecond()
    {
        _tile_dpbusd(2, 5, 6);
        _tile_dpbusd(3, 5, 7);
    }
};

/// Up to 32 rows of a share.
struct TileBlock
{
    const std::uint32_t* weights = nullptr;
    std::int64_t column = 0;
    std::int64_t row = 0;
    std::int64_t first = 0; ///< rows of the first tiles
    std::int64_t second = 0; ///< of the second ones
    std::int64_t lines = 0; ///< to fetch for each row of weights
};

template <typename Format>
class AmxProduct
{
public:
    static void multiply(const VnniProduct& p, std::int64_t begin, std::int64_t end)
    {
        constexpr std::int64_t kMostRows = 2 * kTileRows;
        const std::int64_t groups = (p.rows + kMostRows - 1) / kMostRows;
        for (std::int64_t share = begin; share < end; ++share) {
            const std::int64_t column = share * kVnniShare;
            TileBlock block;
            block.column = column;
            block.weights
                = p.panels + column / p.panelColumns * p.panelStep + column % p.panelColumns;
            // The first share of a panel fetches for all of them.
            block.lines = column % p.panelColumns == 0 ? p.panelColumns / VnniSums::kLanes : 0;
            for (std::int64_t i = 0; i < groups; ++i) {
                const std::int64_t taken = p.rows / groups + (i < p.rows % groups ? 1 : 0);
                block.second = taken > kTileRows ? taken / 2 : 0;
                block.first = taken - block.second;
                if (share == begin || groups > 1) {
                    configureTiles(block.first, block.second);
                }
                work(p, block);
                block.row += taken;
                block.lines = 0;
            }
        }
        _tile_release();
    }

private:
    static constexpr std::int64_t kAhead = 4096; ///< words: of the weights as they follow

    static void fetch(const std::uint32_t* weights, std::int64_t lines)
    {
        constexpr int kSecondCache = 2; // of __builtin_prefetch
        for (std::int64_t line = 0; line < lines * kTileRows; ++line) {
            __builtin_prefetch(weights + kAhead + line * VnniSums::kLanes, 0, kSecondCache);
        }
    }

    static void work(const VnniProduct& p, const TileBlock& block)
    {
        _tile_zero(0);
        _tile_zero(1);
        if (block.second > 0) {
            _tile_zero(2);
            _tile_zero(3);
        }
        const std::uint32_t* weights = block.weights;
        const std::uint32_t* x = p.x + block.row * p.words;
        const std::int64_t weightStep = p.panelColumns * kWord;
        const std::int64_t xStep = p.words * kWord;
        for (std::int64_t word = 0; word < p.words; word += kTileRows) {
            fetch(weights, block.lines);
            _tile_loadd(6, weights, weightStep);
            _tile_loadd(7, weights + VnniSums::kLanes, weightStep);
            _tile_loadd(4, x + word, xStep);
            Format::addFirst();
            if (block.second > 0) {
                _tile_loadd(5, x + block.first * p.words + word, xStep);
                Format::addSecond();
            }
            weights += kTileRows * p.panelColumns;
        }
        finish(p, block);
    }

    static void finish(const VnniProduct& p, const TileBlock& block)
    {
        typename Format::Sum sums[4][kTileRows];
        _tile_stored(0, sums[0], kTileRowBytes);
        _tile_stored(1, sums[1], kTileRowBytes);
        store(p, sums[0], block.row, block.first, block.column);
        store(p, sums[1], block.row, block.first, block.column + VnniSums::kLanes);
        if (block.second > 0) {
            _tile_stored(2, sums[2], kTileRowBytes);
            _tile_stored(3, sums[3], kTileRowBytes);
            const std::int64_t row = block.row + block.first;
            store(p, sums[2], row, block.second, block.column);
            store(p, sums[3], row, block.second, block.column + VnniSums::kLanes);
        }
    }

    static void store(const VnniProduct& p, const typename Format::Sum* sums, std::int64_t row,
                      std::int64_t count, std::int64_t column)
    {
        for (std::int64_t i = 0; i < count; ++i) {
            VnniSums::store(p, sums[i], row + i, column);
        }
    }
};

} // namespace

void multiplyAmxBf16(const VnniProduct& product, std::int64_t begin, std::int64_t end)
{
    AmxProduct<Bf16Tiles>::multiply(product, begin, end);
}

void multiplyAmxInt8(const VnniProduct& product, std::int64_t begin, std::int64_t end)
{
    AmxProduct<Int8Tiles>::multiply(product, begin, end);
}

} // namespace maskscope
