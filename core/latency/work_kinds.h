// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/latency/sweep_result.h"

#include <array>
#include <string_view>
#include <vector>

namespace maskscope {

/// What an answer's time is spent on, in the order of a text's way through the model.
enum class WorkKind
{
    Text, ///< from text to tokens
    WordTables,
    Weights, ///< linear layers and convolutions
    Attention, ///< tokens with tokens
    Normalization,
    Activation,
    Other, ///< additions, copies, and the time between operators
    Ranking, ///< from logits to the best words
};

inline constexpr std::array kWorkKinds{
    WorkKind::Text,          WorkKind::WordTables, WorkKind::Weights, WorkKind::Attention,
    WorkKind::Normalization, WorkKind::Activation, WorkKind::Other,   WorkKind::Ranking,
};

/// Of an operator: "aten::linear" is Weights.
[[nodiscard]] WorkKind workKindOf(std::string_view operatorName);

struct WorkShare
{
    WorkKind kind = WorkKind::Other;
    double milliseconds = 0;
    std::int64_t flops = 0;
    std::vector<OperatorShare> operators; ///< the longest first, as measured
};

/// One share for each kind, in the order of kWorkKinds; empty if the length was not taken apart.
/// Listening to operators costs time: their times are scaled so that all shares sum up to what an
/// undisturbed run takes.
[[nodiscard]] std::vector<WorkShare> sharesOf(const LengthTiming& timing);

} // namespace maskscope
