// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/export_doctor.h"
#include "ui/comparisons.h"
#include "ui/explanations.h"
#include "ui/precision_trial.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace maskscope {

/// The session: the only object that talks to the worker. Lives on the GUI thread and never waits;
/// events of the worker arrive by queued calls, and those of jobs that are not the newest of their
/// kind are dropped here.
class AppController : public QObject
{
    Q_OBJECT

public:
    explicit AppController(InferenceWorker::LoaderFactory makeLoader, QObject* parent = nullptr);
    ~AppController() override;

    /// Null until a model is open. The old model stays until the new one is ready.
    [[nodiscard]] std::shared_ptr<const ModelSummary> summary() const;
    [[nodiscard]] std::shared_ptr<const Tokenizer> tokenizer() const;
    /// Why the open model has no usable tokenizer, or no head; nothing if it can fill masks.
    [[nodiscard]] std::optional<Error> cannotFill() const;
    /// What a new export of the open model would do better; empty if none is open.
    [[nodiscard]] std::vector<Fault> faults() const;
    [[nodiscard]] QString path() const; ///< of the open model; empty: none
    [[nodiscard]] QString loadingPath() const; ///< of the load under way, or the last one
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] bool isSweeping() const;
    [[nodiscard]] const SweepComparison& sweepComparison() const; ///< of the last sweep
    /// What the open model is inside; null until inspectionReady().
    [[nodiscard]] std::shared_ptr<const Inspection> inspection() const;
    [[nodiscard]] bool isPredicting() const;
    /// What else is asked of the text.
    [[nodiscard]] Explanations& explanations() const;
    [[nodiscard]] PrecisionTrial& precisionTrial() const;
    [[nodiscard]] Comparisons& comparisons() const;

public Q_SLOTS:
    void openFile(const QString& path);
    void reload();
    void cancelLoad();
    /// Loads the open file again with these roles; none: with those that are found.
    void chooseRoles(const maskscope::RoleOverrides& roles);
    /// What was said of files before; used by loads from now on.
    void setRememberedRoles(const std::vector<maskscope::RememberedRoles>& remembered);
    /// Asks at once, or, while an answer is under way, after a pause. A newer text counts alone.
    void setText(const QString& text, const std::optional<QString>& pair = std::nullopt);
    void setTopK(int topK);
    void setFilter(const maskscope::CandidateFilter& filter); ///< of the guesses
    /// Nothing is predicted while an input method is in the middle of a word, only afterwards.
    void setComposing(bool composing);
    void startSweep(const maskscope::SweepOptions& options,
                    const maskscope::SweepComparison& comparison = {});
    void cancelSweep();
    void inspect(); ///< looks inside the open model, unless that is done or under way
    void cancelInspection();
    /// Opens the open file in this precision as well, compares the answers, and closes it again.
    void comparePrecision(maskscope::Precision precision);
    /// Loads the open file again in this precision; another file is opened in fp32.
    void usePrecision(maskscope::Precision precision);
    /// Of loads from now on, and of the open file, loaded again; 0: by the cores that are free.
    void setThreads(int threads);
    void stop(); ///< asks the worker to end; stopped() follows
    void hold(bool held); ///< what is set meanwhile is asked for at its end, if it is another
    void repeat(); ///< what is known and under way, to a window that has just begun to listen

Q_SIGNALS:
    void loadStarted(const QString& path);
    void loadProgress(double fraction);
    void modelChanged(); ///< summary() and tokenizer() are new
    void loadFailed(const QString& path, const maskscope::Error& error);
    void loadCancelled(const QString& path);
    /// Newest first; after a file with chosen roles, or with none any more, was loaded.
    void rememberedRolesChanged(const std::vector<maskscope::RememberedRoles>& remembered);

    void predictionStarted();
    void predictionReady(const maskscope::Prediction& prediction);
    void predictionFailed(const maskscope::Error& error);

    void sweepStarted(const maskscope::SweepOptions& options);
    void sweepOpening(double fraction); ///< the model to compare with is being opened
    void sweepProgress(const maskscope::SweepResult& result);
    /// Also after a cancel: what was measured until then.
    void sweepFinished(const maskscope::SweepResult& result, bool cancelled);
    void sweepFailed(const maskscope::Error& error);

    void inspectionStarted();
    void inspectionProgress(double fraction);
    void inspectionReady(); ///< inspection() is there
    void inspectionFailed(const maskscope::Error& error);
    void inspectionCancelled();

    void activityChanged(); ///< isLoading(), isPredicting() or isSweeping() changed
    void stopped(); ///< the worker has ended

private:
    struct State;
    struct Handler;

    void handle(const WorkerEvent& event);
    void predictNow();
    void load(const QString& path, const std::optional<RoleOverrides>& roles,
              Precision precision = Precision::Fp32);
    [[nodiscard]] Precision precision() const; ///< of the open model
    void rememberRoles(const ModelSummary& summary);
    std::unique_ptr<State> d;
};

} // namespace maskscope
