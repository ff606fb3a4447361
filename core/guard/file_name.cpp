// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/file_name.h"

#include "core/base/utf.h"

namespace maskscope {

std::string fileNameForPeople(const std::filesystem::path& path)
{
    const std::filesystem::path named = path.has_filename() ? path : path.parent_path();
    const std::string name = named.filename().string();
    return toValidUtf8(name.empty() ? path.string() : name); // "/" has no last part
}

} // namespace maskscope
