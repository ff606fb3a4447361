// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <string>
#include <string_view>

namespace maskscope {

/// Where a program stopped, as far as LibTorch's text tells; empty texts where it does not.
struct StoppedAt
{
    std::string op; ///< "aten::embedding"
    std::string module; ///< "bert.embeddings.word_embeddings"
    std::string source; ///< line of the author's Python: "modeling_bert.py:188"
};

/// Reads "The following operation failed in the TorchScript interpreter. Traceback of TorchScript
/// ...", the innermost place of both tracebacks.
[[nodiscard]] StoppedAt stoppedAt(std::string_view text);

} // namespace maskscope
