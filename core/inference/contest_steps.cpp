// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/contest_steps.h"

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

std::vector<AskedText> textsOf(const Contest& contest)
{
    std::vector<AskedText> texts;
    for (const ContestSentence& sentence : contest.sentences) {
        texts.push_back({sentence.text});
    }
    return texts;
}

bool hasChains(const Result<Prediction>& answer)
{
    if (answer.hasError()) {
        return false;
    }
    const std::vector<MaskPrediction>& masks = answer.value().masks;
    return std::any_of(masks.begin(), masks.end(), [](const MaskPrediction& mask) {
        return std::any_of(mask.targets.begin(), mask.targets.end(), [](const TargetWord& target) {
            return target.method == TargetMethod::Chain;
        });
    });
}

ContestRow rowOf(ContestSentence sentence, Result<Prediction> answer)
{
    ContestRow row{std::move(sentence)};
    if (answer.hasError()) {
        row.error = std::move(answer).error();
        return row;
    }
    std::vector<MaskPrediction>& masks = answer.value().masks;
    MaskPrediction& mask = masks.at(std::min(row.sentence.mask, masks.size() - 1));
    row.words = std::move(mask.targets);
    row.guesses = std::move(mask.candidates);
    return row;
}

} // namespace

std::optional<double> contestLead(const ContestRow& row)
{
    if (row.words.size() < 2 || row.words[0].method == TargetMethod::Unknown
        || row.words[1].method == TargetMethod::Unknown) {
        return std::nullopt;
    }
    return row.words[0].logProbability - row.words[1].logProbability;
}

ContestSteps::ContestSteps(TracedModel& model, const Tokenizer& tokenizer, Contest contest,
                           std::size_t guesses)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_contest(std::move(contest))
    , m_texts(model, tokenizer, textsOf(m_contest), {.topK = guesses, .targets = m_contest.words})
{
    if (m_texts.isFinished()) { // none of them can be read
        m_answers = m_texts.takeResults();
        m_next = m_answers.size();
    }
}

bool ContestSteps::isFinished() const
{
    return m_texts.isFinished() && m_chains == nullptr;
}

double ContestSteps::fraction() const
{
    const std::size_t all = m_contest.sentences.size();
    const std::size_t done = m_texts.isFinished() ? all + m_next : all - m_texts.textsLeft();
    return all == 0 ? 1 : static_cast<double>(done) / static_cast<double>(2 * all);
}

Status ContestSteps::step(std::stop_token stop)
{
    if (m_chains != nullptr) {
        stepChains(stop);
    } else {
        m_texts.step(stop);
        if (m_texts.isFinished()) {
            m_answers = m_texts.takeResults();
            beginChains();
        }
    }
    return stop.stop_requested() ? Status(Error{ErrorCode::Cancelled, {}, {}}) : Status(Ok{});
}

/// Goes on to the next row that has words of several pieces.
void ContestSteps::beginChains()
{
    m_chains.reset();
    while (m_next < m_answers.size() && !hasChains(m_answers[m_next])) {
        ++m_next;
    }
    if (m_next < m_answers.size()) {
        // Only the place of the contest is of interest.
        Prediction asked = m_answers[m_next].value();
        const std::size_t wanted = m_contest.sentences[m_next].mask;
        for (std::size_t mask = 0; mask < asked.masks.size(); ++mask) {
            if (mask != wanted) {
                asked.masks[mask].targets.clear();
            }
        }
        m_chains = std::make_unique<ChainSteps>(m_model, m_tokenizer, std::move(asked));
    }
}

void ContestSteps::stepChains(const std::stop_token& stop)
{
    Status done = m_chains->isFinished() ? Status(Ok{}) : m_chains->step(stop);
    if (done.hasError()) {
        m_answers[m_next] = std::move(done).error();
    } else if (m_chains->isFinished()) {
        m_answers[m_next] = m_chains->takeResult();
    } else {
        return;
    }
    ++m_next;
    beginChains();
}

ContestResult ContestSteps::takeResult()
{
    ContestResult result{m_contest.words, {}};
    for (std::size_t row = 0; row < m_answers.size(); ++row) {
        result.rows.push_back(
            rowOf(std::move(m_contest.sentences[row]), std::move(m_answers[row])));
    }
    return result;
}

} // namespace maskscope
