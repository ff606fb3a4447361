// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace maskscope {

class Tokenizer;

/// What an example is there to show.
enum class Idea
{
    WorldFacts,
    Grammar,
    CommonSense,
    Ambiguity,
    Bias,
    Mistakes,
};

inline constexpr std::array kIdeas{Idea::WorldFacts, Idea::Grammar, Idea::CommonSense,
                                   Idea::Ambiguity,  Idea::Bias,    Idea::Mistakes};

/// A sentence to try, with "___" for the hidden word.
struct GalleryExample
{
    QString id;
    QString language; ///< of the sentence: "en", "zh"
    Idea idea = Idea::WorldFacts;
    QString text;
    QStringList expected; ///< what a person would say; any of them
    QString wrong; ///< what the demo model says instead; of Mistakes alone
    QString noteEnglish; ///< may be empty
    QString noteChinese;

    /// In the language of the window.
    [[nodiscard]] QString note() const;
};

struct GalleryFile
{
    std::vector<GalleryExample> examples;
    QString problem; ///< empty: none. Else there are no examples.
};

/// Reads one file of resources/gallery. Strict: a key that is missing, unknown or of another type
/// is a problem.
[[nodiscard]] GalleryFile readGallery(const QByteArray& json);

/// All examples of the program, English first; read once. GUI thread.
[[nodiscard]] const std::vector<GalleryExample>& gallery();
/// The one of this id; empty if there is none.
[[nodiscard]] GalleryExample galleryExample(const QString& id);
/// Those in languages that this vocabulary reads; the English ones if it reads none, or is null.
[[nodiscard]] std::vector<GalleryExample> readableGallery(const Tokenizer* tokenizer);

/// Whether a vocabulary can read these sentences, all of one language, and answer them. True if
/// nothing in them is unknown to it, they have at most two pieces a word on average, and more than
/// half of them have an expected word that is a single piece.
/// Example: an English vocabulary spells "Eine Woche hat sieben ___." in 1.5 pieces a word, but
/// "Tage" is none of its words.
[[nodiscard]] bool readsExamples(const Tokenizer& tokenizer,
                                 const std::vector<GalleryExample>& examples);

[[nodiscard]] QString ideaName(Idea idea);
/// What the examples of an idea show, one careful sentence.
[[nodiscard]] QString ideaSentence(Idea idea);

} // namespace maskscope
