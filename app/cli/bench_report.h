// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/sweep.h"
#include "core/model/engine.h"

#include <optional>
#include <string>

namespace maskscope::cli {

/// What `bench` tells, in whatever form.
struct BenchReport
{
    int threads = 0;
    std::string torchVersion;
    EngineChoice engine;
    SweepResult sweep;
    std::optional<Error> stopped; ///< why lengths without a run have none
};

} // namespace maskscope::cli
