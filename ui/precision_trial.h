// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worker/inference_worker.h"

#include <QObject>

#include <optional>

namespace maskscope {

/// The comparison of the open model with itself in less precision, one at a time. Part of the
/// session (AppController); GUI thread, never waits.
class PrecisionTrial : public QObject
{
    Q_OBJECT

public:
    explicit PrecisionTrial(InferenceWorker& worker, QObject* parent = nullptr);

    /// `other` opens the file of `model` in the precision to try.
    void start(ModelId model, LoadJob other);
    void cancel();

    // What became of jobs; those of others are passed over.
    void note(const LoadProgress& event);
    void note(const AgreementProgress& event);
    void end(const AgreementMeasured& event);
    void end(const JobFailed& event);
    void end(const JobCancelled& event);

Q_SIGNALS:
    void progress(double fraction); ///< opening is part of it
    void ready(const maskscope::Agreement& agreement, const maskscope::EngineReport& engine);
    void failed(const maskscope::Error& error);
    void cancelled();

private:
    [[nodiscard]] bool take(JobId job);

    InferenceWorker& m_worker;
    std::optional<JobId> m_job;
};

} // namespace maskscope
