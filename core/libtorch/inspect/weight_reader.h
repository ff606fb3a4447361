// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/model_summary.h"
#include "core/model/weight_stats.h"

#include <memory>
#include <vector>

namespace torch::jit {
struct Graph;
struct Module;
} // namespace torch::jit

namespace maskscope {

/// Reads the numbers of a model's parameters and buffers, and of the constants of its program: a
/// frozen one has these in their place. Each is read piece by piece and never copied as a whole.
class WeightReader
{
public:
    /// The module must outlive it. Throws what LibTorch throws.
    WeightReader(const torch::jit::Module& module, const torch::jit::Graph& program,
                 const std::vector<ModuleSummary>& modules);
    ~WeightReader();
    WeightReader(const WeightReader&) = delete;
    WeightReader& operator=(const WeightReader&) = delete;

    /// Steps that are needed: a large weight, or several small ones, in each.
    [[nodiscard]] std::size_t steps() const;
    void step();

    /// In the order of the modules.
    [[nodiscard]] const std::vector<WeightStats>& weights() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maskscope
