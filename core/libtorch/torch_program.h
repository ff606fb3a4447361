// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/length_contract.h"
#include "core/model/role_probe.h"
#include "core/model/signature.h"
#include "core/model/traced_model.h"

#include <memory>
#include <vector>

namespace torch::jit {
struct Graph;
struct Method;
struct Module;
} // namespace torch::jit
namespace c10 {
struct IValue;
}

namespace maskscope {

class ForwardArguments;

/// forward() of a loaded module, as saved, ready to run. Its calls are inlined and it is handed to
/// LibTorch's interpreter directly: the usual executor would record and rewrite it during the first
/// runs of every new length, which makes those runs several times slower.
class TorchProgram
{
public:
    /// `inputs` have their roles. Throws what LibTorch throws.
    TorchProgram(const torch::jit::Module& module, const torch::jit::Method& forward,
                 std::vector<InputSpec> inputs);
    TorchProgram(TorchProgram&&) noexcept;
    ~TorchProgram();

    [[nodiscard]] const std::vector<InputSpec>& inputs() const;
    [[nodiscard]] const ForwardArguments& arguments() const;
    [[nodiscard]] const torch::jit::Module& module() const;
    [[nodiscard]] std::shared_ptr<torch::jit::Graph> graph() const; ///< inlined, as saved

    /// Length the trace was recorded with, if it tells.
    [[nodiscard]] std::optional<std::int64_t> tracedLength() const;

    /// Shapes of the constant tables; a frozen module has them in place of parameters.
    [[nodiscard]] std::vector<NamedShape> constantShapes() const;

    /// Places of the program where a recorded length stands as a number (written_sizes.h).
    [[nodiscard]] std::vector<Evidence> placesOfSize(std::int64_t size) const;
    /// It computes with less than single precision, at least in part.
    [[nodiscard]] bool isReducedPrecision() const;

    /// Roles that were found since.
    void setInputs(std::vector<InputSpec> inputs);

    /// One forward on new tensors, without autograd. Throws what LibTorch throws.
    [[nodiscard]] c10::IValue run(const Batch& batch) const;
    /// The same for one text, with a value of each token for each input, whatever its role.
    [[nodiscard]] c10::IValue runValues(const InputValues& values) const;

private:
    [[nodiscard]] c10::IValue runStack(std::vector<c10::IValue> stack) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maskscope
