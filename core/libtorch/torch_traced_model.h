// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/fast_program.h"
#include "core/libtorch/inspect/inspector.h"
#include "core/libtorch/proof_steps.h"
#include "core/libtorch/torch_program.h"
#include "core/model/traced_model.h"

#include <optional>

namespace maskscope {

/// A model that runs in this process, on the thread that uses it: as saved, or rewritten for speed.
/// While the rewritten program has still to be compared, the saved one is kept; then it is freed.
class TorchTracedModel final : public TracedModel
{
public:
    /// `fast` may be null; `proofs` are those still owed for it.
    TorchTracedModel(TorchProgram plain, std::unique_ptr<FastProgram> fast, ProofSteps proofs,
                     const LoadOptions& options, ModelSummary summary);

    [[nodiscard]] const ModelSummary& summary() const override;
    [[nodiscard]] Result<Logits> run(const Batch& batch, std::span<const MaskPosition> positions,
                                     std::stop_token stop) override;
    [[nodiscard]] Result<OperatorProfile> profile(SequenceLength length,
                                                  std::stop_token stop) override;
    /// Needs the saved program, or that it was done while that was there.
    [[nodiscard]] Result<InspectionStep> inspect(std::stop_token stop) override;
    int setThreads(int threads) override;
    /// Asks the saved program, then the rewritten one, then compares; then looks inside, if that is
    /// wanted.
    [[nodiscard]] IdleWork idleStep() override;

private:
    [[nodiscard]] Result<Logits> forward(const Batch& batch,
                                         std::span<const MaskPosition> positions) const;
    void proveFor(const Batch& batch);
    double inspectNext();
    [[nodiscard]] std::optional<std::int64_t> savedFlops(const Batch& batch) const;
    void freePlain();
    /// A forward that nobody reads.
    [[nodiscard]] IdleWork recall();

    std::optional<TorchProgram> m_plain; ///< nothing once the rewritten one is trusted
    std::unique_ptr<FastProgram> m_fast; ///< null: the saved one runs
    ProofSteps m_proofs;
    Proof m_when;
    /// Forwards to come once the memory of the saved program is given back. Until then the weights
    /// lie outside the caches, and come back over a few forwards: demo model, 8 tokens, one after
    /// the other, 10, 6.4, 5.6, 5.5, 5, 4 ms.
    int m_recalls = 3;
    std::size_t m_texts = 0; ///< that were answered
    ModelSummary m_summary;
    std::optional<std::int64_t> m_tracedLength;
    InspectionOptions m_inspectionOptions;
    std::unique_ptr<Inspector> m_inspector; ///< while it is at work; reads m_plain
    std::optional<Result<InspectionStep>> m_inspected; ///< its last step, or why it failed
};

} // namespace maskscope
