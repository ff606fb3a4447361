// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
// For the files compiled for AMX: tiles of 16 rows of 64 bytes. See panel_tiles.h.
#pragma once

#include <cstdint>
#include <immintrin.h>

namespace maskscope {

namespace {

constexpr std::int64_t kTileRows = 16;
constexpr std::int64_t kTileRowBytes = 64;

struct alignas(64) TileConfig
{
    std::uint8_t palette = 1;
    std::uint8_t startRow = 0;
    std::uint8_t reserved[14]{};
    std::uint16_t rowBytes[16]{64, 64, 64, 64, 64, 64, 64, 64};
    std::uint8_t rows[16]{};
};

/// Sums of two times 16 rows and two times 16 columns (tiles 0 to 3), x (4, 5), weights (6, 7). The
/// numbers of tiles are part of the instructions, therefore they stand there.
inline void configureTiles(std::int64_t first, std::int64_t second)
{
    const auto a = static_cast<std::uint8_t>(first);
    const auto b = static_cast<std::uint8_t>(second);
    TileConfig config;
    const std::uint8_t rows[8]{a, a, b, b, a, b, kTileRows, kTileRows};
    __builtin_memcpy(config.rows, rows, sizeof rows);
    if (second == 0) {
        config.rowBytes[2] = config.rowBytes[3] = config.rowBytes[5] = 0;
    }
    __asm__ volatile("" : : "r"(&config) : "memory"); // GCC takes it for 8 bytes
    _tile_loadconfig(&config);
}

} // namespace

} // namespace maskscope
