// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libtorch/kernels/panel_product.h"

#include <QtTest>

#include <cmath>
#include <random>
#include <vector>

using namespace maskscope;

namespace {

constexpr double kClose = 5e-5; // of sums of up to 400 products of numbers near 1, in one chain

struct Case
{
    std::int64_t rows = 1;
    std::int64_t in = 1;
    std::int64_t panels = 1;
    std::int64_t depth = 1; ///< of the panels, padded
    std::vector<float> x;
    std::vector<float> weights;
    std::vector<float> bias;
    std::vector<float> add;
};

std::vector<float> numbers(std::mt19937& random, std::int64_t count)
{
    std::uniform_real_distribution<float> each(-1, 1);
    std::vector<float> made(static_cast<std::size_t>(count));
    for (float& number : made) {
        number = each(random);
    }
    return made;
}

Case makeCase(std::int64_t rows, std::int64_t in, std::int64_t panels)
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same each time
    Case made;
    made.rows = rows;
    made.in = in;
    made.panels = panels;
    made.depth = (in + 15) / 16 * 16;
    const std::int64_t columns = panels * kPanelColumns;
    made.x = numbers(random, rows * in);
    made.weights = numbers(random, columns * made.depth);
    made.bias = numbers(random, columns);
    made.add = numbers(random, rows * columns);
    return made;
}

double after(AfterProduct what, double value)
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

double expected(const Case& of, std::int64_t row, std::int64_t column, AfterProduct what,
                bool hasBias, bool hasAdd)
{
    const std::int64_t columns = of.panels * kPanelColumns;
    const std::int64_t panel = column / kPanelColumns;
    double sum = 0;
    for (std::int64_t k = 0; k < of.in; ++k) {
        const std::int64_t weight = (panel * of.depth + k) * kPanelColumns + column % kPanelColumns;
        sum += static_cast<double>(of.x[static_cast<std::size_t>(row * of.in + k)])
            * static_cast<double>(of.weights[static_cast<std::size_t>(weight)]);
    }
    if (hasBias) {
        sum += static_cast<double>(of.bias[static_cast<std::size_t>(column)]);
    }
    if (hasAdd) {
        sum += static_cast<double>(of.add[static_cast<std::size_t>(row * columns + column)]);
    }
    return after(what, sum);
}

PanelProduct productOf(const Case& of, std::vector<float>& y, AfterProduct what, bool hasBias,
                       bool hasAdd)
{
    const std::int64_t columns = of.panels * kPanelColumns;
    y.assign(static_cast<std::size_t>(of.rows * columns), NAN);
    return {.x = of.x.data(),
            .rows = of.rows,
            .in = of.in,
            .panels = of.weights.data(),
            .panelStep = of.depth * kPanelColumns,
            .bias = hasBias ? of.bias.data() : nullptr,
            .add = hasAdd ? of.add.data() : nullptr,
            .after = what,
            .y = y.data(),
            .yStep = columns};
}

double worst(const Case& of, const std::vector<float>& y, AfterProduct what, bool hasBias,
             bool hasAdd)
{
    const std::int64_t columns = of.panels * kPanelColumns;
    double most = 0;
    for (std::int64_t i = 0; i < of.rows * columns; ++i) {
        const double wanted = expected(of, i / columns, i % columns, what, hasBias, hasAdd);
        const double off = std::abs(static_cast<double>(y[static_cast<std::size_t>(i)]) - wanted);
        most = std::isnan(off) ? HUGE_VAL : std::max(most, off);
    }
    return most;
}

std::vector<std::pair<const char*, PanelKernel>> kernels()
{
    std::vector<std::pair<const char*, PanelKernel>> found;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) {
        found.emplace_back("AVX-512", multiplyPanelsAvx512);
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0) {
        found.emplace_back("AVX2", multiplyPanelsAvx2);
    }
#endif
    return found;
}

} // namespace

/// The kernel against the sums worked out one by one in double.
class PanelProductTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreRight_data();
    void sumsAreRight();
    void whatFollowsIsRight_data();
    void whatFollowsIsRight();
    void sharesCanBeTakenApart();
    void nanStays();
    void fastestIsChosen();
};

void PanelProductTest::sumsAreRight_data()
{
    QTest::addColumn<std::int64_t>("rows");
    QTest::addColumn<std::int64_t>("in");
    for (const std::int64_t rows : {1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 31, 64, 97, 200}) {
        for (const std::int64_t in : {1, 16, 95, 96, 97, 312, 400}) {
            QTest::addRow("%d rows of %d", static_cast<int>(rows), static_cast<int>(in))
                << rows << in;
        }
    }
}

void PanelProductTest::sumsAreRight()
{
    QFETCH(const std::int64_t, rows);
    QFETCH(const std::int64_t, in);
    const Case of = makeCase(rows, in, 2);
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        kernel(productOf(of, y, AfterProduct::Nothing, false, false), 0, 4);
        QVERIFY2(worst(of, y, AfterProduct::Nothing, false, false) < kClose, name);
    }
}

void PanelProductTest::whatFollowsIsRight_data()
{
    QTest::addColumn<AfterProduct>("what");
    QTest::addColumn<bool>("hasBias");
    QTest::addColumn<bool>("hasAdd");
    for (const bool hasBias : {false, true}) {
        for (const bool hasAdd : {false, true}) {
            QTest::addRow("nothing%d%d", hasBias, hasAdd)
                << AfterProduct::Nothing << hasBias << hasAdd;
            QTest::addRow("relu%d%d", hasBias, hasAdd) << AfterProduct::Relu << hasBias << hasAdd;
            QTest::addRow("gelu%d%d", hasBias, hasAdd) << AfterProduct::Gelu << hasBias << hasAdd;
        }
    }
}

void PanelProductTest::whatFollowsIsRight()
{
    QFETCH(const AfterProduct, what);
    QFETCH(const bool, hasBias);
    QFETCH(const bool, hasAdd);
    const Case of = makeCase(7, 200, 2); // in three parts
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        kernel(productOf(of, y, what, hasBias, hasAdd), 0, 4);
        QVERIFY2(worst(of, y, what, hasBias, hasAdd) < kClose, name);
    }
}

// As threads take them: a half of a panel at the end of one share, the other with a whole one.
void PanelProductTest::sharesCanBeTakenApart()
{
    const Case of = makeCase(9, 130, 3);
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        const PanelProduct product = productOf(of, y, AfterProduct::Gelu, true, true);
        kernel(product, 3, 6);
        kernel(product, 0, 1);
        kernel(product, 1, 3);
        QVERIFY2(worst(of, y, AfterProduct::Gelu, true, true) < kClose, name);
    }
}

void PanelProductTest::nanStays()
{
    Case of = makeCase(2, 20, 1);
    of.x[0] = NAN;
    for (const auto& [name, kernel] : kernels()) {
        for (const AfterProduct what :
             {AfterProduct::Nothing, AfterProduct::Relu, AfterProduct::Gelu}) {
            std::vector<float> y;
            kernel(productOf(of, y, what, true, false), 0, 2);
            QVERIFY2(std::isnan(y.front()) && std::isnan(y[kPanelColumns - 1]), name);
            QVERIFY2(!std::isnan(y.back()), name);
        }
    }
}

void PanelProductTest::fastestIsChosen()
{
    const auto known = kernels();
    QCOMPARE(panelKernel() == nullptr, known.empty());
    QVERIFY(known.empty() || panelKernel() == known.front().second);
}

QTEST_APPLESS_MAIN(PanelProductTest)

#include "tst_panel_product.moc"
