// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/chain_steps.h"
#include "core/inference/contest.h"
#include "core/inference/many_texts.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace maskscope {

/// What the model says of one sentence of a contest.
struct ContestRow
{
    ContestSentence sentence;
    std::vector<TargetWord> words{}; ///< those that compete, in their order
    std::vector<Candidate> guesses{}; ///< best first
    std::optional<Error> error{}; ///< why there are neither
};

/// A plain value; crosses threads.
struct ContestResult
{
    std::vector<std::string> words; ///< that compete; may be empty
    std::vector<ContestRow> rows;

    [[nodiscard]] std::size_t brackets() const
    {
        return rows.empty() ? 0 : rows.front().sentence.choices.size();
    }
};

/// ln of how many times likelier the first competing word of a row is than the second; nothing
/// unless there are two at least and both have a probability.
[[nodiscard]] std::optional<double> contestLead(const ContestRow& row);

/// Answers the sentences of a contest, those of one length together, in steps of one forward. A
/// sentence that cannot be answered has its error; the others go on. Worker thread only; model and
/// tokenizer must outlive it.
class ContestSteps
{
public:
    ContestSteps(TracedModel& model, const Tokenizer& tokenizer, Contest contest,
                 std::size_t guesses = 5);

    [[nodiscard]] bool isFinished() const;
    /// Done, 0 to 1: the first half are the sentences, the second their words of several pieces.
    [[nodiscard]] double fraction() const;
    /// One forward. Errors: Cancelled alone.
    [[nodiscard]] Status step(std::stop_token stop);
    /// Once, when it is finished.
    [[nodiscard]] ContestResult takeResult();

private:
    void beginChains();
    void stepChains(const std::stop_token& stop);

    TracedModel& m_model;
    const Tokenizer& m_tokenizer;
    Contest m_contest;
    ManyTextSteps m_texts;
    std::vector<Result<Prediction>> m_answers; ///< once the texts are finished
    std::size_t m_next = 0; ///< row whose words of several pieces come next
    std::unique_ptr<ChainSteps> m_chains; ///< of that row
};

} // namespace maskscope
