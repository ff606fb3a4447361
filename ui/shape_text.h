// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/inspection.h"
#include "ui/color_scheme.h"

#include <QString>

#include <vector>

// How shapes and what they depend on are written in the window; colours never stand alone: letters
// and signs say the same.
namespace maskscope {

/// "L" follows the length, "B" the number of texts, "384" is the model's own, "14!" was pinned down
/// by the recording; "B·L" follows both.
[[nodiscard]] QString sizeLabel(const TensorSize& size);
/// "[B, L, 384]".
[[nodiscard]] QString shapeText(const std::vector<TensorSize>& sizes);
/// For one text of this length: "[1, 14, 384]"; "?" where nothing is known.
[[nodiscard]] QString shapeTextAt(const std::vector<TensorSize>& sizes, SequenceLength length);
/// shapeText() as rich text in the colours of the scheme.
[[nodiscard]] QString coloredShape(const std::vector<TensorSize>& sizes, const ColorScheme& scheme);

[[nodiscard]] QColor originColor(SizeOrigin origin, const ColorScheme& scheme);
/// "follows the length of the text", a phrase for legends and tool tips.
[[nodiscard]] QString originPhrase(SizeOrigin origin);

/// Some size of some shape in it was pinned down by the recording.
[[nodiscard]] bool hasPinnedSizes(const Inspection& inspection);

/// Operations as a formula for people: "21 M·L + 9.2 k·L²"; "0"; "?" if unknown.
[[nodiscard]] QString operationsText(const LengthFormula& flops);
/// The same at one length, "302 M"; "–" if unknown.
[[nodiscard]] QString operationsTextAt(const LengthFormula& flops, SequenceLength length);

} // namespace maskscope
