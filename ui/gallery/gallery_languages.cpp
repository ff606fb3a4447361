// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"
#include "ui/gallery/gallery.h"

#include <QChar>

#include <algorithm>
#include <iterator>
#include <utility>

namespace maskscope {

namespace {

constexpr double kMostPiecesPerWord = 2.0;

struct Pieces
{
    std::size_t all = 0;
    bool hasUnknown = false;
};

Pieces piecesOf(const Tokenizer& tokenizer, const QString& text)
{
    const Encoding encoding = tokenizer.encode(text.toStdString());
    Pieces pieces;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        if (encoding.sequence[i]) {
            ++pieces.all;
            pieces.hasUnknown = pieces.hasUnknown || encoding.ids[i] == tokenizer.unknownId();
        }
    }
    return pieces;
}

/// Words and marks; a Chinese character counts as a word.
std::size_t wordCount(const QString& text)
{
    std::size_t words = 0;
    bool isInWord = false;
    for (const QChar c : text) {
        const bool isLetter = c.isLetterOrNumber() || c.isMark();
        const bool isIdeograph = c.script() == QChar::Script_Han;
        words += (isLetter && (!isInWord || isIdeograph)) || (!isLetter && !c.isSpace()) ? 1U : 0U;
        isInWord = isLetter && !isIdeograph;
    }
    return words;
}

bool canAnswer(const Tokenizer& tokenizer, const GalleryExample& example)
{
    return std::any_of(example.expected.begin(), example.expected.end(), [&](const QString& word) {
        // As in a sentence: some vocabularies write the blank before a word into its piece.
        const Pieces pieces = piecesOf(tokenizer, QLatin1Char(' ') + word);
        return pieces.all == 1 && !pieces.hasUnknown;
    });
}

} // namespace

bool readsExamples(const Tokenizer& tokenizer, const std::vector<GalleryExample>& examples)
{
    std::size_t pieces = 0;
    std::size_t words = 0;
    for (const GalleryExample& example : examples) {
        QString around = example.text;
        around.replace(QStringLiteral("___"), QStringLiteral(" "));
        const Pieces found = piecesOf(tokenizer, around);
        if (found.hasUnknown) {
            return false;
        }
        pieces += found.all;
        words += wordCount(around);
    }
    const auto answered = std::count_if(
        examples.begin(), examples.end(),
        [&tokenizer](const GalleryExample& example) { return canAnswer(tokenizer, example); });
    return static_cast<double>(pieces) <= kMostPiecesPerWord * static_cast<double>(words)
        && 2 * static_cast<std::size_t>(answered) > examples.size();
}

std::vector<GalleryExample> readableGallery(const Tokenizer* tokenizer)
{
    const std::vector<GalleryExample>& all = gallery();
    std::vector<GalleryExample> readable;
    std::vector<GalleryExample> english;
    for (auto begin = all.begin(); begin != all.end();) {
        const auto end = std::find_if(begin, all.end(), [begin](const GalleryExample& example) {
            return example.language != begin->language;
        });
        std::vector<GalleryExample> examples(begin, end);
        if (tokenizer != nullptr && readsExamples(*tokenizer, examples)) {
            readable.insert(readable.end(), begin, end);
        }
        if (begin->language == QLatin1String("en")) {
            english = std::move(examples);
        }
        begin = end;
    }
    return readable.empty() ? english : readable;
}

} // namespace maskscope
