// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/latency_report.h"

#include <QString>

// What a sweep found, in plain sentences; each is empty if there is nothing to say.
namespace maskscope {

/// "16 tokens take 5.64 ms; 512 tokens take 140 ms." of the shortest and the longest length that
/// was measured.
[[nodiscard]] QString costSentence(const LatencyReport& report);

/// "In 50 ms this machine reads about 180 tokens."
[[nodiscard]] QString budgetSentence(const LatencyReport& report);

/// What the sentence on the Fill page costs, and what it would cost filled up.
[[nodiscard]] QString yourSentence(const LatencyReport& report, SequenceLength yours);

/// "Of 19 ms at 128 tokens: text to tokens 0.1 ms, ..."
/// What an answer takes, without technical words: for the person's own sentence, if its length was
/// measured or lies between lengths that were, and for the longest.
[[nodiscard]] QString plainSentence(const LatencyReport& report, SequenceLength yours);
[[nodiscard]] QString plainNoiseSentence(const LatencyReport& report);
[[nodiscard]] QString partsSentence(const LatencyReport& report);

/// Which lengths were disturbed.
[[nodiscard]] QString noiseSentence(const LatencyReport& report);

/// How it was measured: unit, file, machine, engine, threads, LibTorch, and what one run does.
[[nodiscard]] QString conditionsSentence(const ModelSummary& model, SweepMeasure measure);

/// How the Python times were recorded.
[[nodiscard]] QString eagerSentence(const ModelSummary& model);

} // namespace maskscope
