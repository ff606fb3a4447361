// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/item_models/typed_tokens.h"

#include "core/base/graphemes.h"
#include "core/base/utf.h"
#include "core/text/mask_aliases.h"

#include <QList>

#include <algorithm>
#include <array>

namespace maskscope {

namespace {

bool isVisible(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category != QChar::Other_Control && category != QChar::Other_Format
        && category != QChar::Other_NotAssigned && category != QChar::Other_PrivateUse;
}

/// As it is, or by its number if nobody could see it.
QString shownCharacter(const QString& character)
{
    const QList<uint> codePoints = character.toUcs4();
    if (std::any_of(codePoints.begin(), codePoints.end(), isVisible)) {
        return character;
    }
    QString numbers;
    for (const uint c : codePoints) {
        numbers += QStringLiteral(" U+%1").arg(c, 4, 16, QLatin1Char('0')).toUpper();
    }
    return numbers.trimmed();
}

/// One sentence: the text the tokenizer is given, and the ways back to the one on the screen.
class Sentence
{
public:
    Sentence(const QString& shown, const std::string& maskToken)
        : m_shown(shown)
        , m_typed(shown.toStdString())
        , m_text(m_typed, maskToken)
        , m_index(m_typed)
        , m_clusters(graphemeClusters(m_typed))
    {}

    [[nodiscard]] const std::string& text() const { return m_text.text(); }

    [[nodiscard]] Utf16Range place(CodePointRange offset) const
    {
        Utf16Range range = m_index.toUtf16(widenToClusters(m_clusters, m_text.typed(offset)));
        while (!range.isEmpty() && at(range.begin).isSpace()) {
            ++range.begin;
        }
        while (!range.isEmpty() && at(range.end - 1).isSpace()) {
            --range.end;
        }
        return range;
    }

    [[nodiscard]] QString letters(Utf16Range range) const
    {
        return m_shown.mid(static_cast<qsizetype>(range.begin),
                           static_cast<qsizetype>(range.size()));
    }

private:
    [[nodiscard]] QChar at(std::size_t place) const
    {
        return m_shown.at(static_cast<qsizetype>(place));
    }

    const QString& m_shown;
    std::string m_typed;
    MaskedText m_text;
    TextIndex m_index;
    std::vector<CodePointRange> m_clusters;
};

/// The token that a change belongs to: the first that reaches it. What was left out between two
/// words goes with the next one, at the end with the last one.
std::size_t tokenOfChange(const Encoding& encoding, int sequence, CodePointRange change)
{
    std::size_t last = encoding.ids.size();
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (encoding.sequence[i] != sequence) {
            continue;
        }
        last = i;
        if (encoding.offsets[i].end > change.begin) {
            break;
        }
    }
    return last;
}

TypedToken::Kind kindOf(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t at)
{
    if (!encoding.sequence[at].has_value()) {
        return TypedToken::Kind::Special;
    }
    if (encoding.ids[at] == tokenizer.maskId()) {
        return TypedToken::Kind::Mask;
    }
    return encoding.ids[at] == tokenizer.unknownId() ? TypedToken::Kind::Unknown
                                                     : TypedToken::Kind::Piece;
}

/// A piece that is nothing but spaces is seen as well.
QString shownPiece(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t at)
{
    QString text = QString::fromStdString(tokenizer.tokenText(encoding.ids[at]));
    if (text.trimmed().isEmpty()) {
        text.replace(QLatin1Char(' '), QStringLiteral("␣"));
        return shownCharacter(text);
    }
    const bool continues = continuesWord(tokenizer, encoding, at, encoding.ids[at]);
    return continues ? QStringLiteral("…") + text : text;
}

ReadAs readAs(const QString& typed, const NormalizationChange& change)
{
    const QString became = QString::fromStdString(change.became);
    const QString shown = became.isEmpty() ? QString() : shownCharacter(became);
    return {shownCharacter(typed), shown, !became.isEmpty() && typed.toLower() == became};
}

void addChanges(const Tokenizer& tokenizer, const Sentence& sentence, int sequence,
                const Encoding& encoding, std::vector<TypedToken>& tokens)
{
    for (const NormalizationChange& change : tokenizer.normalizationChanges(sentence.text())) {
        const std::size_t at = tokenOfChange(encoding, sequence, change.original);
        if (at < tokens.size()) {
            const QString typed = sentence.letters(sentence.place(change.original));
            tokens[at].changes.push_back(readAs(typed, change));
        }
    }
}

} // namespace

std::vector<TypedToken> typedTokens(const Tokenizer& tokenizer, const QString& first,
                                    const std::optional<QString>& second)
{
    const std::string mask = tokenizer.maskToken();
    const QString secondShown = second.value_or(QString());
    const std::array<Sentence, 2> sentences{Sentence(first, mask), Sentence(secondShown, mask)};
    EncodeOptions options;
    if (second) {
        options.pair = sentences[1].text();
    }
    const Encoding encoding = tokenizer.encode(sentences[0].text(), options);
    std::vector<TypedToken> tokens;
    tokens.reserve(encoding.ids.size());
    int masks = 0;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        TypedToken token;
        token.token = QString::fromStdString(encoding.tokens[i]);
        token.id = encoding.ids[i].value;
        token.kind = kindOf(tokenizer, encoding, i);
        token.shown = token.kind == TypedToken::Kind::Piece ? shownPiece(tokenizer, encoding, i)
                                                            : token.token;
        token.mask = token.kind == TypedToken::Kind::Mask ? masks++ : -1;
        token.sequence = encoding.sequence[i];
        if (token.sequence) {
            const Sentence& sentence = sentences[*token.sequence == 0 ? 0 : 1];
            token.place = sentence.place(encoding.offsets[i]);
            token.typed = sentence.letters(token.place);
            if (token.kind == TypedToken::Kind::Unknown) {
                token.wordLimit = tokenizer.brokenWordLimit(token.typed.toStdString());
            }
        }
        tokens.push_back(std::move(token));
    }
    addChanges(tokenizer, sentences[0], 0, encoding, tokens);
    addChanges(tokenizer, sentences[1], 1, encoding, tokens);
    return tokens;
}

int pieceCount(const Tokenizer& tokenizer, const QString& word)
{
    const std::vector<TypedToken> tokens = typedTokens(tokenizer, word);
    return static_cast<int>(
        std::count_if(tokens.begin(), tokens.end(), [](const TypedToken& token) {
            return token.kind != TypedToken::Kind::Special;
        }));
}

bool readsPairs(const Tokenizer& tokenizer)
{
    EncodeOptions options;
    options.pair = "a";
    const Encoding encoding = tokenizer.encode("a", options);
    return std::find(encoding.sequence.begin(), encoding.sequence.end(), std::optional(1))
        != encoding.sequence.end();
}

} // namespace maskscope
