// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/file_hash.h"

#include <array>
#include <memory>
#include <openssl/evp.h>
#include <string_view>

namespace maskscope {

namespace {

constexpr std::size_t kPieceBytes = 1U << 20U;

struct FreeContext
{
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string inHex(const unsigned char* bytes, std::size_t count)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += kDigits[bytes[i] >> 4U];
        text += kDigits[bytes[i] & 15U];
    }
    return text;
}

} // namespace

std::string sha256Of(const FileDescriptor& file, std::uint64_t bytes, std::stop_token stop)
{
    const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
        return {};
    }
    for (std::uint64_t done = 0; done < bytes;) {
        const std::string piece = readAt(file, done, kPieceBytes);
        done += piece.size();
        if (stop.stop_requested() || piece.empty()
            || EVP_DigestUpdate(context.get(), piece.data(), piece.size()) != 1) {
            return {};
        }
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1) {
        return {};
    }
    return inHex(digest.data(), size);
}

} // namespace maskscope
