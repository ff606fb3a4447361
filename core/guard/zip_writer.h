// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/new_file.h"
#include "core/guard/zip_reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

/// Writes a zip archive as PyTorch lays its own out: the bytes of every record begin at a multiple
/// of 64, and all sizes and checksums stand in both headers. Errors: CannotWrite.
class ZipWriter
{
public:
    explicit ZipWriter(NewFile& file)
        : m_file(file)
    {}

    /// A record as it is.
    [[nodiscard]] Status addStored(const std::string& name, std::string_view bytes);
    /// A record of another archive, its packed bytes unchanged. Errors: also DamagedFile.
    [[nodiscard]] Status addCopy(const ZipReader& source, const ZipRecord& record);
    /// The directory. Nothing can be added afterwards.
    [[nodiscard]] Status finish();

private:
    struct Entry
    {
        ZipRecord record;
        std::uint64_t place = 0; ///< of its header
    };
    [[nodiscard]] Status begin(const ZipRecord& record);

    NewFile& m_file;
    std::vector<Entry> m_entries;
};

/// The checksum of zip archives (CRC-32 of ISO 3309).
[[nodiscard]] std::uint32_t zipChecksum(std::string_view bytes);

} // namespace maskscope
