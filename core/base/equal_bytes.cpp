// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/base/equal_bytes.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace maskscope {

namespace {

using Block = std::span<const std::byte>;

constexpr std::size_t kSamples = 256;
constexpr std::size_t kSampleBytes = 8;

std::string_view viewOf(Block block)
{
    return {reinterpret_cast<const char*>(block.data()), block.size()};
}

/// Of bytes taken at even distances, the last ones among them.
std::size_t sampleHash(Block block)
{
    if (block.size() <= kSamples * kSampleBytes) {
        return std::hash<std::string_view>()(viewOf(block));
    }
    std::string samples;
    samples.reserve(kSamples * kSampleBytes);
    const std::size_t last = block.size() - kSampleBytes;
    for (std::size_t i = 0; i < kSamples; ++i) {
        samples += viewOf(block.subspan(i * (last / (kSamples - 1)), kSampleBytes));
    }
    return std::hash<std::string>()(samples);
}

bool isEqual(Block a, Block b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size()) == 0;
}

/// Compares each block with one other at most: blocks made to have equal hashes cost no more.
void findIn(std::span<const Block> blocks, const std::vector<std::size_t>& places,
            std::vector<EqualPair>& pairs)
{
    std::map<std::size_t, std::size_t> firsts; // hash of all bytes -> place
    for (const std::size_t place : places) {
        const std::size_t hash = std::hash<std::string_view>()(viewOf(blocks[place]));
        const auto [first, isNew] = firsts.try_emplace(hash, place);
        if (!isNew && isEqual(blocks[first->second], blocks[place])) {
            pairs.push_back({first->second, place});
        }
    }
}

} // namespace

std::vector<EqualPair> findEqualBytes(std::span<const Block> blocks)
{
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        alike[{blocks[i].size(), sampleHash(blocks[i])}].push_back(i);
    }
    std::vector<EqualPair> pairs;
    for (const auto& [key, places] : alike) {
        if (places.size() > 1) {
            findIn(blocks, places, pairs);
        }
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const EqualPair& a, const EqualPair& b) { return a.copy < b.copy; });
    return pairs;
}

} // namespace maskscope
