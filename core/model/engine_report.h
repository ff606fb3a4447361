// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/engine.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace maskscope {

/// A rewriting of the program for speed, in the order they are made.
enum class Pass
{
    FuseAttention, ///< attention as one operator
    HeadAtMasks, ///< words are scored at the masks alone
    SinkGather, ///< the last layer, too, runs for the masks alone
    PackAttention, ///< attention by a kernel for this processor
    MergeLinears, ///< query, key and value in one matrix product
    PrepackLinear, ///< weights laid out for the processor, activation folded in
    FoldResidual, ///< the residual is added inside the matrix product
};

inline constexpr std::array kAllPasses{Pass::FuseAttention, Pass::HeadAtMasks,  Pass::SinkGather,
                                       Pass::PackAttention, Pass::MergeLinears, Pass::PrepackLinear,
                                       Pass::FoldResidual};

/// Why a pass is not on.
enum class PassState
{
    On,
    NotFound, ///< the program has no such place
    NoLibrary, ///< this LibTorch has no oneDNN, or the processor cannot
    Differs, ///< the answers were not the plain ones
    Failed, ///< the rewritten program stopped with an error
};

struct PassReport
{
    Pass pass = Pass::FuseAttention;
    PassState state = PassState::NotFound;

    friend bool operator==(const PassReport&, const PassReport&) = default;
};

/// Why the program as a whole runs as it was saved.
enum class PlainReason
{
    None, ///< it does not
    Asked,
    NotRepeatable, ///< its answers differ from run to run, so nothing can be proved
    WritesWeights, ///< it changes its own weights while it runs
    OtherForm, ///< its answer is not put together in a way that is understood
    NoPass, ///< no rewriting is of use or could be proved
    DiffersLater, ///< the check after loading found a difference
};

/// How a model runs, and why so.
struct EngineReport
{
    EngineChoice used{Engine::Plain, Precision::Fp32};
    PlainReason reason = PlainReason::Asked;
    std::vector<PassReport> passes; ///< empty if plain from the start
    std::uint64_t packedBytes = 0; ///< of the weights that were packed
    std::uint64_t packedFrom = 0; ///< of the same ones as saved

    friend bool operator==(const EngineReport&, const EngineReport&) = default;
};

/// "fast", "plain".
[[nodiscard]] std::string_view engineName(Engine engine);
/// "fp32", "bf16", "int8".
[[nodiscard]] std::string_view precisionName(Precision precision);

/// As scripts see them: "HEAD_AT_MASKS", "ON", "NOT_REPEATABLE".
[[nodiscard]] std::string_view passName(Pass pass);
[[nodiscard]] std::string_view passStateName(PassState state);
[[nodiscard]] std::string_view plainReasonName(PlainReason reason);

/// English, of the translation context "Engine".
[[nodiscard]] const char* passSentence(Pass pass);
[[nodiscard]] const char* passStateSentence(PassState state);
[[nodiscard]] const char* plainReasonSentence(PlainReason reason);

} // namespace maskscope
