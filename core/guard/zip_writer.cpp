// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/zip_writer.h"

#include "core/guard/little_endian.h"

#include <algorithm>
#include <array>
#include <limits>

namespace maskscope {

namespace {

// Names and places of APPNOTE.TXT, sections 4.3.7 to 4.3.16.
constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kLocalHeaderSize = 30;
constexpr std::uint64_t kExtraHeadSize = 4;
constexpr std::uint64_t kWideSizes = 16; ///< two sizes of eight bytes
constexpr std::uint64_t kVersionStored = 20;
constexpr std::uint64_t kVersionWide = 45;
constexpr std::uint64_t kUtf8Names = 0x0800;
constexpr std::uint64_t kNoTime = 0;
constexpr std::uint64_t kFirstDay = 0x0021; ///< 1980-01-01
constexpr std::uint64_t kWideField = 0x0001;
constexpr std::uint64_t kPaddingField = 0x4246; ///< "FB", as PyTorch calls it
constexpr std::uint64_t kMost32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kMost16 = std::numeric_limits<std::uint16_t>::max();

bool isWide(const ZipRecord& record)
{
    return record.size >= kMost32 || record.packedSize >= kMost32;
}

/// What both headers say about a record, from "version needed" to the packed and unpacked size.
std::string description(const ZipRecord& record, bool wideSizes)
{
    const std::uint64_t version = wideSizes ? kVersionWide : kVersionStored;
    return littleEndianBytes(version, 2) + littleEndianBytes(kUtf8Names, 2)
        + littleEndianBytes(record.method, 2) + littleEndianBytes(kNoTime, 2)
        + littleEndianBytes(kFirstDay, 2) + littleEndianBytes(record.checksum, 4)
        + littleEndianBytes(wideSizes ? kMost32 : record.packedSize, 4)
        + littleEndianBytes(wideSizes ? kMost32 : record.size, 4);
}

/// Extra fields of the header at `place`, so long that the record's bytes begin at a multiple of
/// the alignment.
std::string localExtra(const ZipRecord& record, std::uint64_t place)
{
    std::string extra;
    if (isWide(record)) {
        extra = littleEndianBytes(kWideField, 2) + littleEndianBytes(kWideSizes, 2)
            + littleEndianBytes(record.size, 8) + littleEndianBytes(record.packedSize, 8);
    }
    const std::uint64_t end
        = place + kLocalHeaderSize + record.name.size() + extra.size() + kExtraHeadSize;
    const std::uint64_t padding = (kAlignment - end % kAlignment) % kAlignment;
    return extra + littleEndianBytes(kPaddingField, 2) + littleEndianBytes(padding, 2)
        + std::string(padding, 'Z');
}

std::string localHeader(const ZipRecord& record, std::uint64_t place)
{
    const std::string extra = localExtra(record, place);
    return "PK\x03\x04" + description(record, isWide(record))
        + littleEndianBytes(record.name.size(), 2) + littleEndianBytes(extra.size(), 2)
        + record.name + extra;
}

std::string centralHeader(const ZipRecord& record, std::uint64_t place)
{
    const bool wide = isWide(record);
    std::string extra;
    if (wide) {
        extra += littleEndianBytes(record.size, 8) + littleEndianBytes(record.packedSize, 8);
    }
    if (place >= kMost32) {
        extra += littleEndianBytes(place, 8);
    }
    if (!extra.empty()) {
        extra = littleEndianBytes(kWideField, 2) + littleEndianBytes(extra.size(), 2) + extra;
    }
    return "PK\x01\x02" + littleEndianBytes(kVersionWide, 2) + description(record, wide)
        + littleEndianBytes(record.name.size(), 2) + littleEndianBytes(extra.size(), 2)
        + std::string(6, '\0') // no comment, first disk, no attributes inside
        + std::string(4, '\0') // nor outside
        + littleEndianBytes(std::min(place, kMost32), 4) + record.name + extra;
}

/// Both forms of the directory's end: PyTorch's reader takes either, others need the wide one.
std::string directoryEnd(std::uint64_t count, std::uint64_t place, std::uint64_t size)
{
    constexpr std::uint64_t kRestOfWideEnd = 44;
    const std::string wideEnd = "PK\x06\x06" + littleEndianBytes(kRestOfWideEnd, 8)
        + littleEndianBytes(kVersionWide, 2) + littleEndianBytes(kVersionWide, 2)
        + std::string(8, '\0') + littleEndianBytes(count, 8) + littleEndianBytes(count, 8)
        + littleEndianBytes(size, 8) + littleEndianBytes(place, 8);
    const std::string locator = std::string("PK\x06\x07") + std::string(4, '\0')
        + littleEndianBytes(place + size, 8) + littleEndianBytes(1, 4);
    return wideEnd + locator + "PK\x05\x06" + std::string(4, '\0')
        + littleEndianBytes(std::min(count, kMost16), 2)
        + littleEndianBytes(std::min(count, kMost16), 2)
        + littleEndianBytes(std::min(size, kMost32), 4)
        + littleEndianBytes(std::min(place, kMost32), 4) + std::string(2, '\0');
}

constexpr std::array<std::uint32_t, 256> makeChecksumTable()
{
    constexpr std::uint32_t kPolynomial = 0xEDB88320;
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1U) != 0 ? (value >> 1U) ^ kPolynomial : value >> 1U;
        }
        table[i] = value;
    }
    return table;
}

} // namespace

Status ZipWriter::begin(const ZipRecord& record)
{
    const std::uint64_t place = m_file.size();
    m_entries.push_back({record, place});
    return m_file.write(localHeader(record, place));
}

Status ZipWriter::addStored(const std::string& name, std::string_view bytes)
{
    const Status begun = begin({.name = name,
                                .size = bytes.size(),
                                .packedSize = bytes.size(),
                                .method = ZipRecord::kStoredMethod,
                                .checksum = zipChecksum(bytes)});
    return begun.hasError() ? begun : m_file.write(bytes);
}

Status ZipWriter::addCopy(const ZipReader& source, const ZipRecord& record)
{
    if (const Status begun = begin(record); begun.hasError()) {
        return begun;
    }
    return source.readPacked(record,
                             [this](std::string_view bytes) { return m_file.write(bytes); });
}

Status ZipWriter::finish()
{
    const std::uint64_t place = m_file.size();
    for (const Entry& entry : m_entries) {
        if (const Status status = m_file.write(centralHeader(entry.record, entry.place));
            status.hasError()) {
            return status;
        }
    }
    return m_file.write(directoryEnd(m_entries.size(), place, m_file.size() - place));
}

std::uint32_t zipChecksum(std::string_view bytes)
{
    static constexpr auto kTable = makeChecksumTable();
    std::uint32_t sum = ~0U;
    for (const char c : bytes) {
        sum = kTable[(sum ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (sum >> 8U);
    }
    return ~sum;
}

} // namespace maskscope
