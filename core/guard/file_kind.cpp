// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/guard/file_kind.h"

#include "core/base/translate_noop.h"
#include "core/base/utf.h"
#include "core/guard/little_endian.h"

#include <algorithm>
#include <array>
#include <string>

namespace maskscope {

namespace {

using namespace std::string_view_literals;

struct Magic
{
    std::string_view bytes;
    FileKind kind;
};
constexpr std::array kMagics{
    Magic{"PK\x03\x04"sv, FileKind::OtherZip},
    Magic{"PK\x05\x06"sv, FileKind::OtherZip}, // an archive without records
    Magic{"GGUF"sv, FileKind::Gguf},
    Magic{"version https://git-lfs"sv, FileKind::GitLfsPointer},
    Magic{"\x1F\x8B"sv, FileKind::Gzip},
    Magic{"\x89PNG\r\n"sv, FileKind::Image},
    Magic{"\xFF\xD8\xFF"sv, FileKind::Image},
    Magic{"GIF87a"sv, FileKind::Image},
    Magic{"GIF89a"sv, FileKind::Image},
};

unsigned byteAt(std::string_view bytes, std::size_t index)
{
    return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U;
}

/// Eight bytes with the length of a JSON header, then the header.
bool isSafetensors(std::string_view bytes, std::uint64_t fileSize)
{
    return bytes.size() > 8 && bytes[8] == '{' && littleEndian(bytes, 0, 8) <= fileSize - 8;
}

/// PROTO 1 to 5; every pickle of torch.save begins so.
bool isPickle(std::string_view bytes)
{
    return byteAt(bytes, 0) == 0x80 && byteAt(bytes, 1) >= 1 && byteAt(bytes, 1) <= 5;
}

/// A protobuf of ONNX's ModelProto: field 1 (ir_version, a small number), then another field of it.
bool isOnnx(std::string_view bytes)
{
    constexpr std::array kNextFields{0x12U, 0x1AU, 0x22U, 0x28U, 0x32U, 0x3AU, 0x42U, 0x72U};
    const auto next = std::find(kNextFields.begin(), kNextFields.end(), byteAt(bytes, 2));
    return byteAt(bytes, 0) == 0x08 && byteAt(bytes, 1) >= 1 && byteAt(bytes, 1) < 64
        && next != kNextFields.end();
}

bool isHtml(std::string_view bytes)
{
    std::string start(bytes.substr(0, 512));
    std::transform(start.begin(), start.end(), start.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::size_t skipped = start.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t first = start.find_first_not_of(" \t\r\n", skipped);
    const std::string_view text
        = first == std::string::npos ? std::string_view{} : std::string_view(start).substr(first);
    constexpr std::array kTags{"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv};
    return std::any_of(kTags.begin(), kTags.end(),
                       [&](std::string_view tag) { return text.starts_with(tag); });
}

bool isTextByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isText(std::string_view bytes)
{
    if (bytes.empty() || !std::all_of(bytes.begin(), bytes.end(), isTextByte)) {
        return false;
    }
    // The excerpt may end inside a character of up to four bytes.
    for (std::size_t cut = 0; cut < std::min<std::size_t>(4, bytes.size()); ++cut) {
        const std::string_view whole = bytes.substr(0, bytes.size() - cut);
        if (toValidUtf8(whole) == whole) {
            return true;
        }
    }
    return false;
}

} // namespace

FileKind fileKindOf(std::string_view firstBytes, std::uint64_t fileSize)
{
    const auto magic = std::find_if(kMagics.begin(), kMagics.end(), [&](const Magic& candidate) {
        return firstBytes.starts_with(candidate.bytes);
    });
    if (magic != kMagics.end()) {
        return magic->kind;
    }
    if (firstBytes.substr(std::min<std::size_t>(4, firstBytes.size())).starts_with("PTMF")) {
        return FileKind::FlatbufferModule;
    }
    // Before pickles: the low byte of a header's length may be 0x80.
    if (isSafetensors(firstBytes, fileSize)) {
        return FileKind::Safetensors;
    }
    if (isPickle(firstBytes)) {
        return FileKind::LegacyPickle;
    }
    if (isOnnx(firstBytes)) {
        return FileKind::Onnx;
    }
    if (isHtml(firstBytes)) {
        return FileKind::Html;
    }
    return isText(firstBytes) ? FileKind::Text : FileKind::Unknown;
}

const char* describe(FileKind kind)
{
    switch (kind) {
    case FileKind::TorchScript:
        return QT_TRANSLATE_NOOP("Phrase", "a TorchScript file");
    case FileKind::TorchSaveZip:
        return QT_TRANSLATE_NOOP("Phrase", "a file of weights saved with torch.save");
    case FileKind::TorchExport:
        return QT_TRANSLATE_NOOP("Phrase", "a torch.export archive (.pt2)");
    case FileKind::LegacyPickle:
        return QT_TRANSLATE_NOOP("Phrase", "a Python pickle file");
    case FileKind::OtherZip:
        return QT_TRANSLATE_NOOP("Phrase", "a zip archive without a model");
    case FileKind::Safetensors:
        return QT_TRANSLATE_NOOP("Phrase", "a safetensors file (weights without a program)");
    case FileKind::Onnx:
        return QT_TRANSLATE_NOOP("Phrase", "an ONNX file");
    case FileKind::Gguf:
        return QT_TRANSLATE_NOOP("Phrase", "a GGUF file");
    case FileKind::FlatbufferModule:
        return QT_TRANSLATE_NOOP("Phrase", "a PyTorch Mobile file (flatbuffer)");
    case FileKind::Html:
        return QT_TRANSLATE_NOOP("Phrase", "a web page, so the download went wrong");
    case FileKind::GitLfsPointer:
        return QT_TRANSLATE_NOOP("Phrase", "a Git LFS pointer to a file not yet downloaded");
    case FileKind::Gzip:
        return QT_TRANSLATE_NOOP("Phrase", "a gzip archive");
    case FileKind::Image:
        return QT_TRANSLATE_NOOP("Phrase", "an image");
    case FileKind::Text:
        return QT_TRANSLATE_NOOP("Phrase", "a text file");
    case FileKind::Unknown:
        break;
    }
    return QT_TRANSLATE_NOOP("Phrase", "a file of unknown kind");
}

} // namespace maskscope
