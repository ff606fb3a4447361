// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/base/strong_types.h"
#include "core/base/warning.h"
#include "core/guard/trace_records.h"
#include "core/model/output_form.h"
#include "core/model/signature.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// An input of forward() as the archive's records tell it.
struct TraceCardInput
{
    std::string name; ///< empty if only its recorded value is known
    std::string declaredType; ///< "Tensor", "Optional[Tensor]"...
    bool hasDefault = false;
    InputRole role = InputRole::Other; ///< by its name alone
    std::optional<std::vector<std::int64_t>> shape; ///< recorded
    std::string elementType; ///< recorded: "int64"; empty if nothing was
    std::string device; ///< recorded: "cpu"
};

/// What is known of a model before LibTorch sees its file. A value without pointers, as the summary
/// it is part of; after loading, the schema confirms it (warningsOf).
struct TraceCard
{
    std::optional<std::int64_t> format; ///< number of the archive's format
    std::size_t codeFiles = 0;
    std::uint64_t codeBytes = 0;
    std::string className; ///< of the root module: "BertForMaskedLM"
    bool hasSignature = false; ///< false: `inputs` have no names
    std::vector<TraceCardInput> inputs;
    std::string returnType; ///< "Dict[str, Tensor]"; empty if not told
    std::optional<OutputContainer> output; ///< of that type, if it is one
    std::vector<std::string> devices; ///< that the code names, sorted
    std::vector<std::string> operators; ///< that the code calls, sorted: "aten::embedding"
    /// Classes of which code runs while LibTorch loads the file, sorted.
    std::vector<std::string> loadTimeClasses;
    std::vector<std::string> sourceFiles; ///< Python files of the author's disk, sorted

    /// Last dimension of the recorded ids: the length the trace was made with.
    [[nodiscard]] std::optional<SequenceLength> tracedLength() const;
};

[[nodiscard]] TraceCard traceCardOf(TraceRecords records);

/// The devices that the code names and that are not the CPU, with commas; empty if there are none.
[[nodiscard]] std::string otherDevices(const TraceCard& card);

/// Gives inputs of the loaded schema the recorded shape where LibTorch gave none.
void addRecordedShapes(const TraceCard& card, std::vector<InputSpec>& inputs);

/// LoadTimeCode, DeviceConstants for devices other than the CPU, SignatureMismatch where names or
/// number of inputs or the kind of output differ from what was loaded.
[[nodiscard]] std::vector<Warning>
warningsOf(const TraceCard& card, const std::vector<InputSpec>& inputs, OutputContainer output);

} // namespace maskscope
