// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare_state.h"
#include "ui/detail_level.h"
#include "ui/question_state.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace maskscope {

class FillPage;
class Settings;

/// What the person has before them: the sentences and how they are looked at. A plain value:
/// settings, session files and a window in another language all carry this one.
struct SessionState
{
    QString sentence;
    QStringList hidden; ///< the words its masks hide, in order; empty ones are not known
    QString second;
    QStringList secondHidden; ///< likewise
    bool hasSecond = false; ///< shown, even if it is empty
    int topK = 8;
    bool showsTokens = false;
    std::optional<bool> wholeWords; ///< only such guesses; nothing: as the level of detail says
    int page = 0;
    DetailLevel level = DetailLevel::Show;
    std::optional<CompareState> compare; ///< nothing: leave the page as it is
    QuestionState questions; ///< asked beside the guesses

    bool operator==(const SessionState&) const = default;
};

/// As it was left.
[[nodiscard]] SessionState rememberedSession(const Settings& settings);
void remember(const SessionState& state, Settings& settings);

/// What the page shows; which page it is and the level are the window's.
[[nodiscard]] SessionState captureFill(const FillPage& page);
/// There is nothing to undo after it.
void applyFill(const SessionState& state, FillPage& page);

} // namespace maskscope
