// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency_sentences.h"

#include "ui/formatting.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QList>

#include <algorithm>
#include <iterator>

namespace maskscope {

namespace {

class LatencySentences
{
    Q_DECLARE_TR_FUNCTIONS(LatencySentences)
};

QString fileName(const ModelSummary& model)
{
    return QFileInfo(QString::fromStdString(model.path)).fileName();
}

} // namespace

QString costSentence(const SweepResult& result)
{
    QList<LengthTiming> measured;
    std::copy_if(result.lengths.begin(), result.lengths.end(), std::back_inserter(measured),
                 [](const LengthTiming& t) { return !t.error && t.statistics.runs > 0; });
    if (measured.isEmpty()) {
        return {};
    }
    const auto [shortest, longest] = std::minmax_element(
        measured.cbegin(), measured.cend(),
        [](const LengthTiming& a, const LengthTiming& b) { return a.length < b.length; });
    const auto time = [](const LengthTiming& t) { return formatMilliseconds(t.statistics.median); };
    if (shortest == longest) {
        return LatencySentences::tr("%1 tokens take %2.")
            .arg(formatExact(shortest->length.value), time(*shortest));
    }
    return LatencySentences::tr("%1 tokens take %2; %3 tokens take %4.")
        .arg(formatExact(shortest->length.value), time(*shortest),
             formatExact(longest->length.value), time(*longest));
}

QString conditionsSentence(const ModelSummary& model, SweepMeasure measure)
{
    const QString what = measure == SweepMeasure::Answer
        ? LatencySentences::tr("whole answer: tokens, model and the best words")
        : LatencySentences::tr("the model alone, on random tokens");
    const QString threads = LatencySentences::tr("%Ln threads", nullptr, model.threads);
    return LatencySentences::tr("Times in ms · %1 · plain engine · %2 · LibTorch %3 · %4")
        .arg(fileName(model), threads, QString::fromStdString(model.torchVersion), what);
}

} // namespace maskscope
