// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latency/sweep.h"
#include "core/model/model_summary.h"

#include <QString>

// What a sweep found, in plain sentences.
namespace maskscope {

/// "16 tokens take 5.64 ms; 512 tokens take 140 ms." of the shortest and the longest length that
/// was measured; empty if none was.
[[nodiscard]] QString costSentence(const SweepResult& result);

/// How it was measured: unit, file, engine, threads, LibTorch, and what one run does.
[[nodiscard]] QString conditionsSentence(const ModelSummary& model, SweepMeasure measure);

} // namespace maskscope
