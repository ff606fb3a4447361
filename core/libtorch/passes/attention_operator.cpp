// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/attention_operator.h"

#include "core/libtorch/kernels/attention.h"
#include "core/libtorch/kernels/parallel.h"
#include "core/libtorch/passes/recorded_call.h"

#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/stack.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace maskscope {

namespace {

namespace jit = torch::jit;

constexpr std::int64_t kWidthStep = 16; ///< of a head, as the kernel takes it
/// Products that pay for waking a thread.
constexpr std::int64_t kLeastWork = 200'000;

struct Call
{
    at::Tensor query;
    at::Tensor key;
    at::Tensor value;
    std::optional<at::Tensor> mask;
    std::optional<double> scale;
};

Call popCall(jit::Stack& stack)
{
    Call call;
    call.scale = jit::pop(stack).toOptional<double>();
    call.mask = jit::pop(stack).toOptional<at::Tensor>();
    call.value = jit::pop(stack).toTensor();
    call.key = jit::pop(stack).toTensor();
    call.query = jit::pop(stack).toTensor();
    return call;
}

bool isTable(const at::Tensor& tensor)
{
    return tensor.defined() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided
        && tensor.dim() == 4 && tensor.numel() > 0;
}

/// A file may name the operator as well, so nothing is taken on trust. LibTorch's own would read
/// beyond the values.
void check(const Call& call)
{
    TORCH_CHECK(call.key.dim() >= 2 && call.value.dim() >= 2
                    && call.key.size(-2) == call.value.size(-2),
                "attention: there has to be a value for each key");
}

bool fitsKernel(const Call& call)
{
    const auto [q, k, v] = std::tie(call.query, call.key, call.value);
    const bool isFp32Mask = !call.mask
        || (call.mask->defined() && call.mask->scalar_type() == at::kFloat
            && call.mask->layout() == at::kStrided);
    return isTable(q) && isTable(k) && isTable(v) && isFp32Mask && q.size(3) % kWidthStep == 0
        && k.sizes() == v.sizes() && q.size(0) == k.size(0) && q.size(1) == k.size(1)
        && q.size(3) == k.size(3);
}

at::Tensor withRows(const at::Tensor& tensor)
{
    return tensor.stride(-1) == 1 ? tensor : tensor.contiguous();
}

HeadRows rowsOf(const at::Tensor& tensor)
{
    return {.first = tensor.const_data_ptr<float>(),
            .textStep = tensor.stride(0),
            .headStep = tensor.stride(1),
            .tokenStep = tensor.stride(2)};
}

std::optional<at::Tensor> wideMask(const Call& call)
{
    if (!call.mask) {
        return std::nullopt;
    }
    const at::Tensor& q = call.query;
    return withRows(call.mask->expand({q.size(0), q.size(1), q.size(2), call.key.size(2)}));
}

/// Shares that a thread takes at once. Each time it lays out a head, so whole heads if that leaves
/// enough for all threads.
std::int64_t stepOf(const Attention& attention)
{
    constexpr std::int64_t kTurns = 4;
    const std::int64_t all = sharesOf(attention);
    const std::int64_t head = all / (attention.texts * attention.heads);
    const std::int64_t work
        = 2 * std::min(attention.queries, kShareQueries) * attention.keys * attention.width;
    const std::int64_t heads = kLeastWork / (head * work);
    if (heads > 0) {
        return heads * head;
    }
    return std::clamp<std::int64_t>(all / (kTurns * at::get_num_threads()), 1, head);
}

void run(const Attention& attention, AttentionKernel kernel)
{
    inThreads(sharesOf(attention), stepOf(attention), [&](std::int64_t begin, std::int64_t end) {
        const at::Tensor scratch = at::empty({scratchOf(attention)}, at::kFloat);
        kernel(attention, begin, end, scratch.mutable_data_ptr<float>());
    });
}

/// [texts, heads, queries, width], the heads of a token lying together.
at::Tensor attend(const Call& call, AttentionKernel kernel)
{
    const at::Tensor query = withRows(call.query);
    const at::Tensor key = withRows(call.key);
    const at::Tensor value = withRows(call.value);
    const auto mask = wideMask(call);
    const std::int64_t width = query.size(3);
    const at::Tensor y
        = at::empty({query.size(0), query.size(2), query.size(1), width}, query.options());
    run({.texts = query.size(0),
         .heads = query.size(1),
         .queries = query.size(2),
         .keys = key.size(2),
         .width = width,
         .query = rowsOf(query),
         .key = rowsOf(key),
         .value = rowsOf(value),
         .mask = mask ? rowsOf(*mask) : HeadRows(),
         .scale
         = static_cast<float>(call.scale.value_or(1 / std::sqrt(static_cast<double>(width)))),
         .y = y.mutable_data_ptr<float>()},
        kernel);
    return y.transpose(1, 2);
}

at::Tensor answerOf(const Call& call)
{
    static const AttentionKernel kernel = attentionKernel();
    if (kernel != nullptr && fitsKernel(call)) {
        return attend(call, kernel);
    }
    return at::scaled_dot_product_attention(call.query, call.key, call.value, call.mask, 0.0, false,
                                            call.scale);
}

/// Told to who listens (operator_profile.h), as LibTorch does for its own operators.
void callAttention(jit::Stack& stack)
{
    const Call call = popCall(stack);
    check(call);
    jit::push(stack, recorded(kAttention, {&call.query, &call.key, &call.value}, [&] {
                  return answerOf(call);
              }));
}

} // namespace

void registerAttentionOperator()
{
    static const jit::RegisterOperators registered(
        {jit::Operator("maskscope::attention(Tensor query, Tensor key, Tensor value, Tensor? mask, "
                       "float? scale) -> Tensor",
                       callAttention, c10::AliasAnalysisKind::FROM_SCHEMA)});
}

} // namespace maskscope
