// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace maskscope {

/// A file below tests/data/archives (see make_archives.py).
inline std::filesystem::path archivePath(std::string_view name)
{
    return std::filesystem::path(MASKSCOPE_TEST_DATA) / "archives" / name;
}

inline std::string readBytes(const std::filesystem::path& path)
{
    std::string bytes(std::filesystem::file_size(path), '\0');
    std::ifstream(path, std::ios::binary)
        .read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

inline void writeBytes(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace maskscope
