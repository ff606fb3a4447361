// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include "core/worker/load_task.h"
#include "core/worker/processor_share.h"

namespace maskscope {

/// A model whose forwards leave room for other programs, unless somebody asked for a number of
/// threads. Worker thread only.
struct SharingModel
{
    TracedModel& model;
    bool sharesProcessors = true;
};

/// A model's forwards on fewer threads, for as long as this lives.
class FewerThreads
{
public:
    FewerThreads(const SharingModel& sharing, ProcessorShare& share)
        : m_model(sharing.model)
        , m_usual(m_model.summary().threads)
    {
        const int threads = sharing.sharesProcessors ? share.threads(m_usual) : m_usual;
        m_areFewer = threads < m_usual;
        if (m_areFewer) { // setting them costs a moment
            m_model.setThreads(threads);
        }
    }
    ~FewerThreads()
    {
        if (m_areFewer) {
            m_model.setThreads(m_usual);
        }
    }
    FewerThreads(const FewerThreads&) = delete;
    FewerThreads& operator=(const FewerThreads&) = delete;

private:
    TracedModel& m_model;
    int m_usual;
    bool m_areFewer = false;
};

} // namespace maskscope
