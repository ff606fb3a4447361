// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison_text.h"

#include "core/text/mask_aliases.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

namespace maskscope {

namespace {

class ComparisonText
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonText)
};

/// Half a tenth of a point: less than what is shown.
constexpr double kNoChange = 0.0005;
/// A lead that a person would not call one.
constexpr double kNoLead = 0.05;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

QString wordOf(const ComparedWord& word)
{
    return (word.continuesWord ? QStringLiteral("…") : QString()) + textOf(word.text);
}

QString wordOf(const Candidate& word)
{
    return (word.continuesWord ? QStringLiteral("…") : QString()) + textOf(word.text);
}

QString points(double change)
{
    return QLocale().toString(std::abs(change) * 100, 'f', 1);
}

/// The word that gained most, and the one that lost most; null: none did.
struct Movers
{
    const ComparedWord* up = nullptr;
    const ComparedWord* down = nullptr;
};

Movers moversOf(const MaskComparison& mask)
{
    Movers movers;
    for (const ComparedWord& word : mask.words) {
        const double change = word.change();
        if (change >= kNoChange && (movers.up == nullptr || change > movers.up->change())) {
            movers.up = &word;
        }
        if (change <= -kNoChange && (movers.down == nullptr || change < movers.down->change())) {
            movers.down = &word;
        }
    }
    return movers;
}

QString bothMoved(const Movers& movers, const ComparisonNames& names)
{
    const QString text = names.areModels
        ? ComparisonText::tr("%1 is surer of “%2” by %3 points, and less sure of “%4” by %5.")
        : ComparisonText::tr("In %1 the model is surer of “%2” by %3 points, and less sure of “%4” "
                             "by %5.");
    return text.arg(names.b, wordOf(*movers.up), points(movers.up->change()), wordOf(*movers.down),
                    points(movers.down->change()));
}

QString oneMoved(const Movers& movers, const ComparisonNames& names)
{
    const bool isUp = movers.up != nullptr;
    const ComparedWord& word = isUp ? *movers.up : *movers.down;
    QString text;
    if (names.areModels) {
        text = isUp ? ComparisonText::tr("%1 is surer of “%2” by %3 points.")
                    : ComparisonText::tr("%1 is less sure of “%2” by %3 points.");
    } else {
        text = isUp ? ComparisonText::tr("In %1 the model is surer of “%2” by %3 points.")
                    : ComparisonText::tr("In %1 the model is less sure of “%2” by %3 points.");
    }
    return text.arg(names.b, wordOf(word), points(word.change()));
}

std::uint64_t bytesInMemory(const ModelSummary& model)
{
    const EngineReport& engine = model.engine;
    const std::uint64_t saved
        = std::min(engine.packedFrom, model.parameters.uniqueBytes); // never below nothing
    return model.parameters.uniqueBytes - saved + engine.packedBytes;
}

/// The competing words that have a probability, the likeliest first.
std::vector<const TargetWord*> ranked(const ContestRow& row)
{
    std::vector<const TargetWord*> words;
    for (const TargetWord& word : row.words) {
        if (word.method != TargetMethod::Unknown) {
            words.push_back(&word);
        }
    }
    std::stable_sort(words.begin(), words.end(), [](const TargetWord* a, const TargetWord* b) {
        return a->logProbability > b->logProbability;
    });
    return words;
}

/// How much the first of two leads; nothing if it does not.
std::optional<double> leadOf(const std::vector<const TargetWord*>& words)
{
    if (words.size() < 2) {
        return std::nullopt;
    }
    const double lead = words[0]->logProbability - words[1]->logProbability;
    return lead > kNoLead ? std::optional(lead) : std::nullopt;
}

