// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hidden_word.h"

#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <ranges>

namespace maskscope {

namespace {

constexpr int kHiddenWord = QTextFormat::UserProperty + 1;

void select(QTextCursor& cursor, Utf16Range range)
{
    cursor.setPosition(static_cast<int>(range.begin));
    cursor.setPosition(static_cast<int>(range.end), QTextCursor::KeepAnchor);
}

} // namespace

QString hiddenWordOf(const QTextDocument& document, Utf16Range mask)
{
    QTextCursor cursor(const_cast<QTextDocument*>(&document)); // to read only
    cursor.setPosition(static_cast<int>(mask.begin) + 1); // the format is of the letter before
    return cursor.charFormat().stringProperty(kHiddenWord);
}

void insertMask(QTextCursor& cursor, const QString& mask, const QString& word)
{
    QTextCharFormat remembering;
    if (!word.isEmpty()) {
        remembering.setProperty(kHiddenWord, word);
    }
    cursor.beginEditBlock();
    cursor.insertText(mask.left(1), remembering);
    cursor.insertText(mask.mid(1), QTextCharFormat());
    cursor.endEditBlock();
}

void insertSentence(QTextCursor& cursor, const QString& text, const std::vector<Utf16Range>& masks,
                    const QStringList& words)
{
    const auto start = static_cast<std::size_t>(cursor.selectionStart());
    cursor.beginEditBlock();
    cursor.insertText(text, QTextCharFormat());
    const int end = cursor.position();
    for (std::size_t index = 0; index < masks.size(); ++index) {
        const QString word = words.value(static_cast<qsizetype>(index));
        select(cursor, {start + masks[index].begin, start + masks[index].end});
        const QString mask = cursor.selectedText(); // as long as before
        insertMask(cursor, mask, word);
    }
    cursor.setPosition(end);
    cursor.endEditBlock();
}

void hideWords(QTextDocument& document, const std::vector<Utf16Range>& words, const QString& mask)
{
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (const Utf16Range word : std::ranges::reverse_view(words)) { // the places before stay
        select(cursor, word);
        const QString hidden = cursor.selectedText();
        insertMask(cursor, mask, hidden);
    }
    cursor.endEditBlock();
}

void fillMasks(QTextDocument& document, const std::vector<Utf16Range>& masks,
               const std::vector<BlankWord>& words)
{
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    qsizetype moved = 0; // how far the words before have moved a mask
    for (std::size_t index = 0; index < std::min(masks.size(), words.size()); ++index) {
        const auto begin
            = static_cast<std::size_t>(static_cast<qsizetype>(masks[index].begin) + moved);
        const std::size_t length = masks[index].end - masks[index].begin;
        const QString before = document.toPlainText().left(static_cast<qsizetype>(begin));
        const Seam seam = seamBehind(before.right(2).toStdString(), words[index]);
        const QString word = QString::fromStdString(words[index].text);
        select(cursor, {begin - (seam.dropsSpace ? 1 : 0), begin + length});
        cursor.insertText(seam.addsSpace ? QLatin1Char(' ') + word : word, QTextCharFormat());
        moved = cursor.position() - static_cast<qsizetype>(masks[index].end);
    }
    cursor.endEditBlock();
}

bool inheritsHiddenWord(const QTextCursor& cursor)
{
    return !cursor.hasSelection() && cursor.charFormat().hasProperty(kHiddenWord);
}

} // namespace maskscope
