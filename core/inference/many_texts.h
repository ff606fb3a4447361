// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"

#include <deque>
#include <span>
#include <string>
#include <vector>

namespace maskscope {

/// A text, and perhaps a second one that is read together with it.
struct AskedText
{
    std::string text;
    std::optional<std::string> pair{};
};

/// The answers to many texts. Texts of one length go through the model together if it takes several
/// at once (BatchContract); what fails together is tried one by one. A step is one forward. Worker
/// thread only; model and tokenizer must outlive it.
class ManyTextSteps
{
public:
    /// Reads all texts; options.pair is not read.
    ManyTextSteps(TracedModel& model, const Tokenizer& tokenizer, std::span<const AskedText> texts,
                  PredictOptions options);

    [[nodiscard]] bool isFinished() const { return m_due.empty(); }
    [[nodiscard]] std::size_t textsLeft() const;
    /// One forward. What fails is the result of its texts.
    void step(const std::stop_token& stop);
    /// In the order of the texts, once finished.
    [[nodiscard]] std::vector<Result<Prediction>> takeResults() { return std::move(m_results); }

private:
    using Members = std::vector<std::size_t>; ///< texts of one length

    void share(const Logits& logits, const Members& members, double milliseconds);
    void blame(const Error& error, const Members& members);

    TracedModel& m_model;
    const Tokenizer& m_tokenizer;
    PredictOptions m_options;
    std::vector<Result<Prediction>> m_results;
    std::deque<Members> m_due;
};

/// As predict() for each text, in their order (options.pair is not read); but texts of one length
/// go through the model together if it takes several at once (BatchContract) and answers them as
/// it does alone. Their time of the model is divided equally. Memory: that of all answers, and of
/// one batch of at most kMostBatchTokens tokens.
[[nodiscard]] std::vector<Result<Prediction>>
predictMany(TracedModel& model, const Tokenizer& tokenizer, std::span<const AskedText> texts,
            const PredictOptions& options, std::stop_token stop);

/// Above that a batch no longer fits into the caches, and is slower than two (measured).
inline constexpr std::size_t kMostBatchTokens = 512;

} // namespace maskscope
