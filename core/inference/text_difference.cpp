// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#include "core/inference/text_difference.h"

#include "core/base/utf.h"
#include "core/text/char_kind.h"
#include "core/text/mask_aliases.h"

#include <algorithm>
#include <string>

namespace maskscope {

namespace {

constexpr std::size_t kMostCells = 4'000'000; ///< of the table of common words

struct Word
{
    CodePointRange place;
    std::u32string letters; ///< empty: a hidden word

    bool operator==(const Word& other) const { return letters == other.letters; }
};

bool isSpace(char32_t c)
{
    return charKind(c).isSpace;
}

/// A letter that goes on the word before it. Scripts without spaces have a word each letter.
bool joinsWord(char32_t c)
{
    const CharKind kind = charKind(c);
    return kind.isWord && (!kind.isLetter || isSpacedLetter(c));
}

std::size_t wordEnd(const std::u32string& text, std::size_t begin, std::size_t stop)
{
    std::size_t end = begin + 1;
    while (joinsWord(text[begin]) && end < stop && joinsWord(text[end])) {
        ++end;
    }
    return end;
}

void addWords(std::vector<Word>& words, const std::u32string& text, CodePointRange part)
{
    for (std::size_t at = part.begin; at < part.end;) {
        const std::size_t end = wordEnd(text, at, part.end);
        if (!isSpace(text[at])) {
            words.push_back({{at, end}, text.substr(at, end - at)});
        }
        at = end;
    }
}

std::vector<Word> wordsOf(std::string_view utf8, std::string_view maskToken)
{
    const std::u32string text = toCodePoints(utf8);
    const TextIndex index(utf8);
    std::vector<Word> words;
    std::size_t done = 0;
    for (const MaskPlace& mask : findMaskPlaces(utf8, maskToken)) {
        const CodePointRange place = index.fromBytes(mask.bytes);
        addWords(words, text, {done, place.begin});
        words.push_back({place, {}});
        done = place.end;
    }
    addWords(words, text, {done, text.size()});
    return words;
}

/// Which words are in the other text as well.
struct Common
{
    std::vector<bool> a;
    std::vector<bool> b;
};

/// The middle of two lists of words, without their common ends.
struct Middle
{
    std::size_t begin = 0;
    std::size_t endA = 0;
    std::size_t endB = 0;

    [[nodiscard]] std::size_t rows() const { return endA - begin; }
    [[nodiscard]] std::size_t columns() const { return endB - begin; }
};

Middle middleOf(const std::vector<Word>& a, const std::vector<Word>& b)
{
    Middle middle{0, a.size(), b.size()};
    while (middle.begin < std::min(a.size(), b.size()) && a[middle.begin] == b[middle.begin]) {
        ++middle.begin;
    }
    while (middle.endA > middle.begin && middle.endB > middle.begin
           && a[middle.endA - 1] == b[middle.endB - 1]) {
        --middle.endA;
        --middle.endB;
    }
    return middle;
}

/// Marks the words of the longest common subsequence of the middles.
void markCommon(Common& common, const std::vector<Word>& a, const std::vector<Word>& b,
                const Middle& middle)
{
    const std::size_t width = middle.columns() + 1;
    std::vector<std::uint32_t> longest((middle.rows() + 1) * width, 0); // of what begins there
    const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
        return longest[row * width + column];
    };
    for (std::size_t row = middle.rows(); row-- > 0;) {
        for (std::size_t column = middle.columns(); column-- > 0;) {
            at(row, column) = a[middle.begin + row] == b[middle.begin + column]
                ? at(row + 1, column + 1) + 1
                : std::max(at(row + 1, column), at(row, column + 1));
        }
    }
    for (std::size_t row = 0, column = 0; row < middle.rows() && column < middle.columns();) {
        if (a[middle.begin + row] == b[middle.begin + column]) {
            common.a[middle.begin + row++] = true;
            common.b[middle.begin + column++] = true;
        } else {
            (at(row + 1, column) >= at(row, column + 1) ? row : column) += 1;
        }
    }
}

std::vector<CodePointRange> rangesOf(const std::vector<Word>& words, const std::vector<bool>& known)
{
    std::vector<CodePointRange> ranges;
    bool goesOn = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!known[i] && goesOn) {
            ranges.back().end = words[i].place.end;
        } else if (!known[i]) {
            ranges.push_back(words[i].place);
        }
        goesOn = !known[i];
    }
    return ranges;
}

} // namespace

TextDifference differenceOf(std::string_view a, std::string_view b, std::string_view maskToken)
{
    const std::vector<Word> wordsA = wordsOf(a, maskToken);
    const std::vector<Word> wordsB = wordsOf(b, maskToken);
    const Middle middle = middleOf(wordsA, wordsB);
    const auto isInMiddle = [&middle](std::size_t word, std::size_t end) {
        return word >= middle.begin && word < end;
    };
    Common common{std::vector<bool>(wordsA.size()), std::vector<bool>(wordsB.size())};
    for (std::size_t i = 0; i < wordsA.size(); ++i) {
        common.a[i] = !isInMiddle(i, middle.endA);
    }
    for (std::size_t i = 0; i < wordsB.size(); ++i) {
        common.b[i] = !isInMiddle(i, middle.endB);
    }
    if ((middle.rows() + 1) * (middle.columns() + 1) <= kMostCells) {
        markCommon(common, wordsA, wordsB, middle);
    }
    return {rangesOf(wordsA, common.a), rangesOf(wordsB, common.b)};
}

} // namespace maskscope
