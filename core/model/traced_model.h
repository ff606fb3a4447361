// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/result.h"
#include "core/guard/model_file.h"
#include "core/model/batch.h"
#include "core/model/inspection.h"
#include "core/model/load_options.h"
#include "core/model/model_summary.h"
#include "core/model/operator_profile.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace maskscope {

/// What a step of idle work has left to do.
enum class IdleWork
{
    Done,
    More,
    Changed, ///< done, and the summary is another: the answers so far may be wrong
};

/// A loaded traced model: the seam between the program and LibTorch (or a helper process, or a fake
/// in tests). Used on the worker thread only. Arguments and results are plain values.
class TracedModel
{
public:
    virtual ~TracedModel() = default;

    [[nodiscard]] virtual const ModelSummary& summary() const = 0;

    /// One forward; it cannot be interrupted, `stop` is looked at before and after. Errors:
    /// LengthNotAccepted, TooLong, ForeignToken, ForwardFailed, OutOfMemory, Cancelled. NaN is
    /// passed on.
    [[nodiscard]] virtual Result<Logits>
    run(const Batch& batch, std::span<const MaskPosition> positions, std::stop_token stop) = 0;

    /// One forward at a length that the model runs at, one mask asked for, with the operators it
    /// calls. Errors: as run().
    [[nodiscard]] virtual Result<OperatorProfile> profile(SequenceLength length,
                                                          std::stop_token stop)
        = 0;

    /// A step of looking inside: at most one forward, or one weight read. Called until it holds an
    /// inspection; from then on it returns that at once. Errors: as run().
    [[nodiscard]] virtual Result<InspectionStep> inspect(std::stop_token /*stop*/)
    {
        return Error{ErrorCode::Internal, {}, "this kind of model cannot be looked into"};
    }

    /// For this thread's forwards from now on, of other models too; 0: physical cores. Returns the
    /// number in force.
    virtual int setThreads(int threads) = 0;

    /// At most one forward of what can wait until nothing else is to do, such as checking how the
    /// model runs. Called until it is no longer More; never fails.
    [[nodiscard]] virtual IdleWork idleStep() { return IdleWork::Done; }
};

/// Told the fraction done, 0 to 1, from the loading thread.
using Progress = std::function<void(double)>;

/// Makes a TracedModel out of a checked file. Used on the worker thread only.
class ModelLoader
{
public:
    virtual ~ModelLoader() = default;

    /// Errors: UnknownOperator, MissingExtension, LoadFailed, NewerFormat, NoForward, UnknownInput,
    /// DamagedFile, OutOfMemory, Cancelled. A model without a head loads (see OutputForm).
    [[nodiscard]] virtual Result<std::unique_ptr<TracedModel>>
    load(OpenedFile file, const LoadOptions& options, const Progress& progress,
         std::stop_token stop)
        = 0;
};

} // namespace maskscope
