// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/torch_program.h"

#include "core/libtorch/forward_arguments.h"
#include "core/libtorch/written_sizes.h"

#include <ATen/core/Tensor.h>
#include <ATen/core/function_schema.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/inliner.h>
#include <torch/csrc/jit/runtime/interpreter.h>

#include <string_view>
#include <utility>

namespace maskscope {

namespace {

std::shared_ptr<torch::jit::Graph> inlinedCopy(const torch::jit::Method& forward)
{
    auto graph = forward.graph()->copy();
    torch::jit::Inline(*graph);
    return graph;
}

bool isQuantized(const torch::jit::Graph& graph)
{
    for (const torch::jit::Node* node : graph.nodes()) {
        if (std::string_view(node->kind().toQualString()).starts_with("quantized::")) {
            return true;
        }
    }
    return false;
}

bool isHalf(const at::Tensor& tensor)
{
    return tensor.scalar_type() == at::kHalf || tensor.scalar_type() == at::kBFloat16;
}

} // namespace

struct TorchProgram::Private
{
    torch::jit::Module module;
    c10::FunctionSchema schema;
    ForwardArguments arguments;
    std::shared_ptr<torch::jit::Graph> graph; ///< inlined
    torch::jit::Code code;
};

TorchProgram::TorchProgram(const torch::jit::Module& module, const torch::jit::Method& forward,
                           std::vector<InputSpec> inputs)
{
    const auto graph = inlinedCopy(forward);
    d.reset(new Private{module, forward.function().getSchema(),
                        ForwardArguments(forward, std::move(inputs)), graph,
                        torch::jit::Code(graph, "forward")});
}

TorchProgram::TorchProgram(TorchProgram&&) noexcept = default;
TorchProgram::~TorchProgram() = default;

const std::vector<InputSpec>& TorchProgram::inputs() const
{
    return d->arguments.inputs();
}

const ForwardArguments& TorchProgram::arguments() const
{
    return d->arguments;
}

const torch::jit::Module& TorchProgram::module() const
{
    return d->module;
}

std::shared_ptr<torch::jit::Graph> TorchProgram::graph() const
{
    return d->graph;
}

std::optional<std::int64_t> TorchProgram::tracedLength() const
{
    for (const InputSpec& input : inputs()) {
        if (input.role == InputRole::InputIds && input.tracedShape && !input.tracedShape->empty()) {
            return input.tracedShape->back();
        }
    }
    return std::nullopt;
}

std::vector<NamedShape> TorchProgram::constantShapes() const
{
    std::vector<NamedShape> shapes;
    for (const c10::IValue& constant : d->code.constant_table()) {
        if (constant.isTensor() && constant.toTensor().defined()) {
            shapes.push_back({"constant", constant.toTensor().sizes().vec()});
        }
    }
    return shapes;
}

std::vector<Evidence> TorchProgram::placesOfSize(std::int64_t size) const
{
    return maskscope::placesOfSize(*d->graph, size);
}

bool TorchProgram::isReducedPrecision() const
{
    for (const at::Tensor& parameter : d->module.parameters()) {
        if (isHalf(parameter)) {
            return true;
        }
    }
    return isQuantized(*d->graph);
}

void TorchProgram::setInputs(std::vector<InputSpec> inputs)
{
    d->arguments.setInputs(std::move(inputs));
}

c10::IValue TorchProgram::run(const Batch& batch) const
{
    const c10::InferenceMode guard;
    torch::jit::Stack stack = d->arguments.make(batch);
    stack.insert(stack.begin(), d->module._ivalue());
    return runStack(std::move(stack));
}

c10::IValue TorchProgram::runValues(const InputValues& values) const
{
    const c10::InferenceMode guard;
    const std::size_t length = values.front().size();
    Batch batch{.rows = 1,
                .length = length,
                .ids = {},
                .attentionMask = std::vector<std::int64_t>(length, 1),
                .typeIds = {}};
    torch::jit::Stack stack{d->module._ivalue()};
    for (std::size_t i = 0; i < inputs().size(); ++i) {
        InputSpec as = inputs()[i];
        if (as.role != InputRole::Other || as.isGuessed) {
            as.role = InputRole::InputIds; // the role that takes what it is given
        }
        batch.ids = values[i];
        stack.push_back(d->arguments.argument(i, as, batch));
    }
    return runStack(std::move(stack));
}

c10::IValue TorchProgram::runStack(std::vector<c10::IValue> stack) const
{
    // A program can switch autograd on for its thread, so this is said anew for every call.
    const c10::InferenceMode guard;
    d->schema.checkAndNormalizeInputs(stack);
    torch::jit::InterpreterState(d->code).run(stack);
    return stack.empty() ? c10::IValue() : std::move(stack.back());
}

} // namespace maskscope
