// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/saved_answers.h"

#include "ui/formatting.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace maskscope {

namespace {

/// Half of the last digit that is shown: "62.1 %".
constexpr double kVisible = 0.0005;

struct Session
{
    Q_DECLARE_TR_FUNCTIONS(maskscope::Session)
};

QString name(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// The change of one guess. A word that is no longer named can at most be as likely as the last
/// one that is.
double changeOf(const SavedGuess& before, const std::vector<SavedGuess>& now, bool& isGone)
{
    const auto found = std::find_if(
        now.begin(), now.end(), [&](const SavedGuess& guess) { return guess.word == before.word; });
    isGone = found == now.end();
    if (!isGone) {
        return std::abs(found->probability - before.probability);
    }
    return now.empty() ? before.probability
                       : std::max(0.0, before.probability - now.back().probability);
}

QStringList differentThen(const SavedAnswers& before, const SavedAnswers& now, ModelChange model)
{
    QStringList parts;
    if (before.precision != now.precision && !before.precision.isEmpty()) {
        parts << before.precision;
    }
    if (model == ModelChange::OtherFile) {
        parts << Session::tr("another file");
    }
    if (model == ModelChange::OtherVocabulary) {
        parts << Session::tr("another vocabulary");
    }
    if (before.torch != now.torch && !before.torch.isEmpty()) {
        parts << QStringLiteral("LibTorch ") + before.torch;
    }
    return parts;
}

/// "5.9 ms (2 threads, fp32)"; no more than was saved.
QString timeAndMachine(const SavedAnswers& answers)
{
    QStringList machine;
    if (answers.threads > 0) {
        machine << Session::tr("%n threads", nullptr, answers.threads);
    }
    for (const QString& part : {answers.engine, answers.precision}) {
        if (!part.isEmpty()) {
            machine << part;
        }
    }
    const QString time = formatMilliseconds(answers.time.total());
    return machine.isEmpty() ? time
                             : QStringLiteral("%1 (%2)").arg(time, machine.join(Session::tr(", ")));
}

} // namespace

SavedAnswers savedAnswers(const Prediction& prediction, const ModelSummary& summary)
{
    SavedAnswers saved;
    saved.text = QString::fromStdString(prediction.text);
    if (prediction.pair) {
        saved.pair = QString::fromStdString(*prediction.pair);
    }
    for (const MaskPrediction& mask : prediction.masks) {
        std::vector<SavedGuess>& guesses = saved.masks.emplace_back();
        for (const Candidate& candidate : mask.candidates) {
            guesses.push_back({QString::fromStdString(candidate.text),
                               static_cast<double>(candidate.probability)});
        }
    }
    saved.time = prediction.time;
    saved.engine = name(engineName(summary.engine.used.engine));
    saved.precision = name(precisionName(summary.engine.used.precision));
    saved.torch = QString::fromStdString(summary.torchVersion);
    saved.threads = summary.threads;
    return saved;
}

bool areOfOneText(const SavedAnswers& before, const SavedAnswers& now)
{
    return before.text == now.text && before.pair == now.pair;
}

AnswerChange changeBetween(const SavedAnswers& before, const SavedAnswers& now)
{
    AnswerChange change;
    for (std::size_t mask = 0; mask < before.masks.size(); ++mask) {
        const std::vector<SavedGuess> known
            = mask < now.masks.size() ? now.masks[mask] : std::vector<SavedGuess>();
        for (const SavedGuess& guess : before.masks[mask]) {
            bool isGone = false;
            const double size = changeOf(guess, known, isGone);
            ++change.guesses;
            change.different += isGone || size >= kVisible ? 1 : 0;
            change.largest = std::max(change.largest, size);
        }
    }
    return change;
}

QString modelSentence(const QString& name, ModelChange model)
{
    switch (model) {
    case ModelChange::OtherFile:
        return Session::tr("“%1” is not the file that this was saved with: its bytes differ.")
            .arg(name);
    case ModelChange::OtherVocabulary:
        return Session::tr("“%1” is the file that this was saved with, but its words are others.")
            .arg(name);
    case ModelChange::None:
        break;
    }
    return {};
}

QString changeSentence(const SavedAnswers& before, const SavedAnswers& now, ModelChange model)
{
    const AnswerChange change = changeBetween(before, now);
    if (change.different == 0) {
        return Session::tr("The same guesses as when this was saved.");
    }
    QString sentence = Session::tr("%1 of %Ln guesses differ from when this was saved; the "
                                   "largest difference is %2 points.",
                                   nullptr, change.guesses)
                           .arg(formatExact(change.different), formatPointSize(change.largest));
    const QStringList then = differentThen(before, now, model);
    if (!then.isEmpty()) {
        //: what was another way when the session was saved: "bf16, another file"
        sentence = joinedSentences(
            {sentence, Session::tr("Then: %1.").arg(then.join(Session::tr(", ")))});
    }
    return sentence;
}

QString timesSentence(const QString& written, const SavedAnswers& before, const SavedAnswers& now)
{
    const QDateTime when = QDateTime::fromString(written, Qt::ISODate);
    const QString then = timeAndMachine(before);
    return when.isValid()
        ? Session::tr("Saved on %1, with answers in %2; now they take %3.")
              .arg(QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat), then,
                   timeAndMachine(now))
        : Session::tr("Saved with answers in %1; now they take %2.").arg(then, timeAndMachine(now));
}

} // namespace maskscope
