// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/reduced_operators.h"

#include "core/libtorch/kernels/parallel.h"
#include "core/libtorch/processor.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/jit/runtime/custom_operator.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace maskscope {

namespace {

namespace jit = torch::jit;

/// GCC makes a copy for each kind of processor, as LibTorch has them.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MASKSCOPE_VECTORIZED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define MASKSCOPE_VECTORIZED
#endif

constexpr std::size_t kLanes = 16;
constexpr std::int64_t kGrain = 32768; ///< numbers that are worth a thread
constexpr float kSmallestScale = std::numeric_limits<float>::min();

/// Without VNNI two products are added up in 16 bits, where eight bits of x overflow.
float levels()
{
    return addsInt8InInt32() ? 255 : 127;
}

/// value = scale * (level - zero)
struct RowScale
{
    float scale = 1; ///< NaN: not all of the row is finite
    float zero = 0;
};

/// Zero is one of the levels, as in PyTorch's own dynamic quantization.
MASKSCOPE_VECTORIZED RowScale scaleOf(const float* row, std::int64_t width, float most)
{
    std::array<float, kLanes> low{};
    std::array<float, kLanes> high{};
    std::array<float, kLanes> nothing{}; // stays so unless there is a NaN or an infinity
    const auto whole = static_cast<std::size_t>(width) / kLanes * kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float value = row[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
            nothing[lane] += value * 0.0F;
        }
    }
    for (std::size_t i = whole; i < static_cast<std::size_t>(width); ++i) {
        low[0] = std::min(low[0], row[i]);
        high[0] = std::max(high[0], row[i]);
        nothing[0] += row[i] * 0.0F;
    }
    const float least = *std::min_element(low.begin(), low.end());
    const float range = *std::max_element(high.begin(), high.end()) - least;
    if (std::accumulate(nothing.begin(), nothing.end(), 0.0F) != 0.0F) {
        return {std::numeric_limits<float>::quiet_NaN(), 0};
    }
    const float scale = std::max(range / most, kSmallestScale);
    return {scale, std::min(std::max(std::nearbyint(-least / scale), 0.0F), most)};
}

MASKSCOPE_VECTORIZED void roundRow(const float* row, std::uint8_t* to, std::int64_t width,
                                   const RowScale& by, float most)
{
    const float inverse = 1.0F / by.scale;
    for (std::int64_t i = 0; i < width; ++i) {
        const float level = std::nearbyint(row[i] * inverse) + by.zero;
        to[i] = static_cast<std::uint8_t>(std::min(std::max(level, 0.0F), most));
    }
}

/// Gives the sums of levels times weights their scale, and takes out what the zero level added.
MASKSCOPE_VECTORIZED void scaleRow(float* sums, std::int64_t width, const RowScale& by,
                                   const float* weightSums, const float* bias)
{
    for (std::int64_t i = 0; i < width; ++i) {
        sums[i] = by.scale * (sums[i] - by.zero * weightSums[i]);
    }
    for (std::int64_t i = 0; bias != nullptr && i < width; ++i) {
        sums[i] += bias[i];
    }
}

/// Calls `work` for each row, in threads if there is enough to do.
template <typename Work>
void forRows(std::int64_t rows, std::int64_t width, const Work& work)
{
    const std::int64_t grain = std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(width, 1));
    inThreads(rows, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            work(row);
        }
    });
}

struct Rounded
{
    at::Tensor values; ///< uint8
    std::vector<RowScale> rows;
};

/// Each row by its own values, so that the texts of a batch do not change each other's answers.
Rounded rounded(const at::Tensor& x)
{
    const std::int64_t width = x.size(-1);
    Rounded result{at::zeros(x.sizes(), at::kByte),
                   std::vector<RowScale>(static_cast<std::size_t>(x.numel() / width))};
    const auto* from = x.const_data_ptr<float>();
    auto* to = result.values.mutable_data_ptr<std::uint8_t>();
    const float most = levels();
    forRows(x.numel() / width, width, [&](std::int64_t row) {
        RowScale& scale = result.rows[static_cast<std::size_t>(row)];
        scale = scaleOf(from + row * width, width, most);
        if (!std::isnan(scale.scale)) {
            roundRow(from + row * width, to + row * width, width, scale, most);
        }
    });
    return result;
}

void scaleRows(at::Tensor& sums, const std::vector<RowScale>& rows, const at::Tensor& weightSums,
               const at::Tensor& bias)
{
    const std::int64_t width = sums.size(-1);
    auto* values = sums.mutable_data_ptr<float>();
    const auto* ofWeight = weightSums.const_data_ptr<float>();
    const float* add = bias.defined() ? bias.const_data_ptr<float>() : nullptr;
    forRows(static_cast<std::int64_t>(rows.size()), width, [&](std::int64_t row) {
        scaleRow(values + row * width, width, rows[static_cast<std::size_t>(row)], ofWeight, add);
    });
}

