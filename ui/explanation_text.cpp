// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explanation_text.h"

#include "core/base/utf.h"
#include "core/inference/blanks.h"
#include "core/text/mask_aliases.h"
#include "ui/formatting.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace maskscope {

namespace {

/// Where translations look the texts of this file up.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(maskscope::ExplanationText)
};

constexpr double kClearFall = 1.0; ///< of ln p: less does not fill the bar
constexpr double kFullSurprise = 12.0; ///< -ln p that fills the bar: one in 160,000

constexpr std::size_t kFirstGuesses = 5;
const QString kAwaited = QStringLiteral("…");

struct Placed
{
    int text = 0;
    std::size_t begin = 0; ///< code points
    ShadedWord word;
};

void addMasks(std::vector<Placed>& words, int text, const QString& typed, const QString& maskToken)
{
    const std::string utf8 = typed.toStdString();
    const TextIndex index(utf8);
    for (const MaskPlace& place : findMaskPlaces(utf8, maskToken.toStdString())) {
        words.push_back({text, index.fromBytes(place.bytes).begin, {}});
        words.back().word.mask = 0;
    }
}

/// In the order of the sentences, with the hidden words numbered between them.
std::vector<ShadedWord> inOrder(std::vector<Placed> words, const TypedSentences& sentences)
{
    addMasks(words, 0, sentences.first, sentences.maskToken);
    addMasks(words, 1, sentences.second.value_or(QString()), sentences.maskToken);
    std::stable_sort(words.begin(), words.end(), [](const Placed& a, const Placed& b) {
        return std::pair(a.text, a.begin) < std::pair(b.text, b.begin);
    });
    const bool isOnly
        = std::count_if(words.begin(), words.end(),
                        [](const Placed& placed) { return placed.word.mask.has_value(); })
        == 1;
    std::vector<ShadedWord> ordered;
    int masks = 0;
    for (Placed& placed : words) {
        if (placed.word.mask) {
            placed.word.mask = masks++;
            placed.word.text = isOnly ? QStringLiteral("?") : QString::number(masks);
        }
        ordered.push_back(std::move(placed.word));
    }
    return ordered;
}

QString lettersOf(const TextWord& word)
{
    return QString::fromStdString(word.letters);
}

QString importanceSentence(const QString& guess, const QString& percent)
{
    return Texts::tr("What the guess “%1” (%2) rests on").arg(guess, percent);
}

QString surpriseSentence(const QString& whole)
{
    return Texts::tr("How unexpected each word is. The whole: %1 (closer to 0 is less surprising)")
        .arg(whole);
}

QString fallToolTip(const QString& word, double with, double without)
{
    if (without <= with) {
        return Texts::tr("Without “%1” the guess falls from %2 to %3.")
            .arg(word, formatPercent(with), formatPercent(without));
    }
    return Texts::tr("Without “%1” the guess rises from %2 to %3.")
        .arg(word, formatPercent(with), formatPercent(without));
}

} // namespace

QString placeText(std::size_t place)
{
    const QString number = formatExact(static_cast<qint64>(place));
    const bool isTeen = place % 100 >= 11 && place % 100 <= 13;
    switch (isTeen ? 0 : place % 10) {
    case 1:
        return Texts::tr("%1st", "place in a ranking").arg(number);
    case 2:
        return Texts::tr("%1nd", "place in a ranking").arg(number);
    case 3:
        return Texts::tr("%1rd", "place in a ranking").arg(number);
    default:
        return Texts::tr("%1th", "place in a ranking").arg(number);
    }
}

