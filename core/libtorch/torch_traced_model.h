// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/libtorch/torch_program.h"
#include "core/model/traced_model.h"

namespace maskscope {

/// A model that runs in this process, on the thread that uses it.
class TorchTracedModel final : public TracedModel
{
public:
    TorchTracedModel(TorchProgram program, ModelSummary summary);

    [[nodiscard]] const ModelSummary& summary() const override;
    [[nodiscard]] Result<Logits> run(const Batch& batch, std::span<const MaskPosition> positions,
                                     std::stop_token stop) override;
    [[nodiscard]] Result<OperatorProfile> profile(SequenceLength length,
                                                  std::stop_token stop) override;
    int setThreads(int threads) override;

private:
    TorchProgram m_program;
    ModelSummary m_summary;
};

} // namespace maskscope
