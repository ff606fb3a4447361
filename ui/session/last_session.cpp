// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/last_session.h"

#include "ui/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <utility>

namespace maskscope {

namespace {

constexpr std::chrono::seconds kPause{2};

} // namespace

LastSession::LastSession(QString file, Record record, QObject* parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_record(std::move(record))
    , m_lock(m_file + QStringLiteral(".lock"))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &LastSession::save);
    m_writer.setMaxThreadCount(1);
    m_lock.setStaleLockTime(0); // however old: it counts while its program runs
    if (m_file.isEmpty() || !QDir().mkpath(QFileInfo(m_file).absolutePath())) {
        m_file.clear();
        return;
    }
    const bool wasLocked = QFile::exists(m_lock.fileName());
    if (!m_lock.tryLock()) {
        m_file.clear();
        return;
    }
    Result<SessionFile> read = readSession(m_file);
    if (read.hasValue()) {
        m_found = std::move(read).value();
    } else if (QFileInfo::exists(m_file)) {
        setAside(m_file); // what cannot be read is not written over
    }
    m_wasCutShort = wasLocked && m_found;
    m_isModelSuspect = m_wasCutShort && QFile::exists(suspicion());
    QFile mark(suspicion());
    if (m_wasCutShort && mark.open(QIODevice::WriteOnly)) {
        mark.close();
    }
}

LastSession::~LastSession()
{
    m_writer.waitForDone();
}

QString LastSession::suspicion() const
{
    return m_file + QStringLiteral(".model");
}

void LastSession::trustModel()
{
    if (m_wasCutShort && !m_file.isEmpty()) {
        QFile::remove(suspicion());
    }
}

void LastSession::noteChange()
{
    if (!m_file.isEmpty() && !m_pause.isActive()) {
        m_pause.start();
    }
}

void LastSession::save()
{
    if (m_file.isEmpty()) {
        return;
    }
    m_writer.start([session = m_record(), file = m_file] {
        // Nobody asked for it, so nobody is told if there is no room.
        [[maybe_unused]] const Status written = writeSession(session, file);
    });
}

void LastSession::end()
{
    m_pause.stop();
    save();
    m_writer.waitForDone();
    trustModel();
    m_lock.unlock();
    m_file.clear();
}

} // namespace maskscope
