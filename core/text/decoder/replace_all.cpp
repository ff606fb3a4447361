// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/replace_all.h"

namespace maskscope {

namespace {

std::string putBetween(std::string_view text, std::string_view between)
{
    std::string result;
    for (const char c : text) {
        const bool beginsCodePoint = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        result += beginsCodePoint ? between : std::string_view();
        result += c;
    }
    result += between;
    return result;
}

} // namespace

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to)
{
    if (from.empty()) {
        return putBetween(text, to);
    }
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = text.find(from); at != std::string_view::npos;
         at = text.find(from, done)) {
        result += text.substr(done, at - done);
        result += to;
        done = at + from.size();
    }
    result += text.substr(done);
    return result;
}

} // namespace maskscope
