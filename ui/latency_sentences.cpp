// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency_sentences.h"

#include "core/latency/sweep_report.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace maskscope {

namespace {

/// Times that people have a feeling for; the first one that is enough for a few tokens is told.
constexpr std::array kBudgets{50, 200, 1000, 5000};
constexpr double kFewTokens = 16;

class LatencySentences
{
    Q_DECLARE_TR_FUNCTIONS(LatencySentences)
};

QString fileName(const ModelSummary& model)
{
    return QFileInfo(QString::fromStdString(model.path)).fileName();
}

std::vector<LengthTiming> measuredOf(const LatencyReport& report)
{
    std::vector<LengthTiming> measured;
    if (!report.isEmpty()) {
        for (const LengthTiming& timing : report.series.front().lengths) {
            if (timing.isMeasured()) {
                measured.push_back(timing);
            }
        }
    }
    std::sort(measured.begin(), measured.end(),
              [](const LengthTiming& a, const LengthTiming& b) { return a.length < b.length; });
    return measured;
}

QString tokens(std::int64_t count)
{
    return LatencySentences::tr("%Ln tokens", nullptr, static_cast<int>(count));
}

/// A number read off a curve has no more than two digits.
std::int64_t twoDigits(double value)
{
    const double power = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 1));
    return static_cast<std::int64_t>(std::floor(value / power + 1e-6) * power);
}

QString sentenceOfFixed(const LengthTiming& timing, SequenceLength yours)
{
    const std::int64_t ranAt = timing.ranAt.value_or(timing.length).value;
    if (yours.value >= ranAt) {
        return {};
    }
    const double padding = 1 - static_cast<double>(yours.value) / static_cast<double>(ranAt);
    return LatencySentences::tr("Your sentence: %1 of %2, so %3 of the work is padding.")
        .arg(formatExact(yours.value), tokens(ranAt), formatPercent(padding));
}

} // namespace

QString costSentence(const LatencyReport& report)
{
    const std::vector<LengthTiming> measured = measuredOf(report);
    if (measured.empty()) {
        return {};
    }
    const auto time = [](const LengthTiming& timing) {
        const QString median = formatMilliseconds(timing.statistics.median);
        return timing.statistics.isNoisy() ? LatencySentences::tr("about %1", "a time").arg(median)
                                           : median;
    };
    const LengthTiming& shortest = measured.front();
    const LengthTiming& longest = measured.back();
    if (measured.size() == 1) {
        return LatencySentences::tr("%1 tokens take %2.")
            .arg(formatExact(shortest.length.value), time(shortest));
    }
    return LatencySentences::tr("%1 tokens take %2; %3 tokens take %4.")
        .arg(formatExact(shortest.length.value), time(shortest), formatExact(longest.length.value),
             time(longest));
}

QString budgetSentence(const LatencyReport& report)
{
    const LengthTiming* longest = report.longest();
    if (longest == nullptr) {
        return {};
    }
    for (const int budget : kBudgets) {
        const double length = report.lengthWithin(budget).value_or(0);
        if (length < kFewTokens) {
            continue;
        }
        if (length >= static_cast<double>(longest->length.value)) {
            return LatencySentences::tr("In %1 this machine reads at least %2.")
                .arg(formatRoundTime(budget), tokens(longest->length.value));
        }
        return LatencySentences::tr("In %1 this machine reads about %2.")
            .arg(formatRoundTime(budget), tokens(twoDigits(length)));
    }
    return {};
}

QString yourSentence(const LatencyReport& report, SequenceLength yours)
{
    const LengthTiming* longest = report.longest();
    if (longest == nullptr || yours.value < 1) {
        return {};
    }
    if (report.isPadded()) {
        return sentenceOfFixed(*longest, yours);
    }
    const auto time = report.timeOf(yours);
    if (!time || yours >= longest->length) {
        return {};
    }
    return LatencySentences::tr("Your sentence of %1 costs about %2; filled up to %3 it would cost "
                                "%4.")
        .arg(tokens(yours.value), formatMilliseconds(*time), formatExact(longest->length.value),
             formatMilliseconds(longest->statistics.median));
}

QString plainSentence(const LatencyReport& report, SequenceLength yours)
{
    const std::vector<LengthTiming> measured = measuredOf(report);
    if (measured.empty()) {
        return {};
    }
    const QString longest = formatMilliseconds(measured.back().statistics.median);
    const auto time = report.timeOf(yours);
    if (time && !report.isPadded() && yours.value > 0) {
        return LatencySentences::tr("Your sentence takes about %1, the longest text measured %2.")
            .arg(formatMilliseconds(*time), longest);
    }
    if (measured.size() == 1 || report.isPadded()) {
        return LatencySentences::tr("An answer takes %1.").arg(longest);
    }
    return LatencySentences::tr("An answer takes %1 for a short text and %2 for a long one.")
        .arg(formatMilliseconds(measured.front().statistics.median), longest);
}

QString plainNoiseSentence(const LatencyReport& report)
{
    return noiseSentence(report).isEmpty()
        ? QString()
        : LatencySentences::tr("⚠ Something else kept the machine busy. Close other programs and "
                               "measure again.");
}

QString partsSentence(const LatencyReport& report)
{
    const LengthTiming* longest = report.longest();
    if (longest == nullptr || longest->parts.tokenize <= 0) {
        return {};
    }
    const AnswerTime& parts = longest->parts;
    return LatencySentences::tr("Of %1 at %2: text to tokens %3, model %4, best words %5.")
        .arg(formatMilliseconds(longest->statistics.median), tokens(longest->length.value),
             formatMilliseconds(parts.tokenize), formatMilliseconds(parts.model),
             formatMilliseconds(parts.topK));
}

QString noiseSentence(const LatencyReport& report)
{
    QStringList noisy;
    for (const LengthTiming& timing : measuredOf(report)) {
        if (timing.statistics.isNoisy()) {
            noisy << formatExact(timing.length.value);
        }
    }
    if (noisy.isEmpty()) {
        return {};
    }
    return LatencySentences::tr("⚠ Something else kept the machine busy: the runs lie far apart at "
                                "%1 tokens. Close other programs and measure again.")
        .arg(noisy.join(LatencySentences::tr(", ", "between lengths")));
}

QString conditionsSentence(const ModelSummary& model, SweepMeasure measure)
{
    const QString what = measure == SweepMeasure::Answer
        ? LatencySentences::tr("whole answer: tokens, model and the best words")
        : LatencySentences::tr("the model alone, on random tokens");
    const QString engine = model.engine.used.engine == Engine::Fast
        ? LatencySentences::tr("fast engine")
        : LatencySentences::tr("plain engine");
    const QString threads = LatencySentences::tr("%Ln threads", nullptr, model.threads);
    const QString machine = QString::fromStdString(processorName());
    return LatencySentences::tr("Times in ms · %1 · %2 · %3 · %6 · LibTorch %4 · %5")
        .arg(fileName(model),
             machine.isEmpty() ? LatencySentences::tr("unknown processor") : machine, threads,
             QString::fromStdString(model.torchVersion), what, engine);
}

QString eagerSentence(const ModelSummary& model)
{
    if (!model.eager) {
        return {};
    }
    return LatencySentences::tr("Python: the model alone, recorded when the file was made, on %1 "
                                "with %2, torch %3, transformers %4.")
        .arg(QString::fromStdString(model.eager->machine),
             LatencySentences::tr("%Ln threads", nullptr, model.eager->threads),
             QString::fromStdString(model.eager->torch),
             QString::fromStdString(model.eager->transformers));
}

} // namespace maskscope
