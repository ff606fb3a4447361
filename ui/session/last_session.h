// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session_file.h"

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <optional>

namespace maskscope {

/// Keeps the session on disk while the program runs, so that it is there again at the next start,
/// even if the program did not end by itself. Written a while after a change, on a thread of its
/// own. Where a second program runs, the first one alone keeps its session.
class LastSession : public QObject
{
    Q_OBJECT

public:
    using Record = std::function<SessionFile()>;

    /// `file`: empty, nothing is kept. `record` says what is to be kept.
    LastSession(QString file, Record record, QObject* parent = nullptr);
    ~LastSession() override;

    /// What was kept when the program ended last; nothing if that cannot be read.
    [[nodiscard]] const std::optional<SessionFile>& found() const { return m_found; }
    /// Whether the program was killed or crashed last time.
    [[nodiscard]] bool wasCutShort() const { return m_wasCutShort; }
    /// It was, and so again before the model of its session gave an answer: better not to open it.
    [[nodiscard]] bool isModelSuspect() const { return m_isModelSuspect; }
    /// The model has answered.
    void trustModel();
    void noteChange();
    /// The program ends as it should.
    void end();

private:
    void save();
    [[nodiscard]] QString suspicion() const; ///< a file that is there until the model has answered

    QString m_file; ///< empty: another program has it
    Record m_record;
    QLockFile m_lock; ///< a stale one is left by a program that was cut short
    std::optional<SessionFile> m_found;
    bool m_wasCutShort = false;
    bool m_isModelSuspect = false;
    QTimer m_pause;
    QThreadPool m_writer; ///< one thread, so that the last one written is the newest
};

} // namespace maskscope
