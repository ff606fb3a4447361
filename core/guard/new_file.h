// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/file_descriptor.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace maskscope {

/// May a file that is there already be replaced?
enum class Replace
{
    No,
    Yes,
};

/// A file that appears under its name whole or not at all: written without a name where the system
/// can do that (an interrupted program leaves nothing behind), else beside it, and put in place by
/// commit(). Until then a file of that name stays as it is. Errors: CannotWrite (facts `file`,
/// `reason`).
class NewFile
{
public:
    [[nodiscard]] static Result<NewFile> create(const std::filesystem::path& path, Replace replace);
    NewFile(NewFile&&) noexcept = default;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    [[nodiscard]] Status write(std::string_view bytes);
    [[nodiscard]] std::uint64_t size() const { return m_size; } ///< bytes written so far
    /// For reading what was written.
    [[nodiscard]] const FileDescriptor& descriptor() const { return m_file; }
    /// Waits until the disk has all of it, then gives it its name.
    [[nodiscard]] Status commit();

private:
    NewFile(std::filesystem::path path, Replace replace);
    [[nodiscard]] Status open();
    [[nodiscard]] Status giveName();
    [[nodiscard]] Status giveTemporaryName();

    std::filesystem::path m_path;
    Replace m_replace = Replace::No;
    FileDescriptor m_file;
    std::filesystem::path m_temporary; ///< empty: it has no name
    std::uint64_t m_size = 0;
};

} // namespace maskscope
