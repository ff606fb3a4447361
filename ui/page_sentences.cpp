// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page_sentences.h"

#include <QCoreApplication>

namespace maskscope {

namespace {

struct PageSentences
{
    Q_DECLARE_TR_FUNCTIONS(PageSentences)
};

} // namespace

QString pageSentence(Page page)
{
    switch (page) {
    case Page::Fill:
        return PageSentences::tr(
            "Hide a word of a sentence, and the model guesses it from the words around it. The "
            "longer a bar, the likelier it takes that word to be.");
    case Page::Shapes:
        return PageSentences::tr(
            "What the model is built from: each of its parts, what goes in and what comes out.");
    case Page::Speed:
        return PageSentences::tr(
            "How long the model takes for an answer, and how that grows with the length of the "
            "sentence.");
    case Page::Compare:
        return PageSentences::tr(
            "Two sentences, or two models with the same sentence, side by side: what changes, and "
            "by how much.");
    }
    return {};
}

} // namespace maskscope
