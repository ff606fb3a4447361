// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/prediction_steps.h"
#include "core/inference/top_k.h"

#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace maskscope {

/// Rows of tokens that wait for their forward, each with one place whose answer is wanted. A step
/// is one forward: of as many rows of one length as the model takes together (BatchContract), one
/// by one once a batch has failed. Worker thread only; model and tokenizer must outlive it.
class RowSteps
{
public:
    /// What becomes of a row's answer; `row` as add() counted it.
    using Take = std::function<void(std::size_t row, const Softmax& answer)>;

    RowSteps(TracedModel& model, const Tokenizer& tokenizer);

    /// The rows are numbered from 0. A row of a length that cannot run (TooLong,
    /// LengthNotAccepted) fails the next step.
    void add(TokenRow row, std::size_t position);

    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] std::size_t rowsAdded() const { return m_added; }
    [[nodiscard]] std::size_t rowsLeft() const;

    /// One forward. Errors: those of TracedModel::run, NotANumber; nothing is left to do then.
    [[nodiscard]] Status step(const Take& take, std::stop_token stop);

private:
    struct Waiting
    {
        std::size_t number = 0;
        TokenRow row;
        std::size_t position = 0;
    };

    [[nodiscard]] std::vector<Waiting> takeRows(SequenceLength length);
    [[nodiscard]] Status fail(Error error);
    [[nodiscard]] Status answer(const std::vector<Waiting>& rows, const Logits& logits,
                                const Take& take);

    TracedModel& m_model;
    const Tokenizer& m_tokenizer;
    std::map<SequenceLength, std::deque<Waiting>> m_waiting; ///< by the length they run at
    std::optional<Error> m_failure;
    std::size_t m_added = 0;
    bool m_oneByOne = false;
};

} // namespace maskscope
