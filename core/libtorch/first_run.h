// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/torch_error.h"
#include "core/model/output_form.h"

#include <stop_token>

namespace maskscope {

class TorchProgram;

/// What one short run of a program shows of its answers.
struct FirstRun
{
    OutputContainer container = OutputContainer::Tensor;
    std::vector<OutputCandidate> candidates;
    std::int64_t length = 0; ///< it ran at
};

/// Runs the program once on a few tokens, or at the length it was recorded with if it takes no
/// other. Errors: as TracedModel::run.
[[nodiscard]] Result<FirstRun> runOnce(const TorchProgram& program, FailureContext context,
                                       std::stop_token stop);

} // namespace maskscope
