// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"
#include "core/latency/sweep_result.h"

#include <cstddef>

namespace maskscope {

// Not terminal: any number of them before a job's end.
struct JobStarted
{
    JobId job;
};
/// Of a load, or of a job that opens a model to compare with.
struct LoadProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
/// Of a comparison or a contest.
struct CompareProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
struct ExplanationProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
struct InspectionProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
struct AgreementProgress
{
    JobId job;
    double fraction = 0; ///< 0 to 1
};
struct SweepProgress
{
    JobId job;
    SweepResult result; ///< so far
};

} // namespace maskscope
