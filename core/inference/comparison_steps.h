// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/chain_steps.h"
#include "core/inference/comparison.h"
#include "core/inference/many_texts.h"

#include <deque>
#include <functional>
#include <optional>

namespace maskscope {

/// What to compare: two texts, or one text as two models read it.
struct ComparisonRequest
{
    AskedText a;
    AskedText b;
    std::size_t listed = 10; ///< best words of each side
    std::size_t runs = 1; ///< forwards of each side that the time is the median of, at most
};

/// Both answers and how they differ. A plain value; crosses threads.
struct Comparison
{
    Prediction a;
    Prediction b;
    std::vector<MaskComparison> masks; ///< as many as both have
    bool haveSameVocabulary = true;
    std::size_t runs = 0; ///< that were timed
    double millisecondsA = 0; ///< of a forward, median
    double millisecondsB = 0;
};

/// Asks both sides and compares, in steps of one forward. Worker thread only; the models are used
/// by reference.
class ComparisonSteps
{
public:
    /// May be one model. Both need a tokenizer.
    ComparisonSteps(const MaskedLm& a, const MaskedLm& b, ComparisonRequest request);
    ComparisonSteps(const ComparisonSteps&) = delete;
    ComparisonSteps& operator=(const ComparisonSteps&) = delete;

    [[nodiscard]] bool isFinished() const { return m_due.empty(); }
    [[nodiscard]] double fraction() const; ///< done, 0 to 1
    /// At most one forward. Errors: as of predict(); a NoMask names the side in `part` if the texts
    /// differ.
    [[nodiscard]] Status step(std::stop_token stop);
    /// Once, when it is finished.
    [[nodiscard]] Comparison takeResult();

private:
    struct Side
    {
        const MaskedLm& lm;
        AskedText text;
        const char* name; ///< a phrase
        Prediction prediction{};
        std::vector<MaskPrediction> answered{}; ///< with targets, where these are needed
        Logits logits{};
        std::vector<double> milliseconds{};
        std::unique_ptr<ChainSteps> chains{};
    };
    using Task = std::function<Status(std::stop_token)>;

    [[nodiscard]] PredictOptions optionsFor(const Side& side) const;
    [[nodiscard]] Status forward(Side& side, const std::stop_token& stop);
    [[nodiscard]] Status answer(Side& side, const std::stop_token& stop);
    [[nodiscard]] Status compareAtOnce();
    [[nodiscard]] Status askTargets(Side& side, const Side& other);
    [[nodiscard]] Status askChains(Side& side, const std::stop_token& stop);
    void compareTexts();
    void addTimedRuns();
    [[nodiscard]] std::size_t masks() const;

    ComparisonRequest m_request;
    Side m_a;
    Side m_b;
    bool m_haveSameVocabulary;
    std::deque<Task> m_due;
    std::size_t m_done = 0;
    std::vector<MaskComparison> m_masks;
};

} // namespace maskscope