at::Tensor activated(at::Tensor x, const std::string& post, const std::string& algorithm)
{
    if (post == "gelu") {
        return at::gelu_(x, algorithm);
    }
    if (post == "relu") {
        return at::relu_(x);
    }
    return post == "tanh" ? at::tanh_(x) : x;
}

const c10::OperatorHandle& int8Kernel()
{
    static const c10::OperatorHandle found
        = c10::Dispatcher::singleton().findSchemaOrThrow("onednn::qlinear_pointwise", "");
    return found;
}

const c10::OperatorHandle& bf16Kernel()
{
    static const c10::OperatorHandle found
        = c10::Dispatcher::singleton().findSchemaOrThrow("mkldnn::_linear_pointwise", "");
    return found;
}

c10::IValue noNumbers()
{
    return c10::List<std::optional<at::Scalar>>();
}

/// A file may name the operators as well, so nothing is taken on trust.
void checkInput(const at::Tensor& x, const at::Tensor& weight)
{
    TORCH_CHECK(x.defined() && x.dim() > 0 && x.numel() > 0 && x.layout() == at::kStrided
                    && at::isFloatingType(x.scalar_type()),
                "linear: the input has to hold numbers");
    TORCH_CHECK(weight.defined() && weight.is_mkldnn() && weight.dim() == 2,
                "linear: the weight has to be packed");
}

/// fp32, one for each row of the weight as it was; packing turned it.
bool isColumn(const at::Tensor& column, const at::Tensor& weight)
{
    return column.defined() && column.scalar_type() == at::kFloat && column.dim() == 1
        && column.is_contiguous() && column.size(0) == weight.size(1);
}

void callInt8(jit::Stack& stack)
{
    const std::string algorithm = jit::pop(stack).toStringRef();
    const std::string post = jit::pop(stack).toStringRef();
    const c10::IValue bias = jit::pop(stack);
    const at::Tensor weightSums = jit::pop(stack).toTensor();
    const at::Tensor scales = jit::pop(stack).toTensor();
    const at::Tensor weight = jit::pop(stack).toTensor();
    const at::Tensor x = jit::pop(stack).toTensor();
    checkInput(x, weight);
    TORCH_CHECK(weight.scalar_type() == at::kChar && isColumn(scales, weight)
                    && isColumn(weightSums, weight)
                    && (bias.isNone() || isColumn(bias.toTensor(), weight)),
                "linear_int8: the weight has to be int8, with fp32 numbers for each row");
    const Rounded input = rounded(x.to(at::kFloat).contiguous());
    jit::Stack call{input.values,
                    1.0,
                    std::int64_t{0},
                    weight,
                    scales,
                    at::zeros({1}, at::kInt),
                    c10::IValue(),
                    1.0,
                    std::int64_t{0},
                    at::kFloat,
                    "none",
                    noNumbers(),
                    ""};
    int8Kernel().callBoxed(call);
    at::Tensor sums = call.front().toTensor().contiguous();
    scaleRows(sums, input.rows, weightSums, bias.isNone() ? at::Tensor() : bias.toTensor());
    jit::push(stack, activated(std::move(sums), post, algorithm));
}

void callBf16(jit::Stack& stack)
{
    const bool staysBf16 = jit::pop(stack).toBool();
    const c10::IValue algorithm = jit::pop(stack);
    const c10::IValue post = jit::pop(stack);
    const c10::IValue bias = jit::pop(stack);
    const at::Tensor weight = jit::pop(stack).toTensor();
    const at::Tensor x = jit::pop(stack).toTensor();
    checkInput(x, weight);
    TORCH_CHECK(weight.scalar_type() == at::kBFloat16, "linear_bf16: the weight has to be bf16");
    jit::Stack call{x.to(at::kBFloat16), weight, bias, post, noNumbers(), algorithm};
    bf16Kernel().callBoxed(call);
    const at::Tensor answer = call.front().toTensor();
    jit::push(stack, staysBf16 ? answer : answer.to(at::kFloat));
}

} // namespace

void registerReducedOperators()
{
    static const jit::RegisterOperators registered(
        {jit::Operator(
             "maskscope::linear_int8(Tensor x, Tensor weight, Tensor scales, Tensor weight_sums, "
             "Tensor? bias, str post, str algorithm) -> Tensor",
             callInt8, c10::AliasAnalysisKind::FROM_SCHEMA),
         jit::Operator("maskscope::linear_bf16(Tensor x, Tensor weight, Tensor? bias, str post, "
                       "str algorithm, bool stays) -> Tensor",
                       callBf16, c10::AliasAnalysisKind::FROM_SCHEMA)});
}

} // namespace maskscope
