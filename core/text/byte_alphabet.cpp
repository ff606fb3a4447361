// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/byte_alphabet.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace maskscope {

namespace {

constexpr char32_t kFirstOther = 0x100; ///< for the bytes that are not printable, in order

constexpr bool isPrintable(unsigned byte)
{
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte != 0xAD);
}

struct Letter
{
    std::array<char, 2> utf8{};
    std::uint8_t size = 0;
};

struct Alphabet
{
    std::array<Letter, 256> letters{};
    std::array<std::int16_t, 0x144> bytes{}; ///< by letter; -1: none
};

constexpr Letter encode(char32_t c)
{
    if (c < 0x80) {
        return {{static_cast<char>(c)}, 1};
    }
    return {{static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))}, 2};
}

constexpr Alphabet makeAlphabet()
{
    Alphabet alphabet;
    alphabet.bytes.fill(-1);
    char32_t next = kFirstOther;
    for (unsigned byte = 0; byte < 256; ++byte) {
        const char32_t letter = isPrintable(byte) ? byte : next++;
        alphabet.letters[byte] = encode(letter);
        alphabet.bytes[letter] = static_cast<std::int16_t>(byte);
    }
    return alphabet;
}

constexpr Alphabet kAlphabet = makeAlphabet();

} // namespace

std::string_view letterOfByte(unsigned char byte)
{
    const Letter& letter = kAlphabet.letters[byte];
    return {letter.utf8.data(), letter.size};
}

std::optional<unsigned char> byteOfLetter(char32_t letter)
{
    if (letter >= kAlphabet.bytes.size() || kAlphabet.bytes[letter] < 0) {
        return std::nullopt;
    }
    return static_cast<unsigned char>(kAlphabet.bytes[letter]);
}

} // namespace maskscope
