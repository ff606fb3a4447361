// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torch/panel_case.h"

#include <QtTest>

#include <cmath>
#include <random>

namespace maskscope {

namespace {

std::vector<float> numbers(std::mt19937& random, std::int64_t count)
{
    std::uniform_real_distribution<float> each(-1, 1);
    std::vector<float> made(static_cast<std::size_t>(count));
    for (float& number : made) {
        number = each(random);
    }
    return made;
}

double followed(AfterProduct what, double value)
{
    switch (what) {
    case AfterProduct::Nothing:
        break;
    case AfterProduct::Relu:
        return std::max(value, 0.0);
    case AfterProduct::Gelu:
        return value * 0.5 * (1 + std::erf(value / std::sqrt(2.0)));
    }
    return value;
}

} // namespace

float PanelCase::weight(std::int64_t k, std::int64_t column) const
{
    const std::int64_t at
        = (column / kPanelColumns * depth + k) * kPanelColumns + column % kPanelColumns;
    return weights[static_cast<std::size_t>(at)];
}

PanelCase makePanelCase(std::int64_t rows, std::int64_t in, std::int64_t panels)
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same each time
    PanelCase made;
    made.rows = rows;
    made.in = in;
    made.panels = panels;
    made.depth = (in + 15) / 16 * 16;
    made.x = numbers(random, rows * in);
    made.weights = numbers(random, made.columns() * made.depth);
    made.bias = numbers(random, made.columns());
    made.add = numbers(random, rows * made.columns());
    return made;
}

void addFollowing()
{
    QTest::addColumn<Following>("following");
    for (const bool hasBias : {false, true}) {
        for (const bool hasAdd : {false, true}) {
            QTest::addRow("nothing%d%d", hasBias, hasAdd)
                << Following{AfterProduct::Nothing, hasBias, hasAdd};
            QTest::addRow("relu%d%d", hasBias, hasAdd)
                << Following{AfterProduct::Relu, hasBias, hasAdd};
            QTest::addRow("gelu%d%d", hasBias, hasAdd)
                << Following{AfterProduct::Gelu, hasBias, hasAdd};
        }
    }
}

double expectedOf(const PanelCase& of, std::int64_t row, std::int64_t column,
                  const Following& following)
{
    double sum = 0;
    for (std::int64_t k = 0; k < of.in; ++k) {
        sum += static_cast<double>(of.x[static_cast<std::size_t>(row * of.in + k)])
            * static_cast<double>(of.weight(k, column));
    }
    if (following.hasBias) {
        sum += static_cast<double>(of.bias[static_cast<std::size_t>(column)]);
    }
    if (following.hasAdd) {
        sum += static_cast<double>(of.add[static_cast<std::size_t>(row * of.columns() + column)]);
    }
    return followed(following.after, sum);
}

PanelProduct productOf(const PanelCase& of, std::vector<float>& y, const Following& following)
{
    y.assign(static_cast<std::size_t>(of.rows * of.columns()), NAN);
    return {.x = of.x.data(),
            .rows = of.rows,
            .in = of.in,
            .panels = of.weights.data(),
            .panelStep = of.depth * kPanelColumns,
            .bias = following.hasBias ? of.bias.data() : nullptr,
            .add = following.hasAdd ? of.add.data() : nullptr,
            .after = following.after,
            .y = y.data(),
            .yStep = of.columns()};
}

double worstOf(const PanelCase& of, const std::vector<float>& y, const Following& following)
{
    double most = 0;
    for (std::int64_t i = 0; i < of.rows * of.columns(); ++i) {
        const double wanted = expectedOf(of, i / of.columns(), i % of.columns(), following);
        const double off = std::abs(static_cast<double>(y[static_cast<std::size_t>(i)]) - wanted);
        most = std::isnan(off) ? HUGE_VAL : std::max(most, off);
    }
    return most;
}

} // namespace maskscope
