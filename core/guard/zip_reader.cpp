// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/zip_reader.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/guard/zip_directory_end.h"
#include "core/guard/zip_source.h"

#include <algorithm>
#include <sys/stat.h>
#include <unordered_map>
#include <utility>

namespace maskscope {

namespace {

constexpr std::uint64_t kMostRecords = 20'000;
constexpr std::size_t kLongestName = 255;
constexpr std::uint64_t kLargestUnpacked = 2ULL << 30U; // of a compressed record
constexpr std::uint64_t kHighestRatio = 64;
constexpr std::uint64_t kSmallRecord = 1U << 16U; // may be packed as tightly as it likes

Error damaged(const std::string& reason, const std::string& raw = {})
{
    return {ErrorCode::DamagedFile, {{"reason", reason}}, raw};
}

const char* plainReason(int zipError)
{
    switch (zipError) {
    case ZIP_ER_NOZIP:
        return QT_TRANSLATE_NOOP("Phrase", "the end of the archive is missing");
    case ZIP_ER_INCONS:
        return QT_TRANSLATE_NOOP("Phrase", "the archive's directory contradicts its records");
    case ZIP_ER_EXISTS:
        return QT_TRANSLATE_NOOP("Phrase", "two parts have one name");
    case ZIP_ER_CRC:
        return QT_TRANSLATE_NOOP("Phrase", "a checksum is wrong");
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPRESSED_DATA:
        return QT_TRANSLATE_NOOP("Phrase", "a part cannot be unpacked");
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
    case ZIP_ER_WRONGPASSWD:
        return QT_TRANSLATE_NOOP("Phrase", "a part is encrypted");
    case ZIP_ER_COMPNOTSUPP:
        return QT_TRANSLATE_NOOP("Phrase", "a part is compressed in an unusual way");
    default:
        return QT_TRANSLATE_NOOP("Phrase", "its archive cannot be read");
    }
}

Error zipFailure(zip_error_t* error)
{
    return damaged(plainReason(zip_error_code_zip(error)), zip_error_strerror(error));
}

struct ZipCloser
{
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using ZipHandle = std::unique_ptr<zip_t, ZipCloser>;

struct ZipFileCloser
{
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ZipFileHandle = std::unique_ptr<zip_file_t, ZipFileCloser>;

Result<ZipHandle> openHandle(ZipSource& source)
{
    zip_source_t* handle = source.makeHandle();
    if (handle == nullptr) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "its archive cannot be read"));
    }
    zip_error_t error;
    zip_error_init(&error);
    ZipHandle zip(zip_open_from_source(handle, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!zip) {
        zip_source_free(handle);
        const Error failure = zipFailure(&error);
        zip_error_fini(&error);
        return failure;
    }
    return zip;
}

/// What a record claims about itself, checked against what it can be.
Status checkRecord(const ZipRecord& record)
{
    const bool isStored = record.method == ZipRecord::kStoredMethod;
    if (record.name.empty() || record.name.size() > kLongestName) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "a part has no usable name"));
    }
    if (isStored && record.size != record.packedSize) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "the two sizes of a part disagree"));
    }
    const std::uint64_t most = std::max(kSmallRecord, record.packedSize * kHighestRatio);
    if (!isStored && (record.size > kLargestUnpacked || record.size > most)) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "a part unpacks to more than a model can need"));
    }
    return Ok{};
}

Result<ZipRecord> readRecord(zip_t* zip, zip_uint64_t index)
{
    constexpr zip_uint64_t kNeeded
        = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(zip, index, ZIP_FL_ENC_RAW, &status) != 0
        || (status.valid & kNeeded) != kNeeded) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "the archive's directory is broken"));
    }
    ZipRecord record{status.name, status.size, status.comp_size, status.comp_method, status.crc};
    const Status checked = checkRecord(record);
    if (checked.hasError()) {
        return checked.error();
    }
    return record;
}

Result<std::string> readWhole(zip_file_t* file, std::uint64_t size)
{
    std::string bytes(size, '\0');
    std::uint64_t done = 0;
    while (done < size) {
        const zip_int64_t count = zip_fread(file, bytes.data() + done, size - done);
        if (count < 0) {
            return zipFailure(zip_file_get_error(file));
        }
        if (count == 0) {
            return damaged(QT_TRANSLATE_NOOP("Phrase", "a part ends too early"));
        }
        done += static_cast<std::uint64_t>(count);
    }
    // libzip compares the checksum when it meets the end.
    char beyond = 0;
    const zip_int64_t count = zip_fread(file, &beyond, 1);
    if (count < 0) {
        return zipFailure(zip_file_get_error(file));
    }
    if (count > 0) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "a part is longer than it says"));
    }
    return bytes;
}

