// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/glossary.h"

#include "ui/formatting.h"

#include <QCollator>
#include <QCoreApplication>
#include <QHeaderView>
#include <QWidget>

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

constexpr const char* kTermsProperty = "glossaryTerms";

struct Entry
{
    const char* key;
    const char* term;
    const char* sentence;
};

constexpr std::array kEntries{
    Entry{"attention", QT_TRANSLATE_NOOP("Glossary", "Attention"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The step in which each token looks at all the others and takes over "
                            "what matters to it.")},
    Entry{
        "baked_in", QT_TRANSLATE_NOOP("Glossary", "Baked in"),
        QT_TRANSLATE_NOOP(
            "Glossary",
            "A number that the recording of the model has fixed, although it need not be fixed.")},
    Entry{"batch", QT_TRANSLATE_NOOP("Glossary", "Batch"),
          QT_TRANSLATE_NOOP("Glossary", "Several texts that the model reads at once.")},
    Entry{"bf16", QT_TRANSLATE_NOOP("Glossary", "bf16"),
          QT_TRANSLATE_NOOP("Glossary",
                            "Numbers of 16 bits with the range of fp32: half the memory, about "
                            "three correct digits.")},
    Entry{"embedding", QT_TRANSLATE_NOOP("Glossary", "Embedding"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The list of numbers that stands for a token inside the model.")},
    Entry{"engine", QT_TRANSLATE_NOOP("Glossary", "Engine"),
          QT_TRANSLATE_NOOP("Glossary",
                            "What runs the model: the plain one as the file was saved, the fast "
                            "one after rewriting it so that it gives the same answers sooner.")},
    Entry{"fp32", QT_TRANSLATE_NOOP("Glossary", "fp32"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "Numbers of 32 bits: about seven correct digits, as most models are saved.")},
    Entry{"gflops", QT_TRANSLATE_NOOP("Glossary", "GFLOP/s"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How many thousand million calculations are done in a second.")},
    Entry{"head", QT_TRANSLATE_NOOP("Glossary", "Attention head"),
          QT_TRANSLATE_NOOP("Glossary",
                            "One of several attentions side by side in a layer, each with an eye "
                            "for something else.")},
    Entry{"hidden_word", QT_TRANSLATE_NOOP("Glossary", "Hidden word"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A word that is covered in the sentence, so that the model has to guess it.")},
    Entry{"int8", QT_TRANSLATE_NOOP("Glossary", "int8"),
          QT_TRANSLATE_NOOP("Glossary",
                            "Numbers of 8 bits: a quarter of the memory of fp32, with answers that "
                            "differ a little.")},
    Entry{"layer", QT_TRANSLATE_NOOP("Glossary", "Layer"),
          QT_TRANSLATE_NOOP("Glossary",
                            "One of several equal steps, one after another, each refining what is "
                            "known of every token.")},
    Entry{"logits", QT_TRANSLATE_NOOP("Glossary", "Logits"),
          QT_TRANSLATE_NOOP(
              "Glossary", "The raw scores of all words, before they are turned into percentages.")},
    Entry{"mask", QT_TRANSLATE_NOOP("Glossary", "Mask"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The special token that stands in the place of a hidden word.")},
    Entry{"median", QT_TRANSLATE_NOOP("Glossary", "Median"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "The middle one of all times measured: half of them are shorter, half longer.")},
    Entry{"middle_half", QT_TRANSLATE_NOOP("Glossary", "Middle half"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The times from p25 to p75: a quarter of the runs were faster, a "
                            "quarter slower; also called interquartile range (IQR).")},
    Entry{"model", QT_TRANSLATE_NOOP("Glossary", "Language model"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A program with learned numbers that guesses words from the words around them.")},
    Entry{"module", QT_TRANSLATE_NOOP("Glossary", "Module"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A part of the model that has a name; large ones are built from smaller ones.")},
    Entry{"operations", QT_TRANSLATE_NOOP("Glossary", "Operations"),
          QT_TRANSLATE_NOOP("Glossary",
                            "Multiplications and additions of numbers in matrix products and "
                            "convolutions; also called FLOPs.")},
    Entry{"operator", QT_TRANSLATE_NOOP("Glossary", "Operator"),
          QT_TRANSLATE_NOOP("Glossary",
                            "A single computing step that the model calls, such as multiplying two "
                            "tables of numbers.")},
    Entry{"p90", QT_TRANSLATE_NOOP("Glossary", "p90"),
          QT_TRANSLATE_NOOP("Glossary", "The time that nine of ten measurements stayed below.")},
    Entry{"padding", QT_TRANSLATE_NOOP("Glossary", "Padding"),
          QT_TRANSLATE_NOOP("Glossary",
                            "Filling that brings a short text to the length a model insists on; "
                            "the model is told to look past it.")},
    Entry{"parameter", QT_TRANSLATE_NOOP("Glossary", "Parameter"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A number that the model has learned; all of them together are what it knows.")},
    Entry{"perplexity", QT_TRANSLATE_NOOP("Glossary", "Perplexity"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "Between how many equally likely words the model wavers: 1 means certain.")},
    Entry{"precision", QT_TRANSLATE_NOOP("Glossary", "Precision"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "With how many bits each number is kept: fewer are faster and less exact.")},
    Entry{"probability", QT_TRANSLATE_NOOP("Glossary", "Probability"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How likely the model takes a word to be, from 0 to 100 %; all words "
                            "together make 100 %.")},
    Entry{"sequence_length", QT_TRANSLATE_NOOP("Glossary", "Sequence length"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How many tokens the model reads at once, special ones included.")},
    Entry{"shape", QT_TRANSLATE_NOOP("Glossary", "Shape"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How many numbers a table has along each of its directions.")},
    Entry{"special_token", QT_TRANSLATE_NOOP("Glossary", "Special token"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A sign that the tokenizer adds itself, such as one for the beginning of the text.")},
    Entry{"surprise", QT_TRANSLATE_NOOP("Glossary", "Surprise"),
          QT_TRANSLATE_NOOP("Glossary", "How unexpected a word is to the model where it stands.")},
    Entry{"token", QT_TRANSLATE_NOOP("Glossary", "Token"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A piece of text with a number of its own: a word, a part of a word or a mark.")},
    Entry{
        "tokenizer", QT_TRANSLATE_NOOP("Glossary", "Tokenizer"),
        QT_TRANSLATE_NOOP("Glossary", "What cuts a text into tokens and looks up their numbers.")},
    Entry{"top_k", QT_TRANSLATE_NOOP("Glossary", "Top-k"),
          QT_TRANSLATE_NOOP("Glossary", "The k likeliest words.")},
    Entry{"trace", QT_TRANSLATE_NOOP("Glossary", "Trace"),
          QT_TRANSLATE_NOOP("Glossary",
                            "A recording of what a model computed for one text, saved so that it "
                            "runs without Python.")},
    Entry{"vocabulary", QT_TRANSLATE_NOOP("Glossary", "Vocabulary"),
          QT_TRANSLATE_NOOP("Glossary", "The list of all tokens that a model knows.")},
    Entry{"weights", QT_TRANSLATE_NOOP("Glossary", "Weights"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The parameters of one part of the model, as a table of numbers.")},
};

QString translated(const char* source)
{
    return QCoreApplication::translate("Glossary", source);
}

GlossaryTerm termOf(const Entry& entry)
{
    return {entry.key, translated(entry.term), translated(entry.sentence)};
}

QStringList listOf(const std::vector<const char*>& keys)
{
    QStringList list;
    for (const char* key : keys) {
        list << QLatin1String(key);
    }
    return list;
}

/// Of a header's columns that are not hidden.
QStringList termsOfColumns(const QWidget& widget)
{
    QStringList keys;
    const auto* header = qobject_cast<const QHeaderView*>(&widget);
    for (int column = 0; header != nullptr && column < header->count(); ++column) {
        if (!header->isSectionHidden(column)) {
            keys << header->model()
                        ->headerData(column, header->orientation(), kTermsRole)
                        .toStringList();
        }
    }
    return keys;
}

} // namespace

std::vector<GlossaryTerm> glossary()
{
    std::vector<GlossaryTerm> terms;
    std::transform(kEntries.begin(), kEntries.end(), std::back_inserter(terms), termOf);
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(terms.begin(), terms.end(),
                     [&collator](const GlossaryTerm& a, const GlossaryTerm& b) {
                         return collator.compare(a.term, b.term) < 0;
                     });
    return terms;
}

QString glossaryText(const char* key)
{
    const auto found = std::find_if(kEntries.begin(), kEntries.end(), [key](const Entry& entry) {
        return std::string_view(entry.key) == key;
    });
    if (found == kEntries.end()) {
        return {};
    }
    const GlossaryTerm term = termOf(*found);
    return QCoreApplication::translate("Glossary", "%1: %2", "a technical word, what it means")
        .arg(term.term, term.sentence);
}

QString withTerms(const QString& toolTip, const std::vector<const char*>& keys)
{
    QStringList lines;
    if (!toolTip.isEmpty()) {
        lines << toolTip;
    }
    for (const char* key : keys) {
        lines << glossaryText(key);
    }
    return plainToolTip(lines.join(QLatin1Char('\n')));
}

void explainTerms(QWidget& widget, const std::vector<const char*>& keys)
{
    widget.setToolTip(withTerms(widget.toolTip(), keys));
    noteTerms(widget, keys);
}

void noteTerms(QWidget& widget, const std::vector<const char*>& keys)
{
    widget.setProperty(kTermsProperty, listOf(keys));
}

QVariant explainedHeader(int role, const std::vector<const char*>& keys, const QString& toolTip)
{
    if (role == kTermsRole) {
        return listOf(keys);
    }
    return role == Qt::ToolTipRole ? QVariant(withTerms(toolTip, keys)) : QVariant();
}

std::vector<GlossaryTerm> termsInSight(const QWidget& area)
{
    QStringList keys;
    const auto widgets = area.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (widget->isVisible()) {
            keys << widget->property(kTermsProperty).toStringList() << termsOfColumns(*widget);
        }
    }
    std::vector<GlossaryTerm> terms = glossary();
    std::erase_if(terms, [&keys](const GlossaryTerm& term) {
        return !keys.contains(QLatin1String(term.key));
    });
    return terms;
}

} // namespace maskscope
