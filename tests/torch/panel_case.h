// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/libtorch/kernels/panel_product.h"

#include <QMetaType>

#include <vector>

namespace maskscope {

/// Of sums of up to 1600 products of numbers near 1, in one chain.
inline constexpr double kCloseSum = 5e-5;

/// Random numbers between -1 and 1 to multiply, the same each time.
struct PanelCase
{
    std::int64_t rows = 1;
    std::int64_t in = 1;
    std::int64_t panels = 1;
    std::int64_t depth = 1; ///< of the panels, padded
    std::vector<float> x;
    std::vector<float> weights;
    std::vector<float> bias;
    std::vector<float> add;

    std::int64_t columns() const { return panels * kPanelColumns; }
    float weight(std::int64_t k, std::int64_t column) const;
};
PanelCase makePanelCase(std::int64_t rows, std::int64_t in, std::int64_t panels);

/// What is worked out beside the sums.
struct Following
{
    AfterProduct after = AfterProduct::Nothing;
    bool hasBias = false;
    bool hasAdd = false;
};
/// Columns "following" of all there are.
void addFollowing();

/// y is filled with NaN.
PanelProduct productOf(const PanelCase& of, std::vector<float>& y, const Following& following = {});
/// Worked out in double.
double expectedOf(const PanelCase& of, std::int64_t row, std::int64_t column,
                  const Following& following = {});
/// The largest difference of y; infinite if there is no number.
double worstOf(const PanelCase& of, const std::vector<float>& y, const Following& following = {});

} // namespace maskscope

Q_DECLARE_METATYPE(maskscope::Following)
