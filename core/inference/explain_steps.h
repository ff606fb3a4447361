// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/inference/importance.h"
#include "core/inference/joint_fill.h"
#include "core/inference/surprise.h"
#include "core/inference/word_fill.h"

#include <memory>
#include <variant>
#include <vector>

namespace maskscope {

/// What can be asked of a text beside its guesses.
enum class Question
{
    Targets, ///< how likely are options.targets at each mask?
    Together, ///< which words fit best together?
    Importance, ///< which words does a guess rest on?
    Surprise, ///< how unexpected is each word?
    LongerAnswers, ///< which answers of one to three pieces fit best at each mask?
};

struct ExplainRequest
{
    Question question = Question::Targets;
    std::string text; ///< UTF-8
    PredictOptions options;
    ImportanceOptions importance;
};

/// Of LongerAnswers: for each mask its answers, best first.
using LongerAnswers = std::vector<std::vector<WordAnswer>>;

/// The answer to a question; of Targets the prediction with its targets scored.
using Explanation = std::variant<Prediction, std::vector<JointFilling>, LongerAnswers,
                                 ImportanceResult, SurpriseResult>;

/// Finds out what a question asks, in steps of one forward. Worker thread only; model and tokenizer
/// must outlive it.
class ExplainSteps
{
public:
    /// One of the ways to answer.
    class Part;

    ExplainSteps(TracedModel& model, const Tokenizer& tokenizer, ExplainRequest request);
    ~ExplainSteps();
    ExplainSteps(const ExplainSteps&) = delete;
    ExplainSteps& operator=(const ExplainSteps&) = delete;

    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] double fractionDone() const; ///< 0 to 1
    /// At most one forward. Errors: as of predict().
    [[nodiscard]] Status step(std::stop_token stop);
    /// Once, when it is finished.
    [[nodiscard]] Explanation takeResult();

private:
    TracedModel& m_model;
    const Tokenizer& m_tokenizer;
    ExplainRequest m_request;
    std::unique_ptr<Part> m_part; ///< null until the text was read
};

} // namespace maskscope
