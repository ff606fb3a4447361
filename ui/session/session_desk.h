// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/fingerprint.h"
#include "ui/session/model_search.h"
#include "ui/session/session_file.h"

#include <QObject>

#include <optional>
#include <utility>

namespace maskscope {

class AppController;

/// Opens and saves sessions. After one was opened it waits for the same model and the same text,
/// and tells whether the guesses are those that were saved. GUI thread, never waits.
class SessionDesk : public QObject
{
    Q_OBJECT

public:
    SessionDesk(AppController& controller, QString program, QObject* parent = nullptr);

    /// The session that Save writes to; empty: none yet.
    [[nodiscard]] QString path() const { return m_path; }
    /// Reads a session, says what to show and opens its model; `known` files are looked through for
    /// it.
    void open(const QString& path, const SearchPlaces& known);
    /// Writes as soon as the file of the model is known by its bytes.
    void save(const SessionState& state, const QString& path);
    /// Writes at once what still waits for that.
    void finishSaving();
    /// All that is known now, the hashes if they are known.
    [[nodiscard]] SessionFile record(const SessionState& state) const;
    /// The person has closed what noticed() told: it does not come again.
    void closeNotice() { m_closed = m_notice; }
    /// What was opened before, for a window in its place: Save goes to the same file.
    void takeOver(SessionDesk& other);

Q_SIGNALS:
    void opened(const maskscope::SessionState& state);
    void failed(const maskscope::Error& error);
    void modelMissing(const QString& name); ///< of the session that was opened
    void saved(const QString& path);
    /// What lay in the place of the saved one could not be read: it is at `copy` now.
    void keptUnreadable(const QString& path, const QString& copy);
    /// What there is to say of the session that was opened, in plain words.
    void noticed(const QString& text);
    /// The bytes of the open model are known.
    void fingerprintMade(const maskscope::Fingerprint& print);

private:
    void openModel(const SavedModel& model, const SearchPlaces& places);
    void checkModel();
    void notePrediction(const Prediction& prediction);
    void noteFingerprint(const Fingerprint& print);
    void compare();
    void tell(const QString& notice);
    [[nodiscard]] ModelChange modelChange() const;
    void write(const SessionFile& session, const QString& path);

    AppController& m_controller;
    QString m_program; ///< its version
    QString m_path;
    FingerprintMaker* m_maker;
    Fingerprint m_print; ///< of the open model, or of one before it
    std::optional<SavedAnswers> m_answers; ///< to the text on screen
    QString m_notice; ///< what was told last
    QString m_closed; ///< of that, what the person has closed
    std::optional<SessionFile> m_toCompare; ///< opened, and not compared yet
    std::optional<std::pair<SessionFile, QString>> m_toWrite; ///< and where to
};

} // namespace maskscope