QString placeOf(const ContestRow& row)
{
    const std::vector<std::string>& choices = row.sentence.choices;
    QStringList parts;
    for (const std::string& choice : choices) {
        parts << textOf(choice);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// What a competing word achieved.
struct Score
{
    int wins = 0;
    double most = 0;
    const ContestRow* where = nullptr;
};

} // namespace

QString bestGuessSentence(const Comparison& comparison, std::size_t mask,
                          const ComparisonNames& names)
{
    const Candidate& a = comparison.a.masks.at(mask).candidates.front();
    const Candidate& b = comparison.b.masks.at(mask).candidates.front();
    const QString sureA = formatPercent(static_cast<double>(a.probability));
    const QString sureB = formatPercent(static_cast<double>(b.probability));
    if (a.text == b.text && a.continuesWord == b.continuesWord) {
        return ComparisonText::tr("Both say “%1”: %2 with %3, %4 with %5.")
            .arg(wordOf(a), names.a, sureA, names.b, sureB);
    }
    return ComparisonText::tr("%1 says “%2” (%3), %4 says “%5” (%6).")
        .arg(names.a, wordOf(a), sureA, names.b, wordOf(b), sureB);
}

QString changeSentence(const MaskComparison& mask, const ComparisonNames& names)
{
    const Movers movers = moversOf(mask);
    if (movers.up != nullptr && movers.down != nullptr) {
        return bothMoved(movers, names);
    }
    if (movers.up != nullptr || movers.down != nullptr) {
        return oneMoved(movers, names);
    }
    return ComparisonText::tr("No word changes by a tenth of a point.");
}

QString agreementSentence(const MaskComparison& mask)
{
    const auto best = static_cast<int>(mask.best);
    const auto shared = static_cast<int>(mask.shared);
    const QString sameWords = shared == best
        ? ComparisonText::tr("The %Ln best guesses of both are the same words.", nullptr, best)
        : ComparisonText::tr("Of the %Ln best guesses of each, %1 are the same.", nullptr, best)
              .arg(formatExact(shared));
    const QString moved = mask.distance
        ? ComparisonText::tr("Altogether %1 of the certainty has moved to other words.")
              .arg(formatPercent(*mask.distance))
        : QString();
    return joinedSentences({sameWords, moved});
}

QString limitsSentence(const Comparison& comparison, const ComparisonNames& names)
{
    QStringList sentences;
    const auto a = static_cast<qint64>(comparison.a.masks.size());
    const auto b = static_cast<qint64>(comparison.b.masks.size());
    if (a != b) {
        sentences << ComparisonText::tr("%1 has %2 hidden words and %3 has %4: they are compared "
                                        "in order, and those left over are not.")
                         .arg(names.a, formatExact(a), names.b, formatExact(b));
    }
    if (!comparison.haveSameVocabulary) {
        sentences << ComparisonText::tr("The two models know different words, so they are compared "
                                        "by their letters; endings of words are not.");
    }
    return joinedSentences(sentences);
}

QString timeSentence(const Comparison& comparison, const ComparisonNames& names)
{
    const double a = comparison.millisecondsA;
    const double b = comparison.millisecondsB;
    if (a <= 0 || b <= 0) {
        return {};
    }
    const QString times = QLocale().toString(std::max(a, b) / std::min(a, b), 'f', 1);
    return ComparisonText::tr("An answer takes %1 with %2 and %3 with %4: %5 is %6 times as fast.")
        .arg(formatMilliseconds(a), names.a, formatMilliseconds(b), names.b,
             b <= a ? names.b : names.a, times);
}

QString sizeSentence(const ModelSummary& a, const ModelSummary& b, const ComparisonNames& names)
{
    return ComparisonText::tr("The weights take %1 in memory with %2 and %3 with %4.")
        .arg(formatBytes(bytesInMemory(a)), names.a, formatBytes(bytesInMemory(b)), names.b);
}

QString readableMasks(const std::string& text, const std::string& maskToken)
{
    std::string shown;
    std::size_t done = 0;
    for (const MaskPlace& place : findMaskPlaces(text, maskToken)) {
        shown += text.substr(done, place.bytes.begin - done) + "___";
        done = place.bytes.end;
    }
    return textOf(shown + text.substr(done));
}

QString leadText(const ContestRow& row)
{
    const std::vector<const TargetWord*> words = ranked(row);
    if (words.empty()) {
        return QStringLiteral("–");
    }
    if (words.size() == 1) {
        return textOf(words.front()->text);
    }
    const std::optional<double> lead = leadOf(words);
    return lead
        ? ComparisonText::tr("%1 %2", "word, times").arg(textOf(words[0]->text), formatTimes(*lead))
        : ComparisonText::tr("about equal");
}

QString contestSentence(const ContestResult& result)
{
    std::map<std::string, Score> scores;
    for (const ContestRow& row : result.rows) {
        const std::vector<const TargetWord*> words = ranked(row);
        if (const std::optional<double> lead = leadOf(words)) {
            Score& score = scores[words.front()->text];
            ++score.wins;
            if (*lead > score.most) {
                score.most = *lead;
                score.where = &row;
            }
        }
    }
    QStringList parts;
    for (const std::string& word : result.words) {
        const auto found = scores.find(word);
        if (result.words.size() < 2 || found == scores.end()) {
            continue;
        }
        const Score& score = found->second;
        const QString place = placeOf(*score.where);
        const QString text = place.isEmpty()
            ? ComparisonText::tr("“%1” leads in %Ln sentences.", nullptr, score.wins)
            : ComparisonText::tr("“%1” leads in %Ln sentences, most with “%2” (%3).", nullptr,
                                 score.wins);
        parts << (place.isEmpty() ? text.arg(textOf(word))
                                  : text.arg(textOf(word), place, formatTimes(score.most)));
    }
    return joinedSentences(parts);
}

} // namespace maskscope
