// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/row_steps.h"

#include <vector>

namespace maskscope {

/// Scores the targets of several pieces of an answer: as many masks as pieces stand in the place of
/// the one mask, the other masks stay; each piece is predicted with those before it filled in.
/// All of those texts are known beforehand, so they run together. Worker thread only.
class ChainSteps
{
public:
    /// `prediction` as predict() answered it.
    ChainSteps(TracedModel& model, const Tokenizer& tokenizer, Prediction prediction);

    [[nodiscard]] bool isFinished() const { return m_rows.isFinished(); }
    [[nodiscard]] double fractionDone() const; ///< 0 to 1
    /// One forward. Errors: as of RowSteps.
    [[nodiscard]] Status step(std::stop_token stop);
    /// The answer with all its targets, once finished.
    [[nodiscard]] Prediction takeResult() { return std::move(m_prediction); }

private:
    /// What a row is asked for.
    struct Link
    {
        std::size_t mask = 0;
        std::size_t target = 0;
        TokenId piece;
    };

    void addChain(const Encoding& encoding, std::size_t mask, std::size_t target, TokenId maskId);
    void take(const Link& link, const Softmax& answer);

    Prediction m_prediction;
    RowSteps m_rows;
    std::vector<Link> m_links; ///< one a row
};

/// All steps at once.
[[nodiscard]] Result<Prediction> scoreChains(TracedModel& model, const Tokenizer& tokenizer,
                                             Prediction prediction, const std::stop_token& stop);

} // namespace maskscope
