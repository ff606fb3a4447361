// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail_level.h"

#include <QCoreApplication>

namespace maskscope {

namespace {

struct LevelTexts
{
    const char* key;
    const char* name;
    const char* sentence;
};

/// In the order of DetailLevel.
constexpr std::array kTexts{
    LevelTexts{
        "show", QT_TRANSLATE_NOOP("DetailLevel", "Show"),
        QT_TRANSLATE_NOOP("DetailLevel", "The sentence, the model's guesses and how sure it is")},
    LevelTexts{"explore", QT_TRANSLATE_NOOP("DetailLevel", "Explore"),
               QT_TRANSLATE_NOOP("DetailLevel",
                                 "Also the pieces the model reads, their numbers, words of your "
                                 "own")},
    LevelTexts{"inspect", QT_TRANSLATE_NOOP("DetailLevel", "Inspect"),
               QT_TRANSLATE_NOOP("DetailLevel",
                                 "Also how the model computes: operators, precision, engine")},
};

const LevelTexts& textsOf(DetailLevel level)
{
    return kTexts.at(static_cast<std::size_t>(level));
}

QString translated(const char* source)
{
    return QCoreApplication::translate("DetailLevel", source);
}

} // namespace

QString levelKey(DetailLevel level)
{
    return QLatin1String(textsOf(level).key);
}

std::optional<DetailLevel> levelOfKey(const QString& key)
{
    for (const DetailLevel level : kDetailLevels) {
        if (levelKey(level) == key) {
            return level;
        }
    }
    return std::nullopt;
}

QString levelName(DetailLevel level)
{
    return translated(textsOf(level).name);
}

QString levelSentence(DetailLevel level)
{
    return translated(textsOf(level).sentence);
}

} // namespace maskscope
