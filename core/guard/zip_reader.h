// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/file_descriptor.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// One record of a zip archive, from its directory.
struct ZipRecord
{
    std::string name; ///< bytes as stored, '/' between folders
    std::uint64_t size = 0; ///< unpacked bytes
    std::uint64_t packedSize = 0;
    std::uint16_t method = kStoredMethod;
    std::uint32_t checksum = 0; ///< CRC-32 of the unpacked bytes, as the directory says

    static constexpr std::uint16_t kStoredMethod = 0;
};

/// Reads a zip archive's directory and single records (libzip underneath). Sizes are checked before
/// anything is allocated; checksums of what is read are checked. One thread at a time.
class ZipReader
{
public:
    ZipReader(ZipReader&&) noexcept;
    ZipReader& operator=(ZipReader&&) noexcept;
    ~ZipReader();

    /// Errors: DamagedFile with fact `reason`.
    [[nodiscard]] static Result<ZipReader> open(const FileDescriptor& file);

    [[nodiscard]] const std::vector<ZipRecord>& records() const;
    [[nodiscard]] const ZipRecord* find(std::string_view name) const;

    /// A whole record, unpacked. Errors: DamagedFile (missing, larger than `limit` bytes, wrong
    /// checksum).
    [[nodiscard]] Result<std::string> read(std::string_view name,
                                           std::uint64_t limit = 64U << 20U) const;

    /// The packed bytes of a record in order, piece by piece, after its checksum was compared;
    /// where it is stored, while it is read. Errors: DamagedFile, and those of `sink`, which end
    /// it.
    using Sink = std::function<Status(std::string_view)>;
    [[nodiscard]] Status readPacked(const ZipRecord& record, const Sink& sink) const;

private:
    struct Private;
    explicit ZipReader(std::unique_ptr<Private> contents);
    std::unique_ptr<Private> m_contents;
};

} // namespace maskscope
