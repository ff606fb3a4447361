// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// How the program of a file is run.
enum class Engine
{
    Fast, ///< rewritten for speed, each rewriting proved against the plain one
    Plain, ///< as it was saved
};

/// What the weights of the linear layers are kept as.
enum class Precision
{
    Fp32, ///< exact: as they were saved
    Bf16, ///< half the memory; needs AVX512-BF16 or AMX
    Int8, ///< dynamic quantization
};

struct EngineChoice
{
    Engine engine = Engine::Fast;
    Precision precision = Precision::Fp32;

    friend bool operator==(const EngineChoice&, const EngineChoice&) = default;
};

} // namespace maskscope
