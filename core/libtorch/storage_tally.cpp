// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/storage_tally.h"

#include <ATen/core/Tensor.h>

#include <algorithm>

namespace maskscope {

void StorageTally::add(const at::Tensor& parameter)
{
    if (!parameter.defined()) {
        return;
    }
    // Quantized and sparse parameters have no plain storage: each is its own.
    const bool plain = parameter.has_storage() && parameter.itemsize() > 0;
    const void* key = plain ? static_cast<const void*>(parameter.storage().unsafeGetStorageImpl())
                            : static_cast<const void*>(parameter.unsafeGetTensorImpl());
    Use& use = m_uses[key];
    const auto bytes = static_cast<std::uint64_t>(parameter.numel())
        * static_cast<std::uint64_t>(parameter.itemsize());
    use.count += parameter.numel();
    use.bytes += bytes;
    use.memory = plain && parameter.storage().data() != nullptr ? parameter.storage().data() : key;
    use.roomBytes = plain ? parameter.storage().nbytes() : bytes;
    use.room = plain ? static_cast<std::int64_t>(use.roomBytes / parameter.itemsize())
                     : parameter.numel();
}

void StorageTally::add(const StorageTally& other)
{
    for (const auto& [key, use] : other.m_uses) {
        Use& mine = m_uses[key];
        mine.count += use.count;
        mine.bytes += use.bytes;
        mine.room = use.room;
        mine.roomBytes = use.roomBytes;
        mine.memory = use.memory;
    }
}

std::int64_t StorageTally::count() const
{
    std::int64_t sum = 0;
    for (const auto& [key, use] : m_uses) {
        sum += std::min(use.count, use.room);
    }
    return sum;
}

std::uint64_t StorageTally::bytes() const
{
    std::uint64_t sum = 0;
    for (const auto& [key, use] : m_uses) {
        sum += use.bytes;
    }
    return sum;
}

std::uint64_t StorageTally::uniqueBytes() const
{
    std::map<const void*, std::uint64_t> used; // of each piece of memory
    for (const auto& [key, use] : m_uses) {
        std::uint64_t& bytes = used[use.memory];
        bytes = std::max(bytes, std::min(use.bytes, use.roomBytes));
    }
    std::uint64_t sum = 0;
    for (const auto& [memory, bytes] : used) {
        sum += bytes;
    }
    return sum;
}

} // namespace maskscope
