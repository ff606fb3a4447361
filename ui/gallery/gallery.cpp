// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallery.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace maskscope {

namespace {

struct IdeaTexts
{
    const char* name;
    const char* sentence;
};

/// In the order of Idea.
constexpr std::array kTexts{
    IdeaTexts{QT_TRANSLATE_NOOP("Gallery", "Facts"),
              QT_TRANSLATE_NOOP("Gallery", "What the model has read often enough to repeat it.")},
    IdeaTexts{QT_TRANSLATE_NOOP("Gallery", "Grammar"),
              QT_TRANSLATE_NOOP("Gallery",
                                "One word decides what another one has to be, even far away.")},
    IdeaTexts{QT_TRANSLATE_NOOP("Gallery", "Common sense"),
              QT_TRANSLATE_NOOP("Gallery", "What people take for granted and seldom say.")},
    IdeaTexts{QT_TRANSLATE_NOOP("Gallery", "Ambiguity"),
              QT_TRANSLATE_NOOP("Gallery",
                                "The same word twice: its neighbours tell which one is meant.")},
    IdeaTexts{QT_TRANSLATE_NOOP("Gallery", "Bias"),
              QT_TRANSLATE_NOOP("Gallery",
                                "Guesses mirror what texts put together, prejudices included: they "
                                "say nothing about people.")},
    IdeaTexts{QT_TRANSLATE_NOOP("Gallery", "Where it goes wrong"),
              QT_TRANSLATE_NOOP("Gallery",
                                "What a small model does not manage, so that nobody trusts it too "
                                "far.")},
};

QString translated(const char* source)
{
    return QCoreApplication::translate("Gallery", source);
}

std::vector<GalleryExample> readAll()
{
    std::vector<GalleryExample> all;
    const QDir folder(QStringLiteral(":/gallery"));
    QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    // English first: it is what the demo model speaks.
    std::stable_partition(names.begin(), names.end(),
                          [](const QString& name) { return name == QLatin1String("en.json"); });
    for (const QString& name : std::as_const(names)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            GalleryFile read = readGallery(file.readAll());
            std::move(read.examples.begin(), read.examples.end(), std::back_inserter(all));
        }
    }
    return all;
}

} // namespace

QString GalleryExample::note() const
{
    return QLocale().language() == QLocale::Chinese ? noteChinese : noteEnglish;
}

const std::vector<GalleryExample>& gallery()
{
    static const std::vector<GalleryExample> all = readAll();
    return all;
}

GalleryExample galleryExample(const QString& id)
{
    const auto& all = gallery();
    const auto found = std::find_if(
        all.begin(), all.end(), [&id](const GalleryExample& example) { return example.id == id; });
    return found == all.end() ? GalleryExample() : *found;
}

QString ideaName(Idea idea)
{
    return translated(kTexts.at(static_cast<std::size_t>(idea)).name);
}

QString ideaSentence(Idea idea)
{
    return translated(kTexts.at(static_cast<std::size_t>(idea)).sentence);
}

} // namespace maskscope
