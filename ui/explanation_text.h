// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/explain_steps.h"
#include "core/inference/text_words.h"
#include "core/text/tokenizer.h"

#include <QString>

#include <optional>
#include <vector>

// What people read of the answers to questions about a text (tests: tst_explanation_text).
namespace maskscope {

/// A word, how likely it is, and a third thing about it.
struct WordLine
{
    QString word;
    QString percent;
    QString remark; ///< "7th", "3 pieces"
    QString toolTip;
    bool isWord = false; ///< it can be put into the sentence
    bool joinsPrevious = false; ///< as the rest of the word before it
};

/// "1st", "22nd", "7th".
[[nodiscard]] QString placeText(std::size_t place);
[[nodiscard]] WordLine targetLine(const TargetWord& target);
[[nodiscard]] WordLine longerAnswerLine(const WordAnswer& answer);

/// A word of a sentence with a shade; or a hidden word between them.
struct ShadedWord
{
    QString text; ///< of a hidden word its number, or "?" where it is the only one
    double strength = 0; ///< 0 to 1
    QString toolTip;
    std::optional<int> mask{}; ///< number of the hidden word, from 0
};

/// The sentences as typed, to put the hidden words between the others.
struct TypedSentences
{
    QString first;
    std::optional<QString> second;
    QString maskToken;
};

[[nodiscard]] std::vector<ShadedWord> shadedWords(const ImportanceResult& result,
                                                  const TypedSentences& sentences);
[[nodiscard]] std::vector<ShadedWord> shadedWords(const SurpriseResult& result,
                                                  const TypedSentences& sentences);
/// Without shades: the words of a text before the answer is there.
[[nodiscard]] std::vector<ShadedWord> plainWords(const std::vector<TextWord>& text,
                                                 const TypedSentences& sentences);
/// The sentence with the longest of the first guesses at each mask: about as long as those with the
/// words that fit together will be.
[[nodiscard]] QString longestFilling(const Tokenizer& tokenizer, const Prediction& prediction);
/// `guess`: the word that the model guesses.
[[nodiscard]] QString importanceCaption(const QString& guess, double probability);
[[nodiscard]] QString surpriseCaption(const SurpriseResult& result);
// The same before the answer is there.
[[nodiscard]] QString awaitedImportanceCaption();
[[nodiscard]] QString awaitedSurpriseCaption();

} // namespace maskscope
