// SPDX-License-Identifier: GPL-3.0-or-later
// What the Fill page says of the tokens of what is typed.
#include "ui/app_controller.h"
#include "ui/formatting.h"
#include "ui/glossary.h"
#include "ui/model_sentences.h"
#include "ui/pages/fill_page.h"
#include "ui/widgets/token_strip.h"

#include <QLabel>

#include <algorithm>
#include <utility>

namespace maskscope {

namespace {

/// Longer texts are counted by the worker's answer alone.
constexpr qsizetype kLongestCountedHere = 10000;
constexpr std::size_t kMostTokensShown = 1000;

} // namespace

void FillPage::updateTokens()
{
    const auto tokenizer = m_controller.tokenizer();
    const QString sentence = editor().sentence();
    const std::optional<QString> second = m_sentences->secondSentence();
    const qsizetype length = sentence.size() + second.value_or(QString()).size();
    std::vector<TypedToken> tokens;
    if (tokenizer && length <= kLongestCountedHere) {
        tokens = typedTokens(*tokenizer, sentence, second);
        showTokenCount(SequenceLength{static_cast<std::int64_t>(tokens.size())});
    }
    m_areTokensCut = tokens.size() > kMostTokensShown;
    tokens.resize(std::min(tokens.size(), kMostTokensShown));
    TokenStrip& strip = m_sentences->tokens();
    strip.setLayoutDirection(sentence.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    strip.setTokens(std::move(tokens));
    m_sentences->markTokens();
    showTokenNotice();
}

/// Says what a person would miss who does not look at the tokens.
void FillPage::showTokenNotice()
{
    const bool isPlain = m_level == DetailLevel::Show && !showsTokens();
    const QString notice = isPlain ? plainNotice() : notices();
    m_tokenNotice->setText(notice);
    m_tokenNotice->setVisible(!notice.isEmpty()); // at Show it has a row of its own
}

QString FillPage::notices() const
{
    const TokenModel& tokens = m_sentences->tokens().tokens();
    QStringList parts;
    if (m_areTokensCut && showsTokens()) {
        parts << tr("The first %1 tokens are shown.")
                     .arg(formatExact(static_cast<qint64>(kMostTokensShown)));
    }
    if (tokens.unknownCount() > 0) {
        parts << tr("⚠ %Ln pieces are unknown to the model.", nullptr, tokens.unknownCount());
    }
    if (tokens.changedLetterCount() > 0) {
        parts << tr("≈ %Ln letters are read as others.", nullptr, tokens.changedLetterCount());
    }
    parts << splitWordNotice();
    return joinedSentences(parts);
}

/// The same without a word about pieces.
QString FillPage::plainNotice() const
{
    if (m_sentences->tokens().tokens().unknownCount() > 0) {
        return tr("⚠ The model cannot read everything that stands here.");
    }
    const auto [word, pieces] = splitWord();
    return pieces > 1 ? tr("“%1” is a word that this model cannot guess as a whole.").arg(word)
                      : QString();
}

QString FillPage::splitWordNotice() const
{
    const auto [word, pieces] = splitWord();
    return pieces > 1
        ? tr("“%1” is %Ln pieces for this model, and it guesses one: Longer answers tries "
             "up to three.",
             nullptr, pieces)
              .arg(word)
        : QString();
}

/// The first hidden word that is more than one piece: a mask asks for one.
std::pair<QString, int> FillPage::splitWord() const
{
    const auto tokenizer = m_controller.tokenizer();
    QStringList hidden = editor().hiddenWords();
    if (hasSecondSentence()) {
        hidden << m_sentences->second().hiddenWords();
    }
    for (const QString& word : std::as_const(hidden)) {
        const int pieces = tokenizer && !word.isEmpty() ? pieceCount(*tokenizer, word) : 0;
        if (pieces > 1) {
            return {word, pieces};
        }
    }
    return {};
}

void FillPage::showTokenCount(SequenceLength count)
{
    if (const auto summary = m_controller.summary()) {
        m_tokenCount->setText(countSentence(summary->length, count));
        m_tokenCount->setToolTip(lengthSentence(summary->length));
        explainTerms(*m_tokenCount, {"sequence_length", "token"});
    }
}

} // namespace maskscope
