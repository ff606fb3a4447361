// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/engine_proof.h"
#include "core/model/engine.h"

#include <optional>
#include <vector>

namespace maskscope {

/// The comparisons of a rewritten program with the saved one that are owed after the first, made a
/// forward at a time. While idle, a forward that would take so long that a key is felt to wait is
/// made at a shorter length.
class ProofSteps
{
public:
    ProofSteps(const ModelSummary& summary, const ProofFacts& facts, Proof when);

    [[nodiscard]] bool isDone() const { return m_owed.empty(); }
    /// Is a text of so many tokens much longer than all that were compared?
    [[nodiscard]] bool isBeyond(std::size_t length) const;

    /// One short text that both programs have been asked about.
    [[nodiscard]] ProofCase firstQuestion() const;

    /// One forward: of the saved program, then of the rewritten one at the same question. False if
    /// their answers differ or one of them stops; then nothing is owed any more.
    [[nodiscard]] bool step(const TorchProgram& plain, const FastProgram& fast);

private:
    /// A forward of the saved program that was timed.
    struct Timed
    {
        double length = 0;
        double milliseconds = 0;
    };

    [[nodiscard]] bool tryStep(const TorchProgram& plain, const FastProgram& fast);
    [[nodiscard]] bool ask(const TorchProgram& plain);
    [[nodiscard]] bool compare(const FastProgram& fast);
    [[nodiscard]] ProofShape next() const;
    [[nodiscard]] std::int64_t affordable(std::int64_t length) const;

    OutputForm m_form;
    Precision m_precision = Precision::Fp32;
    ProofFacts m_facts;
    ProofShape m_first;
    bool m_isIdle = false; ///< somebody may be typing
    std::vector<ProofShape> m_owed; ///< the last is next
    std::int64_t m_longest = 0; ///< that was compared
    std::optional<ProofCase> m_question; ///< the saved program was asked
    Logits m_expected; ///< its answer
    std::vector<Timed> m_timed;
};

} // namespace maskscope
