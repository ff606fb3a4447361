// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/explain_steps.h"

#include "core/inference/chain_steps.h"

#include <algorithm>
#include <utility>

namespace maskscope {

class ExplainSteps::Part
{
public:
    virtual ~Part() = default;
    [[nodiscard]] virtual bool isFinished() const = 0;
    [[nodiscard]] virtual double fractionDone() const = 0;
    [[nodiscard]] virtual Status step(std::stop_token stop) = 0;
    [[nodiscard]] virtual Explanation takeResult() = 0;
};

namespace {

template <typename Steps>
class PartOf final : public ExplainSteps::Part
{
public:
    template <typename... Arguments>
    explicit PartOf(Arguments&&... arguments)
        : m_steps(std::forward<Arguments>(arguments)...)
    {}

    [[nodiscard]] bool isFinished() const override { return m_steps.isFinished(); }
    [[nodiscard]] double fractionDone() const override { return m_steps.fractionDone(); }
    [[nodiscard]] Status step(std::stop_token stop) override
    {
        return m_steps.step(std::move(stop));
    }
    [[nodiscard]] Explanation takeResult() override
    {
        if constexpr (requires { m_steps.takeResult(); }) {
            return m_steps.takeResult();
        } else {
            return m_steps.result();
        }
    }

private:
    Steps m_steps;
};

/// WordFill for one mask after another.
class WordFills
{
public:
    WordFills(TracedModel& model, const Tokenizer& tokenizer, const Prediction& text,
              const PredictOptions& options)
    {
        for (std::size_t mask = 0; mask < text.encoding.maskPositions.size(); ++mask) {
            m_fills.push_back(std::make_unique<WordFill>(model, tokenizer, text, mask, options,
                                                         WordFillOptions{.topK = options.topK}));
        }
    }

    [[nodiscard]] bool isFinished() const
    {
        return std::all_of(m_fills.begin(), m_fills.end(),
                           [](const auto& fill) { return fill->isFinished(); });
    }

    [[nodiscard]] double fractionDone() const
    {
        double done = 0;
        for (const auto& fill : m_fills) {
            done += fill->fractionDone();
        }
        return done / static_cast<double>(m_fills.size());
    }

    [[nodiscard]] Status step(std::stop_token stop)
    {
        const auto next = std::find_if(m_fills.begin(), m_fills.end(),
                                       [](const auto& fill) { return !fill->isFinished(); });
        return next == m_fills.end() ? Status(Ok{}) : (*next)->step(std::move(stop));
    }

    [[nodiscard]] LongerAnswers result() const
    {
        LongerAnswers answers;
        for (const auto& fill : m_fills) {
            answers.push_back(fill->result());
        }
        return answers;
    }

private:
    std::vector<std::unique_ptr<WordFill>> m_fills;
};

using PartResult = Result<std::unique_ptr<ExplainSteps::Part>>;

template <typename Steps, typename... Arguments>
std::unique_ptr<ExplainSteps::Part> makePart(Arguments&&... arguments)
{
    return std::make_unique<PartOf<Steps>>(std::forward<Arguments>(arguments)...);
}

/// Targets and masks together begin with the answer to the text: one forward.
PartResult beginWithAnswer(TracedModel& model, const Tokenizer& tokenizer,
                           const ExplainRequest& request, std::stop_token stop)
{
    auto answer = predict(model, tokenizer, request.text, request.options, std::move(stop));
    if (answer.hasError()) {
        return std::move(answer).error();
    }
    if (request.question == Question::Targets) {
        return makePart<ChainSteps>(model, tokenizer, std::move(answer).value());
    }
    return makePart<JointFill>(model, tokenizer, std::move(answer).value(), request.options);
}

PartResult beginWithText(TracedModel& model, const Tokenizer& tokenizer,
                         const ExplainRequest& request)
{
    const bool needsMask = request.question != Question::Surprise;
    const auto read = needsMask
        ? readText(model.summary(), tokenizer, request.text, request.options)
        : readAnyText(model.summary(), tokenizer, request.text, request.options);
    if (read.hasError()) {
        return read.error();
    }
    if (request.question == Question::Surprise) {
        return makePart<Surprise>(model, tokenizer, read.value(), request.options);
    }
    if (request.question == Question::LongerAnswers) {
        return makePart<WordFills>(model, tokenizer, read.value(), request.options);
    }
    ImportanceOptions asked = request.importance;
    asked.mask = std::min(asked.mask, read.value().encoding.maskPositions.size() - 1);
    return makePart<Importance>(model, tokenizer, read.value(), request.options, asked);
}

} // namespace

ExplainSteps::ExplainSteps(TracedModel& model, const Tokenizer& tokenizer, ExplainRequest request)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_request(std::move(request))
{}

ExplainSteps::~ExplainSteps() = default;

bool ExplainSteps::isFinished() const
{
    return m_part != nullptr && m_part->isFinished();
}

double ExplainSteps::fractionDone() const
{
    return m_part == nullptr ? 0 : m_part->fractionDone();
}

Status ExplainSteps::step(std::stop_token stop)
{
    if (m_part != nullptr) {
        return m_part->step(std::move(stop));
    }
    const bool asksFirst
        = m_request.question == Question::Targets || m_request.question == Question::Together;
    PartResult part = asksFirst ? beginWithAnswer(m_model, m_tokenizer, m_request, stop)
                                : beginWithText(m_model, m_tokenizer, m_request);
    if (part.hasError()) {
        return std::move(part).error();
    }
    m_part = std::move(part).value();
    return asksFirst || m_part->isFinished() ? Status(Ok{}) : m_part->step(std::move(stop));
}

Explanation ExplainSteps::takeResult()
{
    return m_part->takeResult();
}

} // namespace maskscope
