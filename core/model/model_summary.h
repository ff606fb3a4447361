// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/model/batch_contract.h"
#include "core/model/eager_bench.h"
#include "core/model/engine_report.h"
#include "core/model/length_contract.h"
#include "core/model/output_form.h"
#include "core/model/signature.h"
#include "core/model/trace_card.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maskscope {

enum class SharingKind
{
    Storage, ///< stored once in the file
    EqualValues, ///< stored several times, kept in memory once
};

/// "storage", "equal_values".
[[nodiscard]] std::string_view sharingName(SharingKind kind);

/// Parameters that are one weight under several names.
struct SharedWeight
{
    std::vector<std::string> names;
    std::uint64_t bytes = 0; ///< of one copy
    SharingKind kind = SharingKind::Storage;
};

struct ParameterSummary
{
    std::int64_t count = 0; ///< numbers, each storage once
    std::uint64_t bytes = 0; ///< as named: shared ones each time
    std::uint64_t uniqueBytes = 0; ///< in memory: equal ones once, too
    std::vector<SharedWeight> shared;
};

/// A module of the traced program, in pre-order; the root has the path "".
struct ModuleSummary
{
    std::string path; ///< "bert.encoder.layer.0"
    std::string type; ///< class name: "BertLayer"
    std::int64_t parameters = 0; ///< of the sub-tree, shared ones once
    std::size_t depth = 0; ///< parts of the path
};

/// How often the program names an operator, as saved.
struct OperatorCount
{
    std::string name; ///< "aten::linear"
    std::int64_t count = 0;
};

/// All that is known of an opened model without asking it for predictions. A value without
/// pointers: it crosses threads (and, later, processes).
struct ModelSummary
{
    std::string path; ///< of the file, UTF-8
    std::uint64_t fileBytes = 0;
    std::string sha256; ///< of the file; empty: nobody asked (LoadJob)
    std::string producer;
    TraceCard card; ///< what the file told before it was loaded
    std::vector<std::string> extraFiles;
    std::optional<EagerBench> eager; ///< how long it took in Python, if its author measured
    ParameterSummary parameters;
    std::vector<InputSpec> inputs;
    std::optional<std::int64_t> wordRows; ///< of the word table, if there is one: ids are below
    OutputForm output;
    LengthContract length;
    BatchContract batch;
    bool isRepeatable = true; ///< false: one input has several answers, as with dropout left on
    bool isFlat = false; ///< no word is likelier than others: an untrained head
    std::vector<ModuleSummary> modules;
    std::vector<OperatorCount> operators; ///< the most frequent first
    std::vector<Warning> warnings;
    std::string torchVersion; ///< of the LibTorch that runs it
    int threads = 0;
    EngineReport engine;
};

} // namespace maskscope
