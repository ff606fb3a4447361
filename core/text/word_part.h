// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>

namespace maskscope {

/// Where a token stands in a word, as far as the token tells.
enum class WordPart : unsigned char
{
    Unmarked, ///< tells nothing
    Begin, ///< a new word: "sing" beside "##ing"; "\u0120sing"; "\u2581sing"
    Rest, ///< joins what is before it: "##ing"
    NotLast, ///< "low" beside "low</w>": the word goes on behind it
    Last, ///< "low</w>"
    RestOfWord, ///< "ing" beside "\u0120sing": joins a word that is before it, else it begins one
};
inline constexpr std::size_t kWordParts = 6;

} // namespace maskscope
