// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/zip_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace maskscope {

namespace {

constexpr std::uint64_t kReadAtOnce = 1U << 20U;

} // namespace

ZipSource::ZipSource(FileDescriptor file, std::uint64_t size)
    : m_file(std::move(file))
    , m_size(size)
{
    zip_error_init(&m_error);
}

ZipSource::~ZipSource()
{
    zip_error_fini(&m_error);
}

zip_source_t* ZipSource::makeHandle()
{
    return zip_source_function_create(&ZipSource::call, this, nullptr);
}

zip_int64_t ZipSource::call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command)
{
    return static_cast<ZipSource*>(self)->handle(data, size, command);
}

zip_int64_t ZipSource::handle(void* data, zip_uint64_t size, zip_source_cmd_t command)
{
    switch (command) {
    case ZIP_SOURCE_OPEN:
        m_position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read(data, size);
    case ZIP_SOURCE_SEEK:
        return seek(data, size);
    case ZIP_SOURCE_TELL:
        return static_cast<zip_int64_t>(m_position);
    case ZIP_SOURCE_STAT:
        return describe(data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&m_error, data, size);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: // the owner of this object frees it
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    default:
        zip_error_set(&m_error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_int64_t ZipSource::read(void* data, zip_uint64_t size)
{
    const std::uint64_t wanted = std::min({size, m_size - m_position, kReadAtOnce});
    const std::string bytes = readAt(m_file, m_position, wanted);
    if (bytes.empty() && wanted > 0) {
        zip_error_set(&m_error, ZIP_ER_READ, EIO);
        return -1;
    }
    std::memcpy(data, bytes.data(), bytes.size());
    m_position += bytes.size();
    return static_cast<zip_int64_t>(bytes.size());
}

zip_int64_t ZipSource::seek(void* data, zip_uint64_t size)
{
    const zip_int64_t target
        = zip_source_seek_compute_offset(m_position, m_size, data, size, &m_error);
    if (target < 0) {
        return -1;
    }
    m_position = static_cast<std::uint64_t>(target);
    return 0;
}

zip_int64_t ZipSource::describe(void* data) const
{
    auto* status = static_cast<zip_stat_t*>(data);
    zip_stat_init(status);
    status->size = m_size;
    status->valid |= ZIP_STAT_SIZE;
    return sizeof(zip_stat_t);
}

} // namespace maskscope
