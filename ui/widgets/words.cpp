// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/words.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace maskscope {

namespace {

/// Qt calls an item what UAX #29 calls a word, but not a Chinese character.
bool hasLetter(const QString& part)
{
    const QList<uint> characters = part.toUcs4();
    return std::any_of(characters.begin(), characters.end(),
                       [](uint character) { return QChar::isLetterOrNumber(character); });
}

} // namespace

std::vector<Utf16Range> wordsIn(const QString& text, Utf16Range range)
{
    std::vector<Utf16Range> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype begin = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        const Utf16Range part{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
        const bool isMeant = part.begin < range.end && range.begin < part.end;
        if (isMeant && hasLetter(text.mid(begin, end - begin))) {
            words.push_back(part);
        }
        begin = end;
    }
    return words;
}

std::optional<Utf16Range> wordAt(const QString& text, std::size_t position)
{
    const std::vector<Utf16Range> words = wordsIn(text, {position, position + 1});
    return words.empty() ? std::nullopt : std::optional(words.front());
}

std::vector<Utf16Range> wordsBesideMasks(QString text, const std::vector<Utf16Range>& masks,
                                         Utf16Range range)
{
    for (const Utf16Range& mask : masks) {
        const auto size = static_cast<qsizetype>(mask.size());
        text.replace(static_cast<qsizetype>(mask.begin), size, QString(size, QLatin1Char(' ')));
    }
    return wordsIn(text, range);
}

std::optional<Utf16Range> wordBeside(const QString& text, const std::vector<Utf16Range>& masks,
                                     std::size_t position)
{
    std::vector<Utf16Range> words = wordsBesideMasks(text, masks, {position, position + 1});
    if (words.empty() && position > 0) {
        words = wordsBesideMasks(text, masks, {position - 1, position});
    }
    return words.empty() ? std::nullopt : std::optional(words.front());
}

} // namespace maskscope