/// All of it, piece by piece; libzip compares the checksum of unpacked bytes at the end.
Status readPieces(zip_file_t* file, std::uint64_t size, const ZipReader::Sink& sink)
{
    constexpr std::size_t kPiece = 1U << 20U;
    std::vector<char> piece(kPiece);
    std::uint64_t done = 0;
    while (true) {
        const zip_int64_t count = zip_fread(file, piece.data(), piece.size());
        if (count < 0) {
            return zipFailure(zip_file_get_error(file));
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::uint64_t>(count);
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(count));
        if (Status status = sink(bytes); status.hasError()) {
            return status;
        }
    }
    return done == size ? Status(Ok{})
                        : damaged(QT_TRANSLATE_NOOP("Phrase", "a part ends too early"));
}

std::uint64_t sizeOf(const FileDescriptor& file)
{
    struct stat status = {};
    return ::fstat(file.get(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

} // namespace

struct ZipReader::Private
{
    Private(FileDescriptor file, std::uint64_t size)
        : source(std::move(file), size)
    {}

    Status readDirectory(std::uint64_t fileSize);

    ZipSource source;
    ZipHandle zip; ///< after `source`, which it reads: closed first
    std::vector<ZipRecord> records;
    std::unordered_map<std::string, std::size_t> indices; ///< by name, into `records`
};

Status ZipReader::Private::readDirectory(std::uint64_t fileSize)
{
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip.get(), 0));
    if (count > kMostRecords) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "it lists more parts than a model can have"));
    }
    std::uint64_t packed = 0;
    for (zip_uint64_t i = 0; i < count; ++i) {
        auto record = readRecord(zip.get(), i);
        if (record.hasError()) {
            return record.error();
        }
        packed += record.value().packedSize;
        if (packed > fileSize) {
            return damaged(QT_TRANSLATE_NOOP("Phrase", "its parts are larger than the whole"));
        }
        if (!indices.emplace(record.value().name, records.size()).second) {
            return damaged(QT_TRANSLATE_NOOP("Phrase", "two parts have one name"));
        }
        records.push_back(std::move(record).value());
    }
    return Ok{};
}

ZipReader::ZipReader(std::unique_ptr<Private> contents)
    : m_contents(std::move(contents))
{}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(const FileDescriptor& file)
{
    const std::uint64_t size = sizeOf(file);
    const auto claimed = claimedRecordCount(file, size);
    if (!claimed.has_value()) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "the end of the archive is missing"));
    }
    if (*claimed > kMostRecords) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "it lists more parts than a model can have"));
    }
    auto contents = std::make_unique<Private>(file.duplicate(), size);
    auto zip = openHandle(contents->source);
    if (zip.hasError()) {
        return zip.error();
    }
    contents->zip = std::move(zip).value();
    const Status directory = contents->readDirectory(size);
    if (directory.hasError()) {
        return directory.error();
    }
    return ZipReader(std::move(contents));
}

const std::vector<ZipRecord>& ZipReader::records() const
{
    return m_contents->records;
}

const ZipRecord* ZipReader::find(std::string_view name) const
{
    const auto found = m_contents->indices.find(std::string(name));
    return found == m_contents->indices.end() ? nullptr : &m_contents->records[found->second];
}

Result<std::string> ZipReader::read(std::string_view name, std::uint64_t limit) const
{
    const auto found = m_contents->indices.find(std::string(name));
    if (found == m_contents->indices.end()) {
        return damaged("its part '" + toValidUtf8(name) + "' is missing");
    }
    const std::uint64_t size = m_contents->records[found->second].size;
    if (size > limit) {
        return damaged("its part '" + toValidUtf8(name) + "' is too large");
    }
    const ZipFileHandle file(zip_fopen_index(m_contents->zip.get(), found->second, 0));
    if (!file) {
        return zipFailure(zip_get_error(m_contents->zip.get()));
    }
    return readWhole(file.get(), size);
}

Status ZipReader::readPacked(const ZipRecord& record, const Sink& sink) const
{
    const auto found = m_contents->indices.find(record.name);
    if (found == m_contents->indices.end()) {
        return damaged(QT_TRANSLATE_NOOP("Phrase", "the archive's directory is broken"));
    }
    const auto readAs = [&](zip_flags_t flags, std::uint64_t size, const Sink& use) -> Status {
        const ZipFileHandle file(zip_fopen_index(m_contents->zip.get(), found->second, flags));
        return file ? readPieces(file.get(), size, use)
                    : Status(zipFailure(zip_get_error(m_contents->zip.get())));
    };
    if (record.method == ZipRecord::kStoredMethod) {
        return readAs(0, record.size, sink);
    }
    const Status unpacked
        = readAs(0, record.size, [](std::string_view /*bytes*/) { return Status(Ok{}); });
    return unpacked.hasError() ? unpacked : readAs(ZIP_FL_COMPRESSED, record.packedSize, sink);
}

} // namespace maskscope
