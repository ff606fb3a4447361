// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_desk.h"

#include "ui/app_controller.h"
#include "ui/formatting.h"

#include <QDateTime>
#include <QFileInfo>

#include <utility>

namespace maskscope {

SessionDesk::SessionDesk(AppController& controller, QString program, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
    , m_program(std::move(program))
    , m_maker(new FingerprintMaker(this))
{
    connect(m_maker, &FingerprintMaker::made, this, &SessionDesk::noteFingerprint);
    connect(&controller, &AppController::modelChanged, this, [this] {
        finishSaving(); // without the hash, rather than with the new model's
        m_print = {}; // what the model before it said counts no longer
        m_answers.reset();
        checkModel();
    });
    connect(&controller, &AppController::predictionStarted, this, [this] { m_answers.reset(); });
    connect(&controller, &AppController::predictionReady, this, &SessionDesk::notePrediction);
}

void SessionDesk::takeOver(SessionDesk& other)
{
    other.finishSaving();
    m_path = other.m_path;
    m_print = other.m_print;
    m_answers = other.m_answers;
    m_toCompare = other.m_toCompare;
    m_closed = other.m_closed;
}

void SessionDesk::open(const QString& path, const SearchPlaces& known)
{
    Result<SessionFile> read = readSession(path);
    if (read.hasError()) {
        Q_EMIT failed(read.error());
        return;
    }
    const SessionFile& session = read.value();
    m_path = QFileInfo(path).absoluteFilePath();
    m_toCompare = session;
    m_closed.clear();
    tell({});
    Q_EMIT opened(session.state);
    openModel(session.model, {path, known.files, known.hashes});
}

void SessionDesk::openModel(const SavedModel& model, const SearchPlaces& places)
{
    if (model.path.isEmpty()) {
        return;
    }
    const QString found = findModel(model, places);
    if (found.isEmpty()) {
        Q_EMIT modelMissing(model.name());
    } else if (QFileInfo(found) != QFileInfo(m_controller.path()) || m_controller.isLoading()) {
        m_controller.openFile(found);
    } else {
        checkModel();
    }
}

void SessionDesk::checkModel()
{
    if (!m_controller.path().isEmpty()) { // also to know the file again under another name
        m_maker->ask(m_controller.path(), m_controller.tokenizer());
    }
}

void SessionDesk::notePrediction(const Prediction& prediction)
{
    if (const auto summary = m_controller.summary()) {
        m_answers = savedAnswers(prediction, *summary);
        compare();
    }
}

void SessionDesk::noteFingerprint(const Fingerprint& print)
{
    m_print = print;
    if (m_toWrite) {
        m_toWrite->first.model.sha256 = print.sha256;
        m_toWrite->first.model.vocabularySha256 = print.vocabularySha256;
        finishSaving();
    }
    Q_EMIT fingerprintMade(print);
    compare();
}

ModelChange SessionDesk::modelChange() const
{
    const SavedModel& saved = m_toCompare->model;
    const auto summary = m_controller.summary();
    const bool isOtherSize
        = summary && saved.bytes > 0 && static_cast<qint64>(summary->fileBytes) != saved.bytes;
    if (isOtherSize || (!saved.sha256.isEmpty() && saved.sha256 != m_print.sha256)) {
        return ModelChange::OtherFile;
    }
    const bool hasOtherWords
        = !saved.vocabularySha256.isEmpty() && saved.vocabularySha256 != m_print.vocabularySha256;
    return hasOtherWords ? ModelChange::OtherVocabulary : ModelChange::None;
}

/// Once, when the model, its bytes and the answer are there.
void SessionDesk::compare()
{
    if (!m_toCompare || m_controller.isLoading() || m_controller.path().isEmpty()
        || m_print.path != m_controller.path()) {
        return;
    }
    const ModelChange model = modelChange();
    QString notice = modelSentence(m_toCompare->model.name(), model);
    const std::optional<SavedAnswers>& before = m_toCompare->answers;
    const bool isAnswered = before && m_answers && areOfOneText(*before, *m_answers);
    if (isAnswered) {
        notice = joinedSentences({notice, changeSentence(*before, *m_answers, model),
                                  timesSentence(m_toCompare->written, *before, *m_answers)});
    }
    if (isAnswered || !before) {
        m_toCompare.reset();
    }
    tell(notice);
}

/// What was closed is left out of it.
void SessionDesk::tell(const QString& notice)
{
    const bool isMore = !m_closed.isEmpty() && notice.startsWith(m_closed);
    const QString news = isMore ? notice.mid(m_closed.size()).trimmed() : notice;
    if (!news.isEmpty() || !isMore) {
        m_notice = notice;
        Q_EMIT noticed(news);
    }
}

SessionFile SessionDesk::record(const SessionState& state) const
{
    SessionFile session;
    session.state = state;
    session.written = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    session.program = m_program;
    session.answers = m_answers;
    if (const auto summary = m_controller.summary()) {
        const bool isKnown = m_print.path == m_controller.path();
        const auto tokenizer = m_controller.tokenizer();
        session.model.path = QFileInfo(m_controller.path()).absoluteFilePath();
        session.model.bytes = static_cast<qint64>(summary->fileBytes);
        session.model.sha256 = isKnown ? m_print.sha256 : QString();
        session.model.words = tokenizer ? static_cast<qint64>(tokenizer->vocabularySize()) : 0;
        session.model.vocabularySha256 = isKnown ? m_print.vocabularySha256 : QString();
    }
    return session;
}

void SessionDesk::save(const SessionState& state, const QString& path)
{
    finishSaving(); // the one before, that waits for its hash
    SessionFile session = record(state);
    m_path = QFileInfo(path).absoluteFilePath();
    if (session.model.path.isEmpty() || !session.model.sha256.isEmpty()) {
        write(session, m_path);
        return;
    }
    m_toWrite = std::pair(std::move(session), m_path);
    m_maker->ask(m_controller.path(), m_controller.tokenizer());
}

void SessionDesk::finishSaving()
{
    if (m_toWrite) {
        const auto waiting = *std::exchange(m_toWrite, std::nullopt);
        write(waiting.first, waiting.second);
    }
}

void SessionDesk::write(const SessionFile& session, const QString& path)
{
    const Result<QString> copy = keepUnreadable(path);
    if (copy.hasError()) {
        Q_EMIT failed(copy.error());
        return;
    }
    const Status written = writeSession(session, path);
    if (written.hasError()) {
        Q_EMIT failed(written.error());
        return;
    }
    Q_EMIT saved(path);
    if (!copy.value().isEmpty()) {
        Q_EMIT keptUnreadable(path, copy.value());
    }
}

} // namespace maskscope
