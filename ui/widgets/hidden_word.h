// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_types.h"
#include "core/inference/blanks.h"

#include <QString>
#include <QStringList>

#include <vector>

class QTextCursor;
class QTextDocument;

namespace maskscope {

// What a mask in a document hides is a property of its first letter's format, so that undo, redo
// and edits beside it take it along. Masks that were typed or pasted have none. Each function that
// changes the document makes one undo step; places are in UTF-16 units, left to right.

/// Empty: nobody knows.
[[nodiscard]] QString hiddenWordOf(const QTextDocument& document, Utf16Range mask);

/// Puts `mask` in the place of what the cursor selects, remembering `word`.
void insertMask(QTextCursor& cursor, const QString& mask, const QString& word);

/// Puts `text` in the place of what the cursor selects; its `masks` hide `words`, in order, as far
/// as there are any.
void insertSentence(QTextCursor& cursor, const QString& text, const std::vector<Utf16Range>& masks,
                    const QStringList& words);

/// Puts `mask` in the place of each word.
void hideWords(QTextDocument& document, const std::vector<Utf16Range>& words, const QString& mask);

/// Puts the words in the places of as many masks, each behind what is before it as it reads there:
/// "##s" without the space. The cursor is behind the last one.
void fillMasks(QTextDocument& document, const std::vector<Utf16Range>& masks,
               const std::vector<BlankWord>& words);

/// Whether what is typed at the cursor would be taken for a mask's first letter.
[[nodiscard]] bool inheritsHiddenWord(const QTextCursor& cursor);

} // namespace maskscope
