// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel of questions shows of answers, and before they are there.
#include "ui/app_controller.h"
#include "ui/error_text.h"
#include "ui/widgets/question_panel.h"
#include "ui/widgets/shaded_answer.h"
#include "ui/widgets/together_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace maskscope {

namespace {

constexpr std::size_t kMostExpected = 1000; ///< tokens: finding words takes time

template <typename Answers, typename MakeLine>
std::vector<WordLine> linesOf(const Answers& answers, MakeLine makeLine)
{
    std::vector<WordLine> lines;
    std::transform(answers.begin(), answers.end(), std::back_inserter(lines), makeLine);
    return lines;
}

} // namespace

void QuestionPanel::expect(const Prediction& prediction, const CandidateFilter& filter)
{
    if (const auto tokenizer = m_controller.tokenizer()) {
        m_words.clear();
        if (prediction.encoding.ids.size() <= kMostExpected) {
            m_words = plainWords(textWords(*tokenizer, prediction, {}), m_sentences);
        }
        m_why.answer->expect(m_words);
        m_surprise.answer->expect(m_words);
        m_together->expect(filter, longestFilling(*tokenizer, prediction));
    }
    if (!m_asked.isEmpty()) {
        Q_EMIT targetsExpected(m_asked); // of hidden words that are new
    }
}

void QuestionPanel::show(Question question, const Explanation& explanation)
{
    if (m_controller.explanations().isWanted(question)) {
        std::visit([this](const auto& answer) { show(answer); }, explanation);
    }
}

void QuestionPanel::show(const Prediction& prediction)
{
    std::vector<std::vector<WordLine>> lines;
    for (const MaskPrediction& mask : prediction.masks) {
        lines.push_back(linesOf(mask.targets, targetLine));
    }
    Q_EMIT linesReady(Question::Targets, lines);
}

void QuestionPanel::show(const LongerAnswers& answers)
{
    std::vector<std::vector<WordLine>> lines;
    for (const std::vector<WordAnswer>& mask : answers) {
        lines.push_back(linesOf(mask, longerAnswerLine));
    }
    Q_EMIT linesReady(Question::LongerAnswers, lines);
}

void QuestionPanel::show(const std::vector<JointFilling>& fillings)
{
    m_together->setFillings(fillings);
    m_together->setVisible(wantsTogether());
}

void QuestionPanel::show(const ImportanceResult& result)
{
    const auto tokenizer = m_controller.tokenizer();
    const QString guess
        = tokenizer ? QString::fromStdString(tokenizer->tokenText(result.chosen)) : QString();
    m_why.answer->setAnswer(importanceCaption(guess, std::exp(result.logProbability)),
                            shadedWords(result, m_sentences));
}

void QuestionPanel::show(const SurpriseResult& result)
{
    m_surprise.answer->setAnswer(surpriseCaption(result), shadedWords(result, m_sentences));
}

/// Where the page has no guesses either, it says so itself.
void QuestionPanel::showFailure(Question question, const Error& error)
{
    switch (question) {
    case Question::Importance:
        m_why.answer->setProblem(errorText(error, m_level));
        break;
    case Question::Surprise:
        m_surprise.answer->setProblem(errorText(error, m_level));
        break;
    case Question::Targets:
    case Question::LongerAnswers:
        Q_EMIT linesReady(question, {{WordLine{errorText(error, m_level), {}, {}, {}}}});
        break;
    case Question::Together:
        m_together->setProblem(errorText(error, m_level));
        break;
    }
}

void QuestionPanel::dim(Question question)
{
    switch (question) {
    case Question::Importance:
        m_why.answer->setOutdated();
        break;
    case Question::Surprise:
        m_surprise.answer->setOutdated();
        break;
    case Question::Together:
        m_together->setOutdated(true);
        break;
    case Question::Targets:
    case Question::LongerAnswers:
        Q_EMIT linesOutdated(question);
        break;
    }
}

} // namespace maskscope
