// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/model/inspection.h"
#include "core/model/inspection_options.h"
#include "core/model/model_summary.h"

#include <memory>

namespace maskscope {

class TorchProgram;

/// Looks inside a program, step by step: runs a copy of it that notes what comes by, at a few
/// lengths. The program and the summary must outlive it.
class Inspector
{
public:
    /// Throws what LibTorch throws.
    Inspector(const TorchProgram& program, const ModelSummary& summary, InspectionOptions options);
    ~Inspector();
    Inspector(const Inspector&) = delete;
    Inspector& operator=(const Inspector&) = delete;

    /// At most one forward. Not called again after the one that holds the inspection. Errors: as
    /// TracedModel::run, if the program runs at none of the lengths.
    [[nodiscard]] Result<InspectionStep> step();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maskscope
