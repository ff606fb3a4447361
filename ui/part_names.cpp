// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/part_names.h"

#include "ui/formatting.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

namespace maskscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PartNames)
};

struct Meaning
{
    std::string_view names; ///< with a space on both sides of each
    const char* words;
};

/// Names that mean something else in another place.
struct PlacedMeaning
{
    std::string_view around; ///< names of the module around it, likewise
    Meaning meaning;
};

constexpr std::array kPlaced{
    PlacedMeaning{
        " attention attn self_attn self_attention ",
        {" self ", QT_TRANSLATE_NOOP("PartNames", "weighing the other words")},
    },
    PlacedMeaning{
        " attention attn self_attn self_attention ",
        {" output out_lin out_proj ", QT_TRANSLATE_NOOP("PartNames", "gathering what was seen")},
    },
    PlacedMeaning{
        " predictions lm_head cls ",
        {" decoder ", QT_TRANSLATE_NOOP("PartNames", "a score for every word")},
    },
};

constexpr std::array kMeanings{
    Meaning{
        " bert roberta distilbert electra albert deberta mpnet mobilebert xlm_roberta camembert "
        "base_model transformer model ",
        QT_TRANSLATE_NOOP("PartNames", "reading the text")},
    Meaning{" embeddings ", QT_TRANSLATE_NOOP("PartNames", "from words to numbers")},
    Meaning{" word_embeddings embed_tokens tok_embeddings ",
            QT_TRANSLATE_NOOP("PartNames", "table of words")},
    Meaning{" position_embeddings embed_positions ",
            QT_TRANSLATE_NOOP("PartNames", "table of places")},
    Meaning{" token_type_embeddings ", QT_TRANSLATE_NOOP("PartNames", "first or second sentence")},
    Meaning{" encoder ", QT_TRANSLATE_NOOP("PartNames", "understanding the text")},
    Meaning{" layer layers ", QT_TRANSLATE_NOOP("PartNames", "layers")},
    Meaning{" attention attn self_attn self_attention ",
            QT_TRANSLATE_NOOP("PartNames", "looking at the other words")},
    Meaning{" query q_lin q_proj query_proj ",
            QT_TRANSLATE_NOOP("PartNames", "what each word looks for")},
    Meaning{" key k_lin k_proj key_proj ", QT_TRANSLATE_NOOP("PartNames", "what each word offers")},
    Meaning{" value v_lin v_proj value_proj ",
            QT_TRANSLATE_NOOP("PartNames", "what each word tells")},
    Meaning{" ffn mlp feed_forward ", QT_TRANSLATE_NOOP("PartNames", "working on each word alone")},
    Meaning{" intermediate lin1 ", QT_TRANSLATE_NOOP("PartNames", "widening each word's numbers")},
    Meaning{" output lin2 ", QT_TRANSLATE_NOOP("PartNames", "narrowing each word's numbers")},
    Meaning{" dense ", QT_TRANSLATE_NOOP("PartNames", "weighted sums")},
    Meaning{" LayerNorm layer_norm layernorm sa_layer_norm output_layer_norm final_layer_norm "
            "vocab_layer_norm norm ",
            QT_TRANSLATE_NOOP("PartNames", "evening out the numbers")},
    Meaning{" dropout ", QT_TRANSLATE_NOOP("PartNames", "used in training only")},
    Meaning{" activation act intermediate_act_fn transform_act_fn ",
            QT_TRANSLATE_NOOP("PartNames", "strengthening or weakening numbers")},
    Meaning{" cls lm_head head ", QT_TRANSLATE_NOOP("PartNames", "guessing the hidden words")},
    Meaning{" predictions ", QT_TRANSLATE_NOOP("PartNames", "guesses")},
    Meaning{" transform vocab_transform generator_predictions ",
            QT_TRANSLATE_NOOP("PartNames", "preparing the guess")},
    Meaning{" vocab_projector generator_lm_head ",
            QT_TRANSLATE_NOOP("PartNames", "a score for every word")},
    Meaning{" pooler ", QT_TRANSLATE_NOOP("PartNames", "summing up the text")},
};

bool has(std::string_view names, const QString& name)
{
    const std::string padded = ' ' + name.toStdString() + ' ';
    return name.size() > 0 && !name.contains(QLatin1Char(' '))
        && names.find(padded) != std::string_view::npos;
}

/// Null: unknown.
const char* meaningOf(const QString& around, const QString& name)
{
    const auto placed
        = std::find_if(kPlaced.begin(), kPlaced.end(), [&](const PlacedMeaning& known) {
              return has(known.around, around) && has(known.meaning.names, name);
          });
    if (placed != kPlaced.end()) {
        return placed->meaning.words;
    }
    const auto* const found
        = std::find_if(kMeanings.begin(), kMeanings.end(),
                       [&](const Meaning& known) { return has(known.names, name); });
    return found == kMeanings.end() ? nullptr : found->words;
}

} // namespace

QString partName(const QString& path)
{
    const QString name = path.section(QLatin1Char('.'), -1);
    const QString around = path.section(QLatin1Char('.'), -2, -2);
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    if (isNumber && number >= 0 && has(" layer layers ", around)) {
        return Words::tr("layer %1", "its number, from 1").arg(formatExact(number + 1));
    }
    const char* words = meaningOf(around, name);
    return words == nullptr ? name : Words::tr(words);
}

} // namespace maskscope
