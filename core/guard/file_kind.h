// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace maskscope {

/// What a file is, told from its bytes alone; names and endings lie.
enum class FileKind
{
    TorchScript, ///< zip with constants.pkl and code/
    TorchSaveZip, ///< zip with data.pkl only: torch.save of weights or a pickled module
    TorchExport, ///< .pt2 of torch.export
    LegacyPickle, ///< torch.save of PyTorch before 1.6, or another pickle
    OtherZip,
    Safetensors,
    Onnx,
    Gguf,
    FlatbufferModule, ///< PyTorch Mobile "PTMF"
    Html,
    GitLfsPointer,
    Gzip,
    Image,
    Text,
    Unknown,
};

/// Sorts by the first bytes (at least 512 if the file has them). A zip is reported as OtherZip: its
/// directory decides further (see openModelFile).
[[nodiscard]] FileKind fileKindOf(std::string_view firstBytes, std::uint64_t fileSize);

/// As a sentence needs it, with its article: "a safetensors file".
[[nodiscard]] const char* describe(FileKind kind);

} // namespace maskscope
