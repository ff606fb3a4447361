// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <map>

namespace at {
class Tensor;
}

namespace maskscope {

/// Counts the numbers in a set of parameters. Parameters that lie in one storage (tied weights)
/// count once: a storage never counts for more than it can hold.
class StorageTally
{
public:
    struct Use
    {
        std::int64_t count = 0; ///< numbers, each parameter's own
        std::int64_t room = 0; ///< numbers the storage can hold
        std::uint64_t bytes = 0; ///< as named
        std::uint64_t roomBytes = 0;
        const void* memory = nullptr; ///< several storages can be one (weight_sharing.h)
    };

    void add(const at::Tensor& parameter);
    void add(const StorageTally& other);

    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] std::uint64_t bytes() const;
    /// Memory once.
    [[nodiscard]] std::uint64_t uniqueBytes() const;
    /// By the address of the storage.
    [[nodiscard]] const std::map<const void*, Use>& uses() const { return m_uses; }

private:
    std::map<const void*, Use> m_uses;
};

} // namespace maskscope
