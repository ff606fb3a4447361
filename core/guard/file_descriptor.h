// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace maskscope {

/// An open file that closes itself. Files are opened once (no FIFO hang, no race between a check
/// and the use) and this descriptor is handed on.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd);
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor();

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    /// A second descriptor of the same open file.
    [[nodiscard]] FileDescriptor duplicate() const;

private:
    int m_fd = -1;
};

/// A regular file, opened for reading. Errors: FileNotFound, NotAFile, FileNotReadable, EmptyFile.
struct RegularFile
{
    FileDescriptor descriptor;
    std::uint64_t size = 0; ///< bytes
};
[[nodiscard]] Result<RegularFile> openRegularFile(const std::filesystem::path& path);

/// Up to `size` bytes from `offset`; fewer at the end of the file, nothing if reading fails.
[[nodiscard]] std::string readAt(const FileDescriptor& file, std::uint64_t offset,
                                 std::size_t size);

/// The whole of a small file (tokenizers, lists of texts). Errors as openRegularFile but for
/// EmptyFile, and FileNotReadable if it is larger than `limit` bytes.
[[nodiscard]] Result<std::string> readSmallFile(const std::filesystem::path& path,
                                                std::uint64_t limit = 256U << 20U);

} // namespace maskscope