WordLine targetLine(const TargetWord& target)
{
    WordLine line{QString::fromStdString(target.text), formatPercent(target.probability), {}, {}};
    line.isWord = target.method != TargetMethod::Unknown;
    const auto pieces = static_cast<int>(target.ids.size());
    QStringList tokens;
    for (const std::string& token : target.tokens) {
        tokens << QString::fromStdString(token);
    }
    switch (target.method) {
    case TargetMethod::Single:
        line.remark = placeText(target.rank.value_or(1));
        line.toolTip = Texts::tr("Its place among all the words the model knows.");
        break;
    case TargetMethod::Chain:
        line.remark = Texts::tr("%Ln pieces", nullptr, pieces);
        line.toolTip = Texts::tr("The model knows this word in %Ln pieces (%1). They are filled in "
                                 "one after another and their chances multiplied (chain rule).",
                                 nullptr, pieces)
                           .arg(tokens.join(QStringLiteral(" + ")));
        break;
    case TargetMethod::Unknown:
        line.percent = QStringLiteral("–");
        line.remark = Texts::tr("unknown");
        line.toolTip = Texts::tr("The model has no way to write this word.");
        break;
    }
    return line;
}

WordLine longerAnswerLine(const WordAnswer& answer)
{
    const auto pieces = static_cast<int>(answer.ids.size());
    return {QString::fromStdString(answer.text),
            formatPercent(std::exp(answer.logProbability)),
            Texts::tr("%Ln pieces", nullptr, pieces),
            Texts::tr("Ranked by the mean chance of a piece (%1), so that longer answers "
                      "do not lose for their length alone.")
                .arg(formatPercent(std::exp(answer.score))),
            true,
            answer.continuesWord};
}

std::vector<ShadedWord> shadedWords(const ImportanceResult& result, const TypedSentences& sentences)
{
    double most = kClearFall;
    for (const WordImportance& word : result.words) {
        most = std::max(most, word.fall);
    }
    std::vector<Placed> words;
    for (const WordImportance& word : result.words) {
        const QString letters = lettersOf(word.word);
        const double with = std::exp(result.logProbability);
        const double without = std::exp(result.logProbability - word.fall);
        words.push_back({word.word.text,
                         word.word.typed.begin,
                         {letters, std::clamp(word.fall / most, 0.0, 1.0),
                          fallToolTip(letters, with, without)}});
    }
    return inOrder(std::move(words), sentences);
}

std::vector<ShadedWord> shadedWords(const SurpriseResult& result, const TypedSentences& sentences)
{
    std::vector<Placed> words;
    for (const WordSurprise& word : result.words) {
        const QString letters = lettersOf(word.word);
        words.push_back({word.word.text,
                         word.word.typed.begin,
                         {letters, std::clamp(-word.logProbability / kFullSurprise, 0.0, 1.0),
                          Texts::tr("The model would have said “%1” here with %2.")
                              .arg(letters, formatPercent(std::exp(word.logProbability)))}});
    }
    return inOrder(std::move(words), sentences);
}

std::vector<ShadedWord> plainWords(const std::vector<TextWord>& text,
                                   const TypedSentences& sentences)
{
    std::vector<Placed> words;
    for (const TextWord& word : text) {
        words.push_back({word.text, word.typed.begin, {lettersOf(word), 0, {}}});
    }
    return inOrder(std::move(words), sentences);
}

QString longestFilling(const Tokenizer& tokenizer, const Prediction& prediction)
{
    std::vector<BlankWord> words;
    for (const MaskPrediction& mask : prediction.masks) {
        BlankWord longest;
        const std::size_t count = std::min(mask.candidates.size(), kFirstGuesses);
        for (std::size_t i = 0; i < count; ++i) {
            if (mask.candidates[i].text.size() > longest.text.size()) {
                longest.text = mask.candidates[i].text;
            }
        }
        words.push_back(std::move(longest));
    }
    const Blanks blanks(tokenizer, prediction, {});
    return QString::fromStdString(blanks.sentence(words)).simplified();
}

QString importanceCaption(const QString& guess, double probability)
{
    return importanceSentence(guess, formatPercent(probability));
}

QString surpriseCaption(const SurpriseResult& result)
{
    constexpr char16_t kMinus = 0x2212; // as in the tables; QLocale writes a hyphen
    return surpriseSentence(
        QLocale().toString(result.logProbability, 'f', 1).replace(u'-', QChar(kMinus)));
}

QString awaitedImportanceCaption()
{
    return importanceSentence(kAwaited, kAwaited);
}

QString awaitedSurpriseCaption()
{
    return surpriseSentence(kAwaited);
}

} // namespace maskscope
