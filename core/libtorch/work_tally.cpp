// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/work_tally.h"

#include "core/libtorch/operator_work.h"

#include <ATen/record_function.h>

#include <utility>

namespace maskscope {

namespace {

struct Call : at::ObserverContext
{
    std::optional<OperatorWork> work; ///< if it is the one that counts here
};

struct Count
{
    std::int64_t flops = 0;
    bool isInsideCounted = false;
};

/// LibTorch takes plain functions alone; its callbacks are this thread's, and so is this.
thread_local Count* t_count = nullptr;

std::unique_ptr<at::ObserverContext> onStart(const at::RecordFunction& function)
{
    if (t_count == nullptr || t_count->isInsideCounted) {
        return nullptr;
    }
    auto call = std::make_unique<Call>();
    call->work = workOf(function);
    t_count->isInsideCounted = call->work.has_value();
    return call;
}

void onEnd(const at::RecordFunction& function, at::ObserverContext* context)
{
    const auto* call = static_cast<const Call*>(context);
    if (t_count != nullptr && call != nullptr && call->work.has_value()) {
        t_count->isInsideCounted = false;
        t_count->flops += flopsOf(*call->work, function);
    }
}

} // namespace

struct WorkTally::Private
{
    at::RecordFunctionGuard enabled{true};
    at::CallbackHandle handle
        = at::addThreadLocalCallback(at::RecordFunctionCallback(&onStart, &onEnd)
                                         .needsInputs(true)
                                         .needsOutputs(true)
                                         .scopes({at::RecordScope::FUNCTION}));
    Count count;
};

WorkTally::WorkTally()
    : d(std::make_unique<Private>())
{
    t_count = &d->count;
}

WorkTally::~WorkTally()
{
    at::removeCallback(d->handle);
    t_count = nullptr;
}

std::int64_t WorkTally::take()
{
    return std::exchange(d->count.flops, 0);
}

} // namespace maskscope
