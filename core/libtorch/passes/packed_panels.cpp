// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/passes/packed_panels.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/from_blob.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace maskscope {

namespace {

constexpr std::int64_t kWord = 4; ///< bytes

/// Where oneDNN keeps the numbers of a weight it packed, and how many bytes there are.
struct PackedNumbers
{
    std::byte* begin = nullptr;
    std::int64_t bytes = 0;
};

PackedNumbers numbersOf(const at::Tensor& packed)
{
    auto& dispatcher = c10::Dispatcher::singleton();
    const auto place = dispatcher.findSchema({"mkldnn::data_ptr", ""});
    const auto size = dispatcher.findSchema({"mkldnn::_nbytes", ""});
    if (!place || !size) {
        return {};
    }
    torch::jit::Stack call{packed};
    place->callBoxed(call);
    const std::int64_t address = call.front().toInt();
    call = {packed};
    size->callBoxed(call);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the operator gives the address as a number
    return {reinterpret_cast<std::byte*>(address), call.front().toInt()};
}

struct Layout
{
    std::int64_t columns = 0; ///< of a panel
    std::int64_t after = 0; ///< bytes for each column behind all panels: sums, of int8
};

constexpr std::array kLayouts{Layout{64, 0}, Layout{32, 0}, Layout{64, kWord}, Layout{32, kWord}};

/// Undefined if the memory is not as large as that.
at::Tensor viewOf(const PackedNumbers& numbers, const at::Tensor& weight, const at::Tensor& packed,
                  const Layout& layout)
{
    const std::int64_t together = kWord / static_cast<std::int64_t>(weight.element_size());
    const std::int64_t panels = (weight.size(0) + layout.columns - 1) / layout.columns;
    const std::int64_t columns = panels * layout.columns;
    const std::int64_t depth = numbers.bytes / (columns * kWord) - layout.after / kWord;
    if (depth * together < weight.size(1)
        || columns * (depth * kWord + layout.after) != numbers.bytes) {
        return {};
    }
    return at::from_blob(
        numbers.begin, {panels, depth, layout.columns, together}, [packed](void*) {},
        weight.options());
}

/// Some of the columns of each panel, from its first to its last; a layout that is another one
/// differs in them.
bool holdsPanels(const at::Tensor& panels, const at::Tensor& weight)
{
    constexpr std::int64_t kStep = 61; // of rows; odd, so that no period hides between
    const auto* packed = static_cast<const std::byte*>(panels.const_data_ptr());
    const auto* plain = static_cast<const std::byte*>(weight.const_data_ptr());
    const std::int64_t together = panels.size(3);
    const std::int64_t columns = panels.size(2);
    const auto size = static_cast<std::size_t>(weight.element_size());
    const auto bytes = static_cast<std::int64_t>(size);
    const std::int64_t ins = weight.size(1);
    for (std::int64_t out = 0; out < weight.size(0); ++out) {
        const std::int64_t panel = out / columns * panels.stride(0);
        for (std::int64_t in = out % kStep; in < ins; in += kStep) {
            const std::int64_t at
                = panel + (in / together * columns + out % columns) * together + in % together;
            if (std::memcmp(packed + at * bytes, plain + (out * ins + in) * bytes, size) != 0) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

at::Tensor panelsOf(const at::Tensor& weight, const at::Tensor& packed)
{
    const PackedNumbers numbers = numbersOf(packed);
    if (numbers.begin == nullptr || weight.numel() == 0) {
        return {};
    }
    const at::Tensor plain = weight.contiguous();
    for (const Layout& layout : kLayouts) {
        const at::Tensor view = viewOf(numbers, plain, packed, layout);
        if (view.defined() && holdsPanels(view, plain)) {
            return view;
        }
    }
    return {};
}

at::Tensor padded(const at::Tensor& numbers, const at::Tensor& panels)
{
    const std::int64_t columns = panels.size(0) * panels.size(2);
    return at::constant_pad_nd(numbers, {0, columns - numbers.size(0)}).contiguous();
}

} // namespace maskscope
