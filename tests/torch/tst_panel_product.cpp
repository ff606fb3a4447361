// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torch/panel_case.h"

#include <QtTest>

#include <cmath>
#include <vector>

using namespace maskscope;

namespace {

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
    const PanelCase of = makePanelCase(rows, in, 2);
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        kernel(productOf(of, y), 0, 4);
        QVERIFY2(worstOf(of, y) < kCloseSum, name);
    }
}

void PanelProductTest::whatFollowsIsRight_data()
{
    addFollowing();
}

void PanelProductTest::whatFollowsIsRight()
{
    QFETCH(const Following, following);
    const PanelCase of = makePanelCase(7, 200, 2); // in three parts
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        kernel(productOf(of, y, following), 0, 4);
        QVERIFY2(worstOf(of, y, following) < kCloseSum, name);
    }
}

// As threads take them: a half of a panel at the end of one share, the other with a whole one.
void PanelProductTest::sharesCanBeTakenApart()
{
    const PanelCase of = makePanelCase(9, 130, 3);
    const Following all{AfterProduct::Gelu, true, true};
    for (const auto& [name, kernel] : kernels()) {
        std::vector<float> y;
        const PanelProduct product = productOf(of, y, all);
        kernel(product, 3, 6);
        kernel(product, 0, 1);
        kernel(product, 1, 3);
        QVERIFY2(worstOf(of, y, all) < kCloseSum, name);
    }
}

void PanelProductTest::nanStays()
{
    PanelCase of = makePanelCase(2, 20, 1);
    of.x[0] = NAN;
    for (const auto& [name, kernel] : kernels()) {
        for (const AfterProduct what :
             {AfterProduct::Nothing, AfterProduct::Relu, AfterProduct::Gelu}) {
            std::vector<float> y;
            kernel(productOf(of, y, {what, true, false}), 0, 2);
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
