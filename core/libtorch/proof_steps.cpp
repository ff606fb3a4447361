// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/libtorch/proof_steps.h"

#include "core/libtorch/fast_program.h"
#include "core/libtorch/torch_program.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace maskscope {

namespace {

/// Texts up to so many times the longest that was compared are answered.
constexpr std::int64_t kReach = 3;
/// What a key may have to wait for an idle step. BERT-base on 2 cores takes 242 ms at 128 tokens.
constexpr double kIdleMilliseconds = 80;

double millisecondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

} // namespace

ProofSteps::ProofSteps(const ModelSummary& summary, const ProofFacts& facts, Proof when)
    : m_form(summary.output)
    , m_precision(summary.engine.used.precision)
    , m_facts(facts)
    , m_first(firstShape(summary))
    , m_isIdle(when == Proof::WhileIdle)
    , m_owed(laterShapes(summary))
    , m_longest(m_first.length)
{
    std::reverse(m_owed.begin(), m_owed.end());
}

bool ProofSteps::isBeyond(std::size_t length) const
{
    return static_cast<std::int64_t>(length) > kReach * m_longest;
}

ProofCase ProofSteps::firstQuestion() const
{
    return makeProof(m_first, m_facts);
}

bool ProofSteps::step(const TorchProgram& plain, const FastProgram& fast)
{
    const bool isGood = tryStep(plain, fast);
    if (!isGood) {
        m_owed.clear();
    }
    return isGood;
}

bool ProofSteps::tryStep(const TorchProgram& plain, const FastProgram& fast)
{
    try {
        return m_question ? compare(fast) : ask(plain);
    } catch (const std::exception&) {
        return false;
    }
}

bool ProofSteps::ask(const TorchProgram& plain)
{
    m_question = makeProof(next(), m_facts);
    const auto begin = std::chrono::steady_clock::now();
    auto answer = plainAnswer(plain, m_form, *m_question);
    const Batch& batch = m_question->batch;
    m_timed.push_back({static_cast<double>(batch.rows * batch.length), millisecondsSince(begin)});
    if (answer.hasError()) {
        return false;
    }
    m_expected = std::move(answer).value();
    return true;
}

bool ProofSteps::compare(const FastProgram& fast)
{
    const auto found = fastAnswer(fast, *m_question);
    m_longest = std::max(m_longest, static_cast<std::int64_t>(m_question->batch.length));
    m_question.reset();
    m_owed.pop_back();
    return found.hasValue() && areCloseAnswers(m_expected, found.value(), m_precision);
}

ProofShape ProofSteps::next() const
{
    ProofShape shape = m_owed.back();
    // The last length of all is the one that may be cut: those before it are short.
    if (m_isIdle && m_owed.size() == 1 && shape.canBeShorter) {
        shape.length = affordable(shape.length);
    }
    return shape;
}

/// By the straight line through the shortest and the longest forward so far.
std::int64_t ProofSteps::affordable(std::int64_t length) const
{
    const auto [first, last] = std::minmax_element(
        m_timed.begin(), m_timed.end(),
        [](const Timed& left, const Timed& right) { return left.length < right.length; });
    if (first == m_timed.end() || last->length <= first->length) {
        return length;
    }
    const double slope
        = std::max(0.0, last->milliseconds - first->milliseconds) / (last->length - first->length);
    const double left = std::max(0.0, kIdleMilliseconds - last->milliseconds);
    const double allowed = slope > 0 ? last->length + left / slope : static_cast<double>(length);
    return std::min(length, static_cast<std::int64_t>(allowed));
}

} // namespace maskscope
