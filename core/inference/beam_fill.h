// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/row_steps.h"

#include <memory>
#include <vector>

namespace maskscope {

/// Tokens for some masks of a text.
struct Filling
{
    std::vector<TokenId> ids; ///< one a mask
    double logProbability = 0; ///< sum of natural logarithms
};

struct BeamOptions
{
    std::size_t width = 32;
    CandidateFilter filter{}; ///< of the tokens; probabilities stay those of the whole vocabulary
    bool isOneAnswer = false; ///< the masks are the pieces of one answer, not a word each
};

/// Fills masks of a text left to right, each predicted with those before it filled in, and keeps
/// the best fillings at every mask. A step is one forward. Worker thread only.
class BeamFill
{
public:
    /// `positions`: of the masks to fill, ascending; others stay masks. None: finished at once.
    BeamFill(TracedModel& model, const Tokenizer& tokenizer, Encoding text,
             std::vector<std::size_t> positions, BeamOptions options);

    [[nodiscard]] bool isFinished() const { return m_level == m_positions.size(); }
    /// Masks filled, of how many.
    [[nodiscard]] std::size_t masksDone() const { return m_level; }
    [[nodiscard]] double fractionDone() const; ///< 0 to 1
    /// One forward. Errors: as of RowSteps.
    [[nodiscard]] Status step(std::stop_token stop);
    /// The fillings, best first, once finished; equal ones in the order of their ids.
    [[nodiscard]] const std::vector<Filling>& fillings() const { return m_fillings; }

private:
    /// A filling with one mask more.
    struct Longer
    {
        std::size_t filling = 0;
        std::size_t rank = 0; ///< of the token, among those of the filling
        TokenId id;
        double logProbability = 0;
    };

    void ask();
    /// The text with the masks before this one filled in.
    void fillIn(const Filling& filling);
    [[nodiscard]] std::vector<Ranked> bestBehind(std::size_t filling, const Softmax& answer);
    void take(std::size_t filling, const Softmax& answer);
    void keepBest();
    void endLevel();

    TracedModel& m_model;
    const Tokenizer& m_tokenizer;
    Encoding m_text;
    std::vector<std::size_t> m_positions;
    BeamOptions m_options;
    std::size_t m_level = 0; ///< the mask being filled
    std::vector<Filling> m_fillings; ///< of the masks before it
    std::vector<Longer> m_longer;
    std::unique_ptr<RowSteps> m_rows; ///< of the level
};

} // namespace maskscope
