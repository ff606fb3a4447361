// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/new_file.h"

#include "core/base/translate_noop.h"
#include "core/guard/file_name.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace maskscope {

namespace {

constexpr mode_t kMode = 0666; // less what the user's umask takes away
constexpr int kMostNames = 100;

Error cannotWrite(const std::filesystem::path& path, const std::string& reason)
{
    return {ErrorCode::CannotWrite, {{"file", fileNameForPeople(path)}, {"reason", reason}}, {}};
}

Error cannotWrite(const std::filesystem::path& path, int errorNumber)
{
    switch (errorNumber) {
    case EEXIST:
        return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "it is there already"));
    case ENOENT:
    case ENOTDIR:
        return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "its folder is not there"));
    case EACCES:
    case EPERM:
        return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "access is denied"));
    case EROFS:
        return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "the disk is read-only"));
    case ENOSPC:
    case EDQUOT:
        return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "the disk is full"));
    case EFBIG:
        return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "the disk takes no file so large"));
    default:
        return cannotWrite(path, std::generic_category().message(errorNumber));
    }
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// A file without a name in that folder; not open where the file system has none.
FileDescriptor openNameless(const std::filesystem::path& folder)
{
#ifdef O_TMPFILE
    return FileDescriptor(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kMode));
#else
    static_cast<void>(folder);
    return {};
#endif
}

/// ".out.pt.1234-0", hidden, beside `path`; one that is not there yet.
std::filesystem::path temporaryName(const std::filesystem::path& path, int number)
{
    return folderOf(path)
        / ("." + path.filename().string() + "." + std::to_string(::getpid()) + "-"
           + std::to_string(number));
}

/// The disk's record of names, as far as it can be waited for.
void syncFolder(const std::filesystem::path& folder)
{
    const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.isOpen()) {
        ::fsync(descriptor.get());
    }
}

} // namespace

NewFile::NewFile(std::filesystem::path path, Replace replace)
    : m_path(std::move(path))
    , m_replace(replace)
{}

NewFile::~NewFile()
{
    if (m_file.isOpen() && !m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
    }
}

Result<NewFile> NewFile::create(const std::filesystem::path& path, Replace replace)
{
    struct stat status = {};
    if (::lstat(path.c_str(), &status) == 0) {
        if (replace == Replace::No) {
            return cannotWrite(path, EEXIST);
        }
        if (!S_ISREG(status.st_mode) && !S_ISLNK(status.st_mode)) { // a folder, a device
            return cannotWrite(path, QT_TRANSLATE_NOOP("Phrase", "it is not an ordinary file"));
        }
    }
    NewFile file(path, replace);
    const Status opened = file.open();
    if (opened.hasError()) {
        return opened.error();
    }
    return file;
}

Status NewFile::open()
{
    m_file = openNameless(folderOf(m_path));
    if (m_file.isOpen()) {
        return Ok{};
    }
    int problem = EEXIST;
    for (int i = 0; i < kMostNames && problem == EEXIST; ++i) {
        const std::filesystem::path name = temporaryName(m_path, i);
        FileDescriptor file(::open(name.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, kMode));
        if (file.isOpen()) {
            m_file = std::move(file);
            m_temporary = name;
            return Ok{};
        }
        problem = errno;
    }
    return cannotWrite(m_path, problem);
}

Status NewFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return cannotWrite(m_path, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
        m_size += static_cast<std::uint64_t>(count);
    }
    return Ok{};
}

Status NewFile::commit()
{
    if (::fsync(m_file.get()) != 0) {
        return cannotWrite(m_path, errno);
    }
    Status named = giveName();
    if (named.hasValue()) {
        m_temporary.clear();
        syncFolder(folderOf(m_path));
    }
    return named;
}

/// link() fails where a file is there already, rename() replaces it: neither leaves a moment
/// without a file.
Status NewFile::giveName()
{
    if (m_temporary.empty()) {
        if (const Status status = giveTemporaryName(); status.hasError()) {
            return status;
        }
    }
    if (m_replace == Replace::Yes) {
        return ::rename(m_temporary.c_str(), m_path.c_str()) == 0 ? Status(Ok{})
                                                                  : cannotWrite(m_path, errno);
    }
    if (::link(m_temporary.c_str(), m_path.c_str()) != 0) {
        return cannotWrite(m_path, errno);
    }
    ::unlink(m_temporary.c_str());
    return Ok{};
}

Status NewFile::giveTemporaryName()
{
    const std::string self = "/proc/self/fd/" + std::to_string(m_file.get());
    int problem = EEXIST;
    for (int i = 0; i < kMostNames && problem == EEXIST; ++i) {
        const std::filesystem::path name = temporaryName(m_path, i);
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            m_temporary = name;
            return Ok{};
        }
        problem = errno;
    }
    return cannotWrite(m_path, problem);
}

} // namespace maskscope
