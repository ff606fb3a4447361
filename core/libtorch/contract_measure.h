// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_probe.h"
#include "core/model/output_form.h"

namespace maskscope {

class TorchProgram;

/// What the file says of itself.
struct DeclaredFacts
{
    LengthContract length;
    OutputForm output;
    std::int64_t wordRows = 0; ///< of the table the ids are looked up in; 0: not known
    std::int64_t padId = 0; ///< what to fill up with
};

/// Ids below this are safe to ask for.
[[nodiscard]] std::int64_t safeIds(const DeclaredFacts& declared);

/// Measures which lengths and batches a program takes.
[[nodiscard]] Result<MeasuredContracts> measureContractsOf(const TorchProgram& program,
                                                           const DeclaredFacts& declared,
                                                           std::stop_token stop);

} // namespace maskscope
