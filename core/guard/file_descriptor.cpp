// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/file_descriptor.h"

#include "core/base/translate_noop.h"
#include "core/guard/file_name.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace maskscope {

namespace {

std::string plainReason(int errorNumber)
{
    switch (errorNumber) {
    case EACCES:
    case EPERM:
        return QT_TRANSLATE_NOOP("Phrase", "access is denied");
    case ELOOP:
        return QT_TRANSLATE_NOOP("Phrase", "its links lead in a circle");
    case ENAMETOOLONG:
        return QT_TRANSLATE_NOOP("Phrase", "its name is too long");
    case EMFILE:
    case ENFILE:
        return QT_TRANSLATE_NOOP("Phrase", "too many files are open");
    case EIO:
        return QT_TRANSLATE_NOOP("Phrase", "the disk reports an error");
    default:
        return std::generic_category().message(errorNumber);
    }
}

Error notReadable(const std::filesystem::path& path, const std::string& reason)
{
    return {
        ErrorCode::FileNotReadable, {{"file", fileNameForPeople(path)}, {"reason", reason}}, {}};
}

Error notAFile(const std::filesystem::path& path, mode_t mode)
{
    const char* kind = S_ISDIR(mode) ? QT_TRANSLATE_NOOP("Phrase", "folder")
        : S_ISFIFO(mode)             ? QT_TRANSLATE_NOOP("Phrase", "named pipe")
        : S_ISSOCK(mode)             ? QT_TRANSLATE_NOOP("Phrase", "socket")
                                     : QT_TRANSLATE_NOOP("Phrase", "device");
    return {
        ErrorCode::NotAFile, {{"file", fileNameForPeople(path)}, {"kind", std::string(kind)}}, {}};
}

Error openError(const std::filesystem::path& path, int errorNumber)
{
    if (errorNumber == ENOENT || errorNumber == ENOTDIR) {
        return {ErrorCode::FileNotFound, {{"file", fileNameForPeople(path)}}, {}};
    }
    struct stat status = {};
    // Sockets and devices without a driver fail in open() already.
    if (errorNumber == ENXIO && ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        return notAFile(path, status.st_mode);
    }
    return notReadable(path, plainReason(errorNumber));
}

/// O_NONBLOCK: a named pipe without a writer would hang in open() for ever.
Result<RegularFile> openPossiblyEmpty(const std::filesystem::path& path)
{
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen()) {
        return openError(path, errno);
    }
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0) {
        return notReadable(path, plainReason(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return notAFile(path, status.st_mode);
    }
    return RegularFile{std::move(file), static_cast<std::uint64_t>(status.st_size)};
}

} // namespace

FileDescriptor::FileDescriptor(int fd)
    : m_fd(fd)
{}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

FileDescriptor::~FileDescriptor()
{
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

FileDescriptor FileDescriptor::duplicate() const
{
    return FileDescriptor(::fcntl(m_fd, F_DUPFD_CLOEXEC, 0));
}

Result<RegularFile> openRegularFile(const std::filesystem::path& path)
{
    auto file = openPossiblyEmpty(path);
    if (file.hasValue() && file.value().size == 0) {
        return Error{ErrorCode::EmptyFile, {{"file", fileNameForPeople(path)}}, {}};
    }
    return file;
}

std::string readAt(const FileDescriptor& file, std::uint64_t offset, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(file.get(), bytes.data() + done, size - done,
                                      static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return {};
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

Result<std::string> readSmallFile(const std::filesystem::path& path, std::uint64_t limit)
{
    const auto file = openPossiblyEmpty(path);
    if (file.hasError()) {
        return file.error();
    }
    const std::uint64_t size = file.value().size;
    if (size > limit) {
        return notReadable(path, "it is larger than " + std::to_string(limit >> 20U) + " MB");
    }
    std::string bytes = readAt(file.value().descriptor, 0, size);
    if (bytes.size() != size) {
        return notReadable(path, QT_TRANSLATE_NOOP("Phrase", "reading it failed"));
    }
    return bytes;
}

} // namespace maskscope
