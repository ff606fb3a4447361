// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_torch.h"

#include <ATen/ops/ones.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <vector>

namespace maskscope::test {

namespace {

template <typename Call>
std::string saidTo(const Call& call)
{
    const c10::InferenceMode guard;
    try {
        call();
    } catch (const c10::Error& error) {
        return error.what_without_backtrace();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

} // namespace

std::string saidToLoad(const std::filesystem::path& path)
{
    return saidTo([&] { torch::jit::load(path.string()); });
}

std::string saidToForward(const std::filesystem::path& path, std::size_t inputs)
{
    return saidTo([&] {
        torch::jit::load(path.string())
            .forward(std::vector<c10::IValue>(inputs, at::ones({1, 5}, at::kLong)));
    });
}

} // namespace maskscope::test
