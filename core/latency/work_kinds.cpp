// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/latency/work_kinds.h"

#include <algorithm>
#include <cstddef>

namespace maskscope {

namespace {

struct Named
{
    std::string_view part; ///< of an operator's name
    WorkKind kind;
};

/// The first that is part of the name counts.
constexpr std::array kNamed{
    Named{"attention", WorkKind::Attention},
    Named{"softmax", WorkKind::Attention},
    Named{"bmm", WorkKind::Attention},
    Named{"matmul", WorkKind::Attention},
    Named{"einsum", WorkKind::Attention},
    Named{"linear", WorkKind::Weights},
    Named{"addmm", WorkKind::Weights},
    Named{"::mm", WorkKind::Weights},
    Named{"::mv", WorkKind::Weights},
    Named{"convolution", WorkKind::Weights},
    Named{"conv1d", WorkKind::Weights},
    Named{"conv2d", WorkKind::Weights},
    Named{"norm", WorkKind::Normalization},
    Named{"gelu", WorkKind::Activation},
    Named{"relu", WorkKind::Activation},
    Named{"tanh", WorkKind::Activation},
    Named{"silu", WorkKind::Activation},
    Named{"sigmoid", WorkKind::Activation},
    Named{"::erf", WorkKind::Activation},
    Named{"embedding", WorkKind::WordTables},
    Named{"index_select", WorkKind::WordTables},
};

std::size_t placeOf(WorkKind kind)
{
    return static_cast<std::size_t>(std::find(kWorkKinds.begin(), kWorkKinds.end(), kind)
                                    - kWorkKinds.begin());
}

} // namespace

WorkKind workKindOf(std::string_view operatorName)
{
    const auto named = std::find_if(kNamed.begin(), kNamed.end(), [&](const Named& candidate) {
        return operatorName.find(candidate.part) != std::string_view::npos;
    });
    return named == kNamed.end() ? WorkKind::Other : named->kind;
}

std::vector<WorkShare> sharesOf(const LengthTiming& timing)
{
    if (!timing.isMeasured() || !timing.profile || timing.profile->milliseconds <= 0) {
        return {};
    }
    std::vector<WorkShare> shares;
    for (const WorkKind kind : kWorkKinds) {
        shares.push_back({kind, 0, 0, {}});
    }
    const OperatorProfile& profile = *timing.profile;
    const double parts = timing.parts.total();
    const double model = parts > 0 ? timing.statistics.median * timing.parts.model / parts : 0;
    double listed = 0;
    for (const OperatorShare& one : profile.operators) {
        WorkShare& share = shares[placeOf(workKindOf(one.name))];
        share.milliseconds += one.milliseconds / profile.milliseconds * model;
        share.flops += one.flops;
        share.operators.push_back(one);
        listed += one.milliseconds;
    }
    shares[placeOf(WorkKind::Other)].milliseconds
        += std::max(0.0, 1 - listed / profile.milliseconds) * model;
    if (parts > 0) {
        const double scale = timing.statistics.median / parts;
        shares[placeOf(WorkKind::Text)].milliseconds = timing.parts.tokenize * scale;
        shares[placeOf(WorkKind::Ranking)].milliseconds = timing.parts.topK * scale;
    }
    return shares;
}

} // namespace maskscope
