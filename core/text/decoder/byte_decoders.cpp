// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/text/decoder/byte_decoders.h"

#include "core/base/utf.h"
#include "core/text/byte_alphabet.h"

#include <charconv>
#include <optional>
#include <utility>

namespace maskscope {

namespace {

constexpr std::string_view kSpaceLetter = "\u0120"; ///< the space of the byte alphabet

/// Nothing if a letter stands for no byte.
std::optional<std::string> bytesOf(std::string_view token)
{
    std::string bytes;
    for (std::size_t at = 0; at < token.size();) {
        const auto byte = byteOfLetter(readCodePoint(token, at));
        if (!byte.has_value()) {
            return std::nullopt;
        }
        bytes += static_cast<char>(*byte);
    }
    return bytes;
}

/// "<0x" two hexadecimal digits ">"; Rust's parser also takes a plus and one digit.
std::optional<char> fallbackByte(std::string_view token)
{
    if (token.size() != 6 || !token.starts_with("<0x") || token.back() != '>') {
        return std::nullopt;
    }
    std::string_view digits = token.substr(3, 2);
    if (digits.front() == '+') {
        digits.remove_prefix(1);
    }
    unsigned value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, 16);
    if (read.ec != std::errc() || read.ptr != end) {
        return std::nullopt;
    }
    return static_cast<char>(value);
}

/// The run of byte tokens that is being collected.
class ByteRun
{
public:
    explicit ByteRun(BadBytes badBytes)
        : m_badBytes(badBytes)
    {}

    void add(char byte, std::string token)
    {
        m_bytes += byte;
        m_tokens.push_back(std::move(token));
    }

    void moveTo(std::vector<std::string>& out)
    {
        if (m_bytes.empty()) {
            return;
        }
        if (toValidUtf8(m_bytes) == m_bytes) {
            out.push_back(m_bytes);
        } else if (m_badBytes == BadBytes::Named) {
            out.insert(out.end(), m_tokens.begin(), m_tokens.end());
        } else {
            out.insert(out.end(), m_bytes.size(), "\uFFFD");
        }
        m_bytes.clear();
        m_tokens.clear();
    }

private:
    BadBytes m_badBytes;
    std::string m_bytes;
    std::vector<std::string> m_tokens;
};

} // namespace

void ByteLevelDecoder::rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const
{
    std::string bytes;
    for (const std::string& token : tokens) {
        bytes += bytesOf(token).value_or(token);
    }
    tokens.assign(1, badBytes == BadBytes::Named ? nameInvalidUtf8(bytes) : toValidUtf8(bytes));
}

WordPart ByteLevelDecoder::markOf(std::string_view token) const
{
    return token.starts_with(kSpaceLetter) ? WordPart::Begin : WordPart::RestOfWord;
}

void ByteFallbackDecoder::rewrite(std::vector<std::string>& tokens, BadBytes badBytes) const
{
    std::vector<std::string> out;
    ByteRun run(badBytes);
    for (std::string& token : tokens) {
        if (const auto byte = fallbackByte(token)) {
            run.add(*byte, std::move(token));
        } else {
            run.moveTo(out);
            out.push_back(std::move(token));
        }
    }
    run.moveTo(out);
    tokens = std::move(out);
}

} // namespace maskscope
