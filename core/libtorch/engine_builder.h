// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/engine_proof.h"
#include "core/model/engine_report.h"

#include <memory>
#include <stop_token>

namespace maskscope {

/// What the rewriting starts from.
struct EngineOrder
{
    const TorchProgram& plain;
    const ModelSummary& summary; ///< but for `engine`
    ProofFacts facts;
    EngineChoice wanted;
};

struct BuiltEngine
{
    std::unique_ptr<FastProgram> fast; ///< null: the plain one is to be used
    EngineReport report;
};

/// Rewrites the program with all passes that can prove themselves at firstShape(); what cannot
/// steps aside. A stop makes the result plain. Less precision than fp32 comes on top of passes that
/// were proved exact; it is never left out silently. Errors: PrecisionNotAvailable (facts
/// `precision`, `reason`). Throws nothing but std::bad_alloc.
[[nodiscard]] Result<BuiltEngine> buildEngine(const EngineOrder& order, const Progress& progress,
                                              const std::stop_token& stop);

} // namespace maskscope
