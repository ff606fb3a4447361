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

/// When a rewritten program is compared with the saved one at more lengths than the first.
enum class Proof
{
    WhileIdle, ///< by TracedModel::idleStep(); until then both are in memory
    AtOnce, ///< while loading, for a program that is never idle
};

struct EngineChoice
{
    Engine engine = Engine::Fast;
    Precision precision = Precision::Fp32;

    friend bool operator==(const EngineChoice&, const EngineChoice&) = default;
};

} // namespace maskscope
