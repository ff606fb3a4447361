// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace maskscope {

class LatencyChart;

/// What stands around the chart in a picture that is saved.
struct PictureWords
{
    QString title; ///< above
    QString caption; ///< below: what it means, and how it was measured
};

/// The chart as it is shown now, with its words.
[[nodiscard]] QByteArray chartAsSvg(const LatencyChart& chart, const PictureWords& words);
[[nodiscard]] QByteArray chartAsPng(const LatencyChart& chart, const PictureWords& words);

} // namespace maskscope
