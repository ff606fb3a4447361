// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"
#include "core/model/evidence.h"
#include "core/model/length_formula.h"
#include "core/model/weight_stats.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// What a size of a tensor comes from.
enum class SizeOrigin
{
    Weights, ///< the same for every text: the model is built so
    Length, ///< follows the length of the text
    Batch, ///< follows the number of texts
    Recording, ///< should follow the length or the number of texts, but the recording pins it down
};

struct TensorSize
{
    LengthFormula size; ///< for one text
    SizeOrigin origin = SizeOrigin::Weights;
    std::optional<std::size_t> evidence{}; ///< of a recorded one: in Inspection::evidence

    friend bool operator==(const TensorSize&, const TensorSize&) = default;
};

/// A tensor that the program made, was given or holds.
struct InspectedTensor
{
    std::string name; ///< in the program: "hidden_states.7"
    std::string elementType; ///< "float32"
    std::vector<TensorSize> sizes;
    std::optional<std::size_t> madeBy{}; ///< in Inspection::operators; nothing: input or weight
    std::string weight{}; ///< path of the parameter or buffer, if it is one
};

/// A place in a file of the program's TorchScript code.
struct CodePlace
{
    std::size_t file = 0; ///< in Inspection::code
    ByteRange range{};

    friend bool operator==(const CodePlace&, const CodePlace&) = default;
};

/// A place of the inlined program that calls an operator. In order; those of branches that were
/// not taken are missing.
struct InspectedOperator
{
    std::string name; ///< "aten::linear"
    std::size_t module = 0; ///< the innermost that calls it, in ModelSummary::modules
    std::string source{}; ///< Python file and line: "modeling_bert.py:238"
    std::optional<CodePlace> code{};
    std::vector<std::size_t> inputs{}; ///< tensors, in Inspection::tensors
    std::vector<std::size_t> outputs{};
    std::int64_t calls = 1; ///< more in loops
    LengthFormula flops{}; ///< of all calls
    double share = 0; ///< of the time of one forward, 0 to 1
};

/// What is seen of a module when it runs.
struct InspectedModule
{
    std::int64_t calls = 0; ///< 0: forward() never called it
    std::vector<std::size_t> inputs{}; ///< tensors of its first call, in Inspection::tensors
    std::vector<std::size_t> outputs{}; ///< likewise; of tuples, lists and dicts those inside
    LengthFormula flops{}; ///< of the sub-tree, all calls
    double share = 0; ///< of the sub-tree, of the time of one forward, 0 to 1
    std::optional<CodePlace> code{}; ///< of its forward()
    /// The first module that has the same class, shapes, operations and sub-modules; its own
    /// position if it is that.
    std::size_t sameAs = 0;
};

struct CodeFile
{
    std::string name; ///< in the archive: "code/__torch__/transformers/models/bert.py"
    std::string text; ///< UTF-8
};

/// All that running a model shows of its inside. A value without pointers.
struct Inspection
{
    std::vector<SequenceLength> lengths; ///< that it ran at
    SequenceLength timedAt{}; ///< what the shares of time hold for
    std::vector<std::size_t> inputs; ///< tensors that forward() is given
    std::vector<std::size_t> outputs; ///< tensors that it returns
    std::vector<InspectedTensor> tensors;
    std::vector<InspectedOperator> operators;
    std::vector<InspectedModule> modules; ///< one for each of ModelSummary::modules
    std::vector<WeightStats> weights;
    std::vector<CodeFile> code;
    std::vector<Evidence> evidence; ///< why sizes are recorded
};

/// How far looking inside has come.
struct InspectionStep
{
    double fraction = 0; ///< 0 to 1
    std::shared_ptr<const Inspection> inspection; ///< null until it is done
};

} // namespace maskscope
