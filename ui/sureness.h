// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inference/prediction.h"

#include <QString>

// How sure the model is, in words (tests: tst_sureness). `entropy` is that of all its guesses, in
// nats: exp(entropy), the perplexity, is the number of equally likely words between which it would
// be as unsure. One best guess of 60 % tells less: the rest may be one other word or a thousand.
namespace maskscope {

/// Below 2 words almost certain, below 15 fairly sure, below 100 a few favourites. On the demo
/// model "Paris is the ___ of France." is 1.1, "New ___ City." 9, "Two plus two is ___." 23,
/// "I like ___." 970.
[[nodiscard]] QString surenessText(double entropy);
/// The same, unless the guesses that were left out are likelier than all the others together: they
/// are what the model is sure of then.
[[nodiscard]] QString surenessText(const MaskPrediction& prediction);
/// "As unsure as between about 12 equally likely words."
[[nodiscard]] QString surenessToolTip(double entropy);

} // namespace maskscope
