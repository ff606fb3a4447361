// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/first_run.h"

#include "core/libtorch/output_reader.h"
#include "core/libtorch/torch_program.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <algorithm>

namespace maskscope {

namespace {

constexpr std::int64_t kShort = 8;
constexpr std::int64_t kLongest = 8192; ///< a recorded length beyond that is not believed

/// The length the program asked for, if it is another than it was given.
std::optional<std::int64_t> nextLength(const TorchProgram& program, const Error& error,
                                       std::int64_t length)
{
    std::optional<std::int64_t> next = program.tracedLength();
    const auto expected = error.facts.find("expected");
    if (!next && expected != error.facts.end()) {
        if (const auto* number = std::get_if<std::int64_t>(&expected->second)) {
            next = *number;
        }
    }
    const bool usable = next && *next != length && *next > 0 && *next <= kLongest;
    return usable ? next : std::nullopt;
}

Batch shortBatch(std::int64_t length)
{
    const auto tokens = static_cast<std::size_t>(length);
    return {.rows = 1,
            .length = tokens,
            .ids = std::vector<std::int64_t>(tokens, 0),
            .attentionMask = std::vector<std::int64_t>(tokens, 1),
            .typeIds = std::vector<std::int64_t>(tokens, 0)};
}

Result<FirstRun> runAt(const TorchProgram& program, std::int64_t length, FailureContext context)
{
    context.length = length;
    try {
        OutputTensors output = readOutput(program.run(shortBatch(length)));
        return FirstRun{output.container, std::move(output.candidates), length};
    } catch (...) {
        return errorOfCurrentException(context);
    }
}

} // namespace

Result<FirstRun> runOnce(const TorchProgram& program, FailureContext context, std::stop_token stop)
{
    context.tracedLength = program.tracedLength();
    const std::int64_t length = std::min(kShort, context.tracedLength.value_or(kShort));
    Result<FirstRun> first = runAt(program, std::max<std::int64_t>(1, length), context);
    if (first.hasValue() || stop.stop_requested()) {
        return first;
    }
    const auto next = nextLength(program, first.error(), length);
    return next ? runAt(program, *next, context) : first;
}

} // namespace maskscope
