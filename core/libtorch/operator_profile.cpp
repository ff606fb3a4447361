// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/operator_profile.h"

#include "core/libtorch/operator_work.h"

#include <ATen/record_function.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace maskscope {

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// One call between its start and its end.
struct Call : at::ObserverContext
{
    bool isOutermost = false;
    std::optional<OperatorWork> work; ///< if it is the one that counts here
    Clock::time_point start;
};

/// What was called since it was made. An operator that was counted hides those that it calls.
class Recorder
{
public:
    std::unique_ptr<Call> begin(const at::RecordFunction& function)
    {
        auto call = std::make_unique<Call>();
        call->isOutermost = m_depth++ == 0;
        if (!m_isInsideCounted) {
            call->work = workOf(function);
            m_isInsideCounted = call->work.has_value();
        }
        call->start = Clock::now();
        return call;
    }

    void end(const at::RecordFunction& function, const Call& call)
    {
        const double milliseconds = millisecondsSince(call.start);
        --m_depth;
        if (call.work.has_value()) {
            m_isInsideCounted = false;
            m_flops += flopsOf(*call.work, function);
        }
        if (call.isOutermost) {
            OperatorShare& share = m_shares[function.name()];
            ++share.calls;
            share.milliseconds += milliseconds;
            share.flops += std::exchange(m_flops, 0);
        }
    }

    [[nodiscard]] std::vector<OperatorShare> shares() const
    {
        std::vector<OperatorShare> shares;
        for (const auto& [name, share] : m_shares) {
            shares.push_back(share);
            shares.back().name = name;
        }
        std::stable_sort(shares.begin(), shares.end(), [](const auto& a, const auto& b) {
            return a.milliseconds > b.milliseconds;
        });
        return shares;
    }

private:
    std::map<std::string, OperatorShare> m_shares;
    std::int64_t m_flops = 0; ///< inside the outermost call
    int m_depth = 0;
    bool m_isInsideCounted = false;
};

/// LibTorch takes plain functions alone; its callbacks are this thread's, and so is this.
thread_local Recorder* t_recorder = nullptr;

std::unique_ptr<at::ObserverContext> onStart(const at::RecordFunction& function)
{
    return t_recorder != nullptr ? t_recorder->begin(function) : nullptr;
}

void onEnd(const at::RecordFunction& function, at::ObserverContext* context)
{
    if (t_recorder != nullptr && context != nullptr) {
        t_recorder->end(function, *static_cast<const Call*>(context));
    }
}

/// Listens while it lives.
class Listening
{
public:
    explicit Listening(Recorder& recorder)
        : m_enabled(true)
        , m_handle(at::addThreadLocalCallback(at::RecordFunctionCallback(&onStart, &onEnd)
                                                  .needsInputs(true)
                                                  .needsOutputs(true)
                                                  .scopes({at::RecordScope::FUNCTION})))
    {
        t_recorder = &recorder;
    }
    ~Listening()
    {
        at::removeCallback(m_handle);
        t_recorder = nullptr;
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

private:
    at::RecordFunctionGuard m_enabled;
    at::CallbackHandle m_handle;
};

} // namespace

OperatorProfile profileOperators(const std::function<void()>& forward)
{
    Recorder recorder;
    OperatorProfile profile;
    {
        const Listening listening(recorder);
        const Clock::time_point start = Clock::now();
        forward();
        profile.milliseconds = millisecondsSince(start);
    }
    profile.operators = recorder.shares();
    return profile;
}

} // namespace maskscope
