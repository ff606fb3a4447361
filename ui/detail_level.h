// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace maskscope {

/// How much the window tells. Each level shows all of the one before it, so they can be compared:
/// what needs Explore is there if `level >= DetailLevel::Explore`. What is in use is never taken
/// away, and every page can be reached at every level.
enum class DetailLevel
{
    Show, ///< the sentence, the guesses, how sure, why; no technical word
    Explore, ///< and tokens, their numbers, probabilities
    Inspect, ///< and operators, rewritings, precision
};

inline constexpr std::array kDetailLevels{DetailLevel::Show, DetailLevel::Explore,
                                          DetailLevel::Inspect};

/// "show", "explore", "inspect": in settings and as part of object names.
[[nodiscard]] QString levelKey(DetailLevel level);
[[nodiscard]] std::optional<DetailLevel> levelOfKey(const QString& key);

/// "Show", as the person reads it.
[[nodiscard]] QString levelName(DetailLevel level);
/// What one sees there, one line.
[[nodiscard]] QString levelSentence(DetailLevel level);

} // namespace maskscope
