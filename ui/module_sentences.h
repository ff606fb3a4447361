// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "core/model/model_summary.h"
#include "ui/color_scheme.h"

#include <QString>

#include <cstdint>
#include <string>

// What was seen of a module, in words; `module` is its place in ModelSummary::modules and in range.
namespace maskscope {

/// "bert.encoder.layer.0"; "whole model" for the root.
[[nodiscard]] QString modulePath(const ModelSummary& summary, std::size_t module);

/// Of the weights of a module and of those inside it, the same numbers once; "" for all.
[[nodiscard]] std::uint64_t weightBytes(const Inspection& inspection, const std::string& module);

/// What goes in and what comes out, as rich text: a line each with name, type and shape.
[[nodiscard]] QString moduleShapesHtml(const Inspection& inspection, std::size_t module,
                                       SequenceLength length, const ColorScheme& scheme);

/// Calls, operations, time, parameters and which other module is the same.
[[nodiscard]] QString moduleNumbers(const ModelSummary& summary, const Inspection& inspection,
                                    std::size_t module, SequenceLength length);

/// Why sizes of its tensors are pinned down; empty if none is.
[[nodiscard]] QString moduleWhy(const Inspection& inspection, std::size_t module);

/// "expand in bert.embeddings, modeling_bert.py:238: the number 14 stands in the program".
[[nodiscard]] QString evidenceSentence(const Evidence& evidence);

} // namespace maskscope
