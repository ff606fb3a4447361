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

/// When a rewritten program is compared with the saved one at more lengths than the first, at
/// most 16 tokens, which is always compared while loading. Until then both are in memory.
enum class Proof
{
    WhileIdle, ///< by TracedModel::idleStep()
    AsNeeded, ///< by run(), before a text much longer than those compared, or after many texts
    AtOnce, ///< while loading, so that no run is longer for it
};

struct EngineChoice
{
    Engine engine = Engine::Fast;
    Precision precision = Precision::Fp32;

    friend bool operator==(const EngineChoice&, const EngineChoice&) = default;
};

} // namespace maskscope
