// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sureness.h"

#include "ui/formatting.h"

#include <QCoreApplication>

#include <cmath>

namespace maskscope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(maskscope::Sureness)
};

constexpr double kAlmostCertain = 2;
constexpr double kFairlySure = 15;
constexpr double kFewFavourites = 100;

} // namespace

QString surenessText(double entropy)
{
    const double words = std::exp(entropy);
    if (words < kAlmostCertain) {
        return Texts::tr("The model is almost certain");
    }
    if (words < kFairlySure) {
        return Texts::tr("The model is fairly sure");
    }
    if (words < kFewFavourites) {
        return Texts::tr("The model has a few favourites");
    }
    return Texts::tr("The model is unsure: many words fit");
}

QString surenessText(const MaskPrediction& prediction)
{
    return prediction.hidden.probability > 0.5 ? Texts::tr("The model would put no whole word here")
                                               : surenessText(prediction.entropy);
}

QString surenessToolTip(double entropy)
{
    const auto words = static_cast<qint64>(std::llround(std::exp(entropy)));
    return words < 2
        ? Texts::tr("One word is far likelier than all the others together.")
        : Texts::tr("As unsure as between about %1 equally likely words.").arg(formatExact(words));
}

} // namespace maskscope
