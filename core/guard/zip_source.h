// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/guard/file_descriptor.h"

#include <zip.h>

namespace maskscope {

/// An open file as libzip reads it: by pread(), so the offset of the descriptor, which its
/// duplicates share, never moves. Must outlive the zip_t that reads it; stays at its address.
class ZipSource
{
public:
    ZipSource(FileDescriptor file, std::uint64_t size);
    ZipSource(const ZipSource&) = delete;
    ZipSource& operator=(const ZipSource&) = delete;
    ~ZipSource();

    /// For zip_open_from_source(), which takes it over if it succeeds. Null if memory is short.
    [[nodiscard]] zip_source_t* makeHandle();

private:
    static zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command);
    zip_int64_t handle(void* data, zip_uint64_t size, zip_source_cmd_t command);
    zip_int64_t read(void* data, zip_uint64_t size);
    zip_int64_t seek(void* data, zip_uint64_t size);
    zip_int64_t describe(void* data) const;

    FileDescriptor m_file;
    std::uint64_t m_size = 0;
    std::uint64_t m_position = 0;
    zip_error_t m_error = {};
};

} // namespace maskscope
