// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/predictor.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace maskscope {

/// How far the answers of one program are from those of another of the same model, on sentences
/// with one token masked.
struct Agreement
{
    std::size_t sentences = 0; ///< compared until now
    std::size_t sameBest = 0; ///< of them: both name the same best word
    double sharedOfFive = 0; ///< of their five best words so many are the same, on average
    /// Of ln p, the largest difference over the exact program's five best words of each sentence.
    double largestLogDifference = 0;
    double exactMilliseconds = 0; ///< median of a forward
    double otherMilliseconds = 0;
};

/// Compares sentence by sentence, so that other work can run in between. A sentence is masked where
/// its tokens allow, at another place each time; one that a model of a fixed length cannot take is
/// left out. Worker thread only; the models are used by reference.
class AgreementRun
{
public:
    /// Both have the tokenizer of `exact`.
    AgreementRun(const MaskedLm& exact, TracedModel& other,
                 std::span<const std::string_view> sentences);

    [[nodiscard]] bool isFinished() const { return m_next == m_sentences.size(); }
    [[nodiscard]] double fraction() const; ///< done, 0 to 1

    /// One sentence: a forward of each. Errors: as TracedModel::run; NotANumber; NoTokenizer.
    [[nodiscard]] Status step(std::stop_token stop);
    [[nodiscard]] Agreement result() const;

private:
    struct Timed
    {
        Logits logits;
        double milliseconds = 0;
    };
    [[nodiscard]] static Result<Timed> answer(TracedModel& model, const Batch& batch,
                                              const MaskPosition& mask,
                                              const std::stop_token& stop);
    [[nodiscard]] Status compare(const Logits& exact, const Logits& other);

    const MaskedLm& m_exact;
    TracedModel& m_other;
    std::span<const std::string_view> m_sentences;
    std::size_t m_next = 0;
    Agreement m_sums; ///< sharedOfFive is a sum here
    std::vector<double> m_exactTimes;
    std::vector<double> m_otherTimes;
};

} // namespace maskscope
