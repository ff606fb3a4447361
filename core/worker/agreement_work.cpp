// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/worker/agreement_work.h"

#include "core/inference/agreement_sentences.h"

namespace maskscope {

AgreementWork::AgreementWork(const MaskedLm& exact, std::unique_ptr<OpenModel> other)
    : m_other(std::move(other))
    , m_run(exact, *m_other->lm.model, agreementSentences())
{}

WorkerEvent AgreementWork::progress(JobId job) const
{
    return AgreementProgress{job, m_run.fraction()};
}

WorkerEvent AgreementWork::finished(JobId job, ModelId model)
{
    return AgreementMeasured{job, model, m_run.result(), m_other->lm.model->summary().engine};
}

} // namespace maskscope
